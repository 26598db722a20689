package dev.kanmon.engine.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.engine.lint.rule.Rules;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinterTest {

    @Test
    void reportsASyntaxErrorWithLineAndColumnAndLooksAtTheRest() {
        List<Finding> findings = lint("CREATE TABLE a (id int);\n\n  CREATE TABEL b;\nDROP TABLE c,;");

        assertThat(findings)
                .extracting(Finding::rule, f -> f.place().line(), f -> f.place().column(), Finding::message)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("file/syntax", 3, 10, "syntax error at or near \"TABEL\""),
                        org.assertj.core.groups.Tuple.tuple("file/syntax", 4, 14, "syntax error at end of input"));
    }

    private static List<Finding> lint(String script) {
        return new Linter(Rules.all())
                .lint(new LintRequest(
                        List.of(new MigrationToLint("20260101000000_a", script, false)), 180000, "public", List.of()))
                .findings();
    }
}
