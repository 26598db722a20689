package dev.kanmon.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.kanmon.contract.ProblemCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptProblemsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "2 | SELECT 1;¶SELECT 'a¶b;¶",
                "3 | SELECT 1;¶¶SELECT E'a\\';¶",
                "2 | SELECT 1;¶SELECT \"a;¶",
                "2 | SELECT 1,¶$a$ ;¶$$;¶",
                "1 | /* a /* b */¶SELECT 1;",
                "2 | SELECT 1¶+ /* ;¶",
                "2 | SELECT 1¶+ E'a'¶'b",
                "2 | CREATE FUNCTION f() RETURNS int¶BEGIN ATOMIC¶SELECT 1;¶SELECT 2;",
                "1 | SELECT U&'a¶",
                "1 | SELECT B'0;¶"
            })
    void whatNeverEndsIsReportedWithTheLineWhereItStarts(int line, String script) {
        assertThat(Script.parse(script.replace('¶', '\n')).problems())
                .extracting(ScriptProblem::code, ScriptProblem::line)
                .containsExactly(tuple(ProblemCode.UNTERMINATED, line));
    }

    @Test
    void whatNeverEndsDoesNotAlsoCountAsAMissingCommit() {
        assertThat(Script.parse("BEGIN;\nSELECT '1;\nCOMMIT;\n").problems())
                .extracting(ScriptProblem::code)
                .containsExactly(ProblemCode.UNTERMINATED);
    }

    @Test
    void aByteOrderMarkIsReportedAndNoPartOfTheFirstStatement() {
        Script script = Script.parse("\uFEFFSELECT 1;");

        assertThat(script.problems())
                .extracting(ScriptProblem::code, ScriptProblem::line)
                .containsExactly(tuple(ProblemCode.BYTE_ORDER_MARK, 1));
        assertThat(script.statements())
                .extracting(Statement::text, Statement::offset)
                .containsExactly(tuple("SELECT 1", 1));
    }

    @Test
    void aNulCharacterIsReportedWithItsLine() {
        assertThat(Script.parse("SELECT 1;\nSELECT \0 2;").problems())
                .extracting(ScriptProblem::code, ScriptProblem::line)
                .containsExactly(tuple(ProblemCode.NUL_CHARACTER, 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 'a\0b'",
                "SELECT $$\0$$",
                "SELECT 1 AS \"\0\"",
                "SELECT 1 -- \0\n",
                "/* \0 */ SELECT 1",
                "a\0"
            })
    void aNulCharacterIsFoundInQuotesAndCommentsToo(String script) {
        assertThat(Script.parse(script).problems())
                .extracting(ScriptProblem::code)
                .containsExactly(ProblemCode.NUL_CHARACTER);
    }

    @Test
    void commandsOfPsqlAreReportedByNameAndLine() {
        Script script = Script.parse("\\restrict Xy7'\n\nSET a = 1;\n\\connect shop\nSELECT 1 \\gexec\n");

        assertThat(script.problems())
                .extracting(ScriptProblem::code, ScriptProblem::line)
                .containsExactly(
                        tuple(ProblemCode.PSQL_COMMAND, 1),
                        tuple(ProblemCode.PSQL_COMMAND, 4),
                        tuple(ProblemCode.PSQL_COMMAND, 5));
        assertThat(script.problems().get(0).message()).startsWith("\\restrict ").contains("pg_dump");
        assertThat(script.problems().get(1).message()).startsWith("\\connect ").doesNotContain("shop");
    }

    @Test
    void copyFromStdinIsReportedOnceAndItsDataIsNotRead() {
        Script script = Script.parse("SELECT 1;\nCOPY public.t (a, b) FROM stdin WITH (FORMAT text);\n"
                + "1\tdon't; \\N $$ /*\n2\t\\\\ \"\n\\.\n\nSELECT 2;\n");

        assertThat(script.problems())
                .extracting(ScriptProblem::code, ScriptProblem::line)
                .containsExactly(tuple(ProblemCode.COPY_FROM_STDIN, 2));
        assertThat(script.statements()).extracting(Statement::line).containsExactly(1, 2, 7);
    }

    @Test
    void copyFromStdinWithoutEndOfDataIsReportedOnce() {
        assertThat(Script.parse("COPY t FROM STDIN;\n1\tit's\n").problems())
                .extracting(ScriptProblem::code)
                .containsExactly(ProblemCode.COPY_FROM_STDIN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COPY t TO STDOUT",
                "COPY t FROM '/data/stdin'",
                "COPY (SELECT a FROM stdin) TO '/x'",
                "COPY t FROM PROGRAM 'cat'",
                "INSERT INTO t SELECT a FROM stdin"
            })
    void otherFormsOfCopyAreNoProblem(String statement) {
        assertThat(Script.parse(statement).problems()).isEmpty();
    }

    @Test
    void aFileThatIsNoSqlGivesAFewProblemsOnly() {
        assertThat(Script.parse("\\\n".repeat(100_000)).problems()).hasSizeLessThanOrEqualTo(20);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | BEGIN; SELECT 1;",
                "2 | SELECT 1;¶START TRANSACTION ISOLATION LEVEL SERIALIZABLE;¶BEGIN;",
                "1 | ROLLBACK;",
                "2 | SELECT 1;¶ABORT WORK;",
                "3 | BEGIN;¶SELECT 1;¶PREPARE TRANSACTION 'x';",
                "3 | BEGIN;¶SELECT 1;¶COMMIT AND CHAIN; COMMIT;",
                "3 | BEGIN;¶SELECT 1;¶ROLLBACK TRANSACTION AND CHAIN; ROLLBACK;",
                "2 | BEGIN;¶CREATE INDEX CONCURRENTLY i ON t (a);¶COMMIT;",
                "2 | BEGIN;¶VACUUM t;¶END;"
            })
    void transactionsThatLoseWorkAreReported(int line, String script) {
        assertThat(Script.parse(script.replace('¶', '\n')).problems())
                .extracting(ScriptProblem::code, ScriptProblem::line)
                .containsExactly(tuple(ProblemCode.TRANSACTION_CONTROL, line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BEGIN; SELECT 1; COMMIT;",
                "BEGIN; BEGIN; COMMIT;",
                "BEGIN; SAVEPOINT a; ROLLBACK TO a; ROLLBACK WORK TO SAVEPOINT a; RELEASE a; END WORK;",
                "BEGIN; COMMIT AND NO CHAIN;",
                "BEGIN; ROLLBACK;",
                "SELECT 1; COMMIT; SELECT 2;",
                "BEGIN; DROP SUBSCRIPTION s; COMMIT;",
                "COMMIT PREPARED 'x';"
            })
    void transactionsThatAreEndedAreNoProblem(String script) {
        assertThat(Script.parse(script).problems()).isEmpty();
    }

    @Test
    void anUnknownDirectiveIsReported() {
        assertThat(Script.parse("-- a\n--kanmon:no-transactions\nSELECT 1;").problems())
                .extracting(ScriptProblem::code, ScriptProblem::line)
                .containsExactly(tuple(ProblemCode.UNKNOWN_DIRECTIVE, 2));
    }

    @Test
    void directivesCountBeforeTheFirstStatementOnlyAndNotInsideOfComments() {
        List<String> without = List.of(
                "SELECT 1;\n-- kanmon:no-transaction",
                "/*\n-- kanmon:no-transaction\n*/ SELECT 1",
                "SELECT '\n-- kanmon:no-transaction\n'");

        assertThat(without).noneMatch(script -> Script.parse(script).noTransaction());
        assertThat(Script.parse("/* licence */\r\n-- what it does\r\n-- kanmon:no-transaction\r\nSELECT 1")
                        .noTransaction())
                .isTrue();
    }

    @Test
    void problemsComeInTheOrderOfTheirLines() {
        assertThat(Script.parse("BEGIN;\n\\x\nCOPY t FROM STDIN;\n\\.\n").problems())
                .extracting(ScriptProblem::line)
                .containsExactly(1, 2, 3);
    }
}
