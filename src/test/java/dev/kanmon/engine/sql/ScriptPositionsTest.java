package dev.kanmon.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptPositionsTest {

    private static final Script SCRIPT = Script.parse("-- 😀\nSELECT '😀',\r\n  x; -- y\rSELECT 2\n");

    @Test
    void linesAreCountedForEachKindOfLineEnd() {
        assertThat(SCRIPT.statements()).extracting(Statement::line).containsExactly(2, 4);
        assertThat(SCRIPT.lineAt(SCRIPT.text().indexOf('x'))).isEqualTo(3);
        assertThat(SCRIPT.lineAt(SCRIPT.text().length())).isEqualTo(5);
        assertThat(SCRIPT.lineAt(0)).isEqualTo(1);
    }

    @Test
    void positionsOfTheServerCountCharactersNotUtf16Units() {
        int index = SCRIPT.text().indexOf('x');
        int position = SCRIPT.text().codePointCount(0, index) + 1;

        assertThat(position).isNotEqualTo(index + 1);
        assertThat(SCRIPT.offsetOfPosition(position)).isEqualTo(index);
    }

    @Test
    void positionsInOneStatementLeadToTheScript() {
        Statement first = SCRIPT.statements().get(0);
        int position = first.text().codePointCount(0, first.text().indexOf('x')) + 1;

        assertThat(first.offsetOfPosition(position)).isEqualTo(SCRIPT.text().indexOf('x'));
    }

    @ParameterizedTest
    @CsvSource({"-5,0", "0,0", "1,0", "1000,8"})
    void positionsOutsideStayWithinTheText(int position, int expected) {
        assertThat(Script.parse("SELECT 1").offsetOfPosition(position)).isEqualTo(expected);
    }

    @Test
    void anIndexBelongsToTheStatementThatBeganLast() {
        Script script = Script.parse(" SELECT 1 ; SELECT 2; ");

        assertThat(script.statementAt(0)).isEmpty();
        assertThat(script.statementAt(1)).contains(script.statements().get(0));
        assertThat(script.statementAt(10)).contains(script.statements().get(0));
        assertThat(script.statementAt(12)).contains(script.statements().get(1));
        assertThat(script.statementAt(1000)).contains(script.statements().get(1));
        assertThat(Script.parse("").statementAt(0)).isEmpty();
    }
}
