package dev.kanmon.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.engine.sql.Segment.Alone;
import dev.kanmon.engine.sql.Segment.Transactional;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentsTest {

    /** A transaction is written [begin: statements], one that is undone ends in !, a statement by itself stands in ( ). */
    private static String shape(String script) {
        return Segments.of(Script.parse(script)).stream()
                .map(SegmentsTest::shape)
                .collect(Collectors.joining(" "));
    }

    private static String shape(Segment segment) {
        String statements = segment.statements().stream().map(Statement::text).collect(Collectors.joining("; "));
        return segment instanceof Transactional transaction
                ? "[" + transaction.begin() + ": " + statements + "]" + (transaction.rolledBack() ? "!" : "")
                : "(" + statements + ")";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a; b; c | [BEGIN: a; b; c]",
                "a; VACUUM; b; c | [BEGIN: a] (VACUUM) [BEGIN: b; c]",
                "VACUUM; VACUUM t | (VACUUM) (VACUUM t)",
                "BEGIN; a; b; COMMIT | [BEGIN: a; b]",
                "a; BEGIN ISOLATION LEVEL SERIALIZABLE; b; END; c | [BEGIN: a] [BEGIN ISOLATION LEVEL SERIALIZABLE: b]"
                        + " [BEGIN: c]",
                "START TRANSACTION READ ONLY; a; COMMIT WORK | [START TRANSACTION READ ONLY: a]",
                "BEGIN; a; ROLLBACK; b | [BEGIN: a]! [BEGIN: b]",
                "BEGIN; a; BEGIN; b; COMMIT; c | [BEGIN: a; b] [BEGIN: c]",
                "a; COMMIT; b | [BEGIN: a] [BEGIN: b]",
                "BEGIN; a; SAVEPOINT s; b; ROLLBACK TO s; COMMIT | [BEGIN: a; SAVEPOINT s; b; ROLLBACK TO s]",
                "BEGIN; DROP SUBSCRIPTION s; COMMIT | [BEGIN: DROP SUBSCRIPTION s]",
                "a; DROP SUBSCRIPTION s; b | [BEGIN: a] (DROP SUBSCRIPTION s) [BEGIN: b]"
            })
    void scriptsAreCutIntoWhatIsCommittedTogether(String script, String expected) {
        assertThat(shape(script)).isEqualTo(expected);
    }

    @Test
    void emptyTransactionsAndEmptyScriptsGiveNoSegments() {
        assertThat(shape("BEGIN; COMMIT; BEGIN; ROLLBACK; COMMIT")).isEmpty();
        assertThat(shape(" -- nothing\n")).isEmpty();
    }

    @Test
    void theDirectiveRunsEveryStatementByItselfButLeavesExplicitBlocks() {
        assertThat(shape("-- kanmon:no-transaction\na; b; BEGIN; c; d; COMMIT; CALL e()"))
                .isEqualTo("(a) (b) [BEGIN: c; d] (CALL e())");
    }

    private static Recovery recoveryOf(String statement) {
        List<Segment> segments = Segments.of(Script.parse(statement));
        assertThat(segments).singleElement().isInstanceOf(Alone.class);
        return ((Alone) segments.get(0)).recovery();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE INDEX CONCURRENTLY My_Index ON Users (a) | my_index | '' | users | false",
                "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS \"My\"\"Index\" ON ONLY Shop.\"Users\" (a) | My\"Index | shop"
                        + " | Users | true",
                "CREATE INDEX CONCURRENTLY /* c */ if ON t (a) | if | '' | t | false"
            })
    void recoveryOfAnIndexKnowsWhatTheCatalogCallsIt(
            String statement, String index, String schema, String table, boolean ifNotExists) {
        Recovery.CreateIndex recovery = (Recovery.CreateIndex) recoveryOf(statement);

        assertThat(recovery.index()).isEqualTo(index);
        assertThat(recovery.table().schema().orElse("")).isEqualTo(schema);
        assertThat(recovery.table().name()).isEqualTo(table);
        assertThat(recovery.ifNotExists()).isEqualTo(ifNotExists);
    }

    @Test
    void longNamesAreCutAsTheServerCutsThem() {
        String name = "ä".repeat(40);

        Recovery.CreateIndex recovery =
                (Recovery.CreateIndex) recoveryOf("CREATE INDEX CONCURRENTLY " + name + " ON t (a)");

        assertThat(recovery.index()).isEqualTo("ä".repeat(31));
    }

    @Test
    void recoveryOfADropKnowsTheNames() {
        Recovery.DropIndex recovery = (Recovery.DropIndex) recoveryOf("DROP INDEX CONCURRENTLY a, S.\"B\" CASCADE");

        assertThat(recovery.indexes()).extracting(QualifiedName::name).containsExactly("a", "B");
        assertThat(recovery.indexes().get(1).schema()).contains("s");
        assertThat(recovery.ifExists()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "VACUUM t",
                "REINDEX SCHEMA s",
                "ALTER SYSTEM RESET ALL",
                "CLUSTER",
                "DISCARD ALL",
                "ALTER DATABASE d SET TABLESPACE t"
            })
    void someStatementsCanSimplyBeRepeated(String statement) {
        assertThat(recoveryOf(statement)).isEqualTo(new Recovery.Repeatable());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE INDEX CONCURRENTLY ON t (a)",
                "CREATE INDEX CONCURRENTLY U&\"d\\0061t\" ON t (a)",
                "CREATE DATABASE d",
                "DROP DATABASE d",
                "ALTER TABLE t DETACH PARTITION p CONCURRENTLY",
                "COMMIT PREPARED 'x'",
                "-- kanmon:no-transaction\nCALL p()",
                "-- kanmon:no-transaction\nCREATE TABLE t (a int)",
                "-- kanmon:no-transaction\nCREATE INDEX i ON t (a)"
            })
    void whatCannotBeKnownIsLeftToAPerson(String statement) {
        assertThat(recoveryOf(statement)).isEqualTo(new Recovery.Unknown());
    }
}
