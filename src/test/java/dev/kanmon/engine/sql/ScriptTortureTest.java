package dev.kanmon.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.engine.sql.TortureCase.Expected;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScriptTortureTest {

    static List<TortureCase> all() {
        return TortureCase.all();
    }

    @Test
    void thereAreAtLeastEightyScripts() {
        assertThat(all()).hasSizeGreaterThanOrEqualTo(80);
    }

    @ParameterizedTest
    @MethodSource("all")
    void statementsAreCutWhereTheyEnd(TortureCase torture) {
        Script script = Script.parse(torture.script());

        assertThat(script.problems()).isEmpty();
        assertThat(script.statements())
                .extracting(statement -> new Expected(statement.text(), statement.offset()))
                .containsExactlyElementsOf(torture.statements());
    }

    @ParameterizedTest
    @MethodSource("all")
    void windowsLineEndsChangeNothing(TortureCase torture) {
        Script script = Script.parse(torture.script().replace("\n", "\r\n"));

        assertThat(script.problems()).isEmpty();
        assertThat(script.statements())
                .extracting(statement -> statement.text().replace("\r\n", "\n"))
                .containsExactlyElementsOf(
                        torture.statements().stream().map(Expected::text).toList());
        assertThat(script.statements())
                .extracting(Statement::line)
                .containsExactlyElementsOf(Script.parse(torture.script()).statements().stream()
                        .map(Statement::line)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("all")
    void loneCarriageReturnsEndLinesAndCommentsToo(TortureCase torture) {
        Script script = Script.parse(torture.script().replace("\n", "\r"));

        assertThat(script.problems()).isEmpty();
        assertThat(script.statements()).hasSameSizeAs(torture.statements());
    }
}
