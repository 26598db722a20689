package dev.kanmon.engine.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileChecksTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "^SELECT 1 | file/bom@1",
                "SELECT 1;~\\connect other~SELECT 2 | file/psql-command@2",
                "SELECT 1;~COPY t FROM STDIN;~1~\\.~SELECT 2 | file/copy-stdin@2",
                "-- nothing | file/empty@1",
                "SELECT 'a | file/syntax@1",
                "SELECT 1;~SELEC 2 | file/syntax@2",
                "SELECT 1;~BEGIN;~SELECT 2 | tx/begin-without-commit@2",
                "SELECT 1;~ROLLBACK | tx/refused-control@2",
                "BEGIN; SELECT 1;~COMMIT AND CHAIN;~COMMIT | tx/refused-control@2",
                "BEGIN; SELECT 1;~PREPARE TRANSACTION 'x' | tx/refused-control@2",
                "BEGIN;~VACUUM t;~COMMIT | tx/concurrently-in-transaction@2",
            })
    void reportsWhateverKeepsAScriptFromRunning(String script, String expected) {
        assertThat(found(script.replace('~', '\n').replace('^', '\uFEFF'))).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT 1;", "SELECT 1", "BEGIN; SELECT 1; COMMIT;", "-- kanmon:no-transaction\nVACUUM t;"})
    void sparesWhatRuns(String script) {
        assertThat(found(script)).isEmpty();
    }

    @Test
    void tellsTheLineInTheBodyOfADoBlock() {
        assertThat(found(
                        "SELECT 1;\n\nDO\n$body$\nDECLARE\n  x int;\nBEGIN\n  IF true THEN\n    DROP TABLE a;\n  END IF;\n"
                                + "  BEGIN\n    EXECUTE 'TRUNCATE ' || 'b';\n  EXCEPTION WHEN OTHERS THEN\n    DELETE FROM c;\n"
                                + "  END;\nEND\n$body$;"))
                .contains("data/drop-table@9", "data/truncate@12", "data/delete-all@14");
    }

    @Test
    void tellsOfAFunctionWhereItIsCalled() {
        assertThat(
                        found(
                                "CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$\nBEGIN\n  DELETE FROM a;\n  PERFORM f();\n"
                                        + "END $$;\n\nSELECT f();\nCREATE PROCEDURE p() BEGIN ATOMIC DELETE FROM b; END;\nCALL p();"))
                .filteredOn(finding -> finding.startsWith("data/"))
                .containsExactlyInAnyOrder("data/delete-all@7", "data/delete-all@9");
    }

    private static List<String> found(String script) {
        return LintOf.script(script).stream()
                .map(finding -> finding.rule() + "@" + finding.place().line())
                .toList();
    }
}
