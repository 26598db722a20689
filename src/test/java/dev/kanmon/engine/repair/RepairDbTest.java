package dev.kanmon.engine.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.contract.Document;
import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.RunReport;
import dev.kanmon.engine.CommandResult;
import dev.kanmon.engine.EngineFixture;
import dev.kanmon.engine.deploy.StopSignal;
import dev.kanmon.engine.plan.rehearsal.RehearsalRequest;
import dev.kanmon.engine.repair.Repair.Suggestion;
import dev.kanmon.engine.resolve.Resolution;
import dev.kanmon.engine.schema.catalog.Catalog;
import dev.kanmon.engine.schema.catalog.CatalogReader;
import dev.kanmon.engine.schema.catalog.CatalogScope;
import dev.kanmon.engine.schema.diff.pgcodekeeper.PgCodeKeeperDiff;
import dev.kanmon.engine.schema.shadow.ShadowFixture;
import dev.kanmon.engine.schema.shadow.ShadowSettings;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.source.Checksum;
import dev.kanmon.engine.target.ConnectionUrl;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a failed migration left is told, and both ways out lead where they should. */
class RepairDbTest {

    private static final String NAME = "20240102000000_unlucky";

    private static final String STEPPED = "ALTER TABLE a ADD COLUMN b int;\nCREATE TABLE c (id int PRIMARY KEY);\n"
            + "CREATE UNIQUE INDEX CONCURRENTLY u ON a (id);\n";

    private static final String TRANSACTIONAL =
            "CREATE TABLE c (id int);\nALTER TABLE a ADD CONSTRAINT a_key UNIQUE (id);\n";

    @TempDir
    Path folder;

    private EngineFixture kanmon;

    @BeforeEach
    void deployFirst() {
        kanmon = new EngineFixture(folder);
        kanmon.migration("20240101000000_init", "CREATE TABLE a (id int, name text);");
        kanmon.deploy();
        kanmon.database().sql("INSERT INTO a VALUES (1), (1), (2)");
    }

    @AfterEach
    void dropDatabase() {
        kanmon.close();
    }

    @Test
    void failedUniqueIndexIsTakenBackAndTheMigrationDeployedAgain() {
        Catalog before = catalog();
        Repair repair = repairOf(STEPPED);

        assertThat(repair.tookEffect())
                .containsExactly(
                        "line 1: ALTER TABLE a ADD COLUMN b int", "line 2: CREATE TABLE c (id int PRIMARY KEY)");
        assertThat(repair.notes())
                .anyMatch(note ->
                        note.contains("1 found") && note.contains("SELECT \"id\", count(*) FROM \"public\".\"a\""))
                .anyMatch(note -> note.contains("index public.a.u"));
        Suggestion.Script backward = script(repair.backward());
        assertThat(backward.rehearsed()).as(backward.warnings().toString()).isTrue();

        assertThat(resolve(Resolution.Mark.ROLLED_BACK, backward, repair).outcome())
                .isEqualTo(ExitCode.DONE);
        assertThat(catalog()).isEqualTo(before);

        deleteDuplicates();
        assertThat(kanmon.deploy().applied()).containsExactly(NAME);
    }

    @Test
    void failedUniqueIndexIsCompletedForward() {
        Repair repair = repairOf(STEPPED);
        Suggestion.Script forward = script(repair.forward());
        assertThat(forward.rehearsed()).as(forward.warnings().toString()).isTrue();

        deleteDuplicates();
        assertThat(resolve(Resolution.Mark.APPLIED, forward, repair).outcome()).isEqualTo(ExitCode.DONE);

        assertThat(kanmon.deploy().outcome()).isEqualTo(ExitCode.NOTHING_TO_DO);
        assertThat(kanmon.database()
                        .value("SELECT indisvalid AND indisunique FROM pg_index WHERE indexrelid = 'u'::regclass"))
                .isEqualTo(true);
        assertThat(kanmon.exists("c")).isTrue();
    }

    @Test
    void migrationThatWasRolledBackWholeHasNothingToTakeBack() {
        Repair repair = repairOf(TRANSACTIONAL);

        assertThat(repair.tookEffect()).isEmpty();
        assertThat(script(repair.backward()).script().isEmpty()).isTrue();
        assertThat(script(repair.backward()).rehearsed()).isTrue();
        Suggestion.Script forward = script(repair.forward());
        assertThat(forward.rehearsed()).as(forward.warnings().toString()).isTrue();

        deleteDuplicates();
        assertThat(resolve(Resolution.Mark.APPLIED, forward, repair).outcome()).isEqualTo(ExitCode.DONE);
        assertThat(kanmon.exists("c")).isTrue();
        assertThat(kanmon.exists("a_key")).isTrue();
    }

    @Test
    void whatPrismaLeftHalfDoneIsSeenInTheCatalog() {
        kanmon.migration(NAME, TRANSACTIONAL);
        kanmon.database()
                .sql(
                        "CREATE TABLE c (id int)",
                        "INSERT INTO _prisma_migrations (id, checksum, migration_name, logs) VALUES (gen_random_uuid(), '"
                                + Checksum.of(TRANSACTIONAL) + "', '" + NAME + "', 'A migration failed to apply."
                                + "\n\nDatabase error code: 23505\n\nDatabase error:\nERROR: could not create unique index')");
        CommandResult blocked = kanmon.deploy();
        assertThat(blocked.outcome()).isEqualTo(ExitCode.HISTORY_BLOCKED);

        Repair repair = find(blocked.failure().orElseThrow(), ShadowFixture.TEMPORARY);

        assertThat(repair.tookEffect()).containsExactly("line 1: CREATE TABLE c (id int)");
        assertThat(repair.notes()).anyMatch(note -> note.contains("count(*)"));
        assertThat(script(repair.backward()).script().text()).contains("DROP TABLE");
        assertThat(script(repair.backward()).rehearsed()).isTrue();
        assertThat(script(repair.forward()).rehearsed()).isTrue();
        assertThat(resolve(Resolution.Mark.ROLLED_BACK, script(repair.backward()), repair)
                        .outcome())
                .isEqualTo(ExitCode.DONE);
        assertThat(kanmon.exists("c")).isFalse();
    }

    @Test
    void hotfixOfOtherHandsIsLeftAlone() {
        kanmon.database().sql("CREATE TABLE hotfix (id int)", "CREATE INDEX hotfix_name ON a (name)");
        Repair repair = repairOf(STEPPED);

        assertThat(repair.notes()).anyMatch(note -> note.contains("table public.hotfix"));
        Suggestion.Script backward = script(repair.backward());
        assertThat(backward.rehearsed()).as(backward.warnings().toString()).isTrue();
        assertThat(script(repair.forward()).rehearsed())
                .as(script(repair.forward()).warnings().toString())
                .isTrue();
        assertThat(resolve(Resolution.Mark.ROLLED_BACK, backward, repair).outcome())
                .isEqualTo(ExitCode.DONE);

        assertThat(kanmon.exists("hotfix")).isTrue();
        assertThat(kanmon.exists("hotfix_name")).isTrue();
        assertThat(kanmon.exists("c")).isFalse();
        assertThat(kanmon.exists("u")).isFalse();
    }

    @Test
    void hotfixThatNeedsWhatIsTakenBackIsNamed() {
        CommandResult failed = deploy(STEPPED);
        kanmon.database().sql("CREATE INDEX hotfix_b ON a (b)");
        Repair repair = find(failed.failure().orElseThrow(), ShadowFixture.TEMPORARY);

        Suggestion.Script backward = script(repair.backward());
        assertThat(backward.rehearsed()).isFalse();
        assertThat(backward.warnings()).anyMatch(warning -> warning.contains("index public.a.hotfix_b"));
    }

    @Test
    void authorsOwnScriptIsTakenWhereItLeadsBack() {
        String down = "ALTER TABLE a DROP COLUMN b;\nDROP TABLE c;\nDROP INDEX u;\n";
        kanmon.file(NAME + "/down.sql", down);
        Repair repair = repairOf(STEPPED);

        Suggestion.Script backward = script(repair.backward());
        assertThat(backward.rehearsed()).isTrue();
        assertThat(backward.script().statements())
                .extracting(statement -> statement.sql())
                .containsExactly("ALTER TABLE a DROP COLUMN b", "DROP TABLE c", "DROP INDEX u");
        assertThat(backward.script().losesData()).isTrue();
    }

    @Test
    void authorsOwnScriptThatLeadsElsewhereIsNotTaken() {
        kanmon.file(NAME + "/down.sql", "DROP TABLE c;\n");

        Suggestion.Script backward = script(repairOf(STEPPED).backward());

        assertThat(backward.rehearsed()).isTrue();
        assertThat(backward.script().text()).contains("DROP COLUMN");
    }

    @Test
    void baseThatMovedIsRefused() {
        Repair repair = repairOf(STEPPED);
        kanmon.database().sql("CREATE TABLE hotfix (id int)");

        CommandResult result = resolve(Resolution.Mark.ROLLED_BACK, script(repair.backward()), repair);

        assertThat(result.outcome()).isEqualTo(ExitCode.RESOLUTION_REFUSED);
        assertThat(kanmon.exists("c")).isTrue();
    }

    @Test
    void migrationThatFailsOnAnEmptyCopyTooHasNoWayForward() {
        Repair repair = repairOf("CREATE TABLE c (id int);\nALTER TABLE nowhere ADD COLUMN b int;\n");

        assertThat(repair.forward())
                .isInstanceOfSatisfying(Suggestion.Unavailable.class, none -> assertThat(none.reason())
                        .contains("line 2", "42P01"));
        assertThat(script(repair.backward()).script().isEmpty()).isTrue();
    }

    @Test
    void statementsThatChangeDataAreNamedWhereTheScriptDoesNotDoThem() {
        Repair repair = repairOf(
                "UPDATE a SET name = 'x';\n" + STEPPED.replace("TABLE c", "TABLE d") + "INSERT INTO a VALUES (9);\n");

        assertThat(repair.tookEffect()).hasSize(3).first().asString().startsWith("line 1: UPDATE");
        assertThat(script(repair.backward()).warnings()).anyMatch(warning -> warning.contains("line 1: UPDATE a"));
        assertThat(script(repair.forward()).warnings())
                .anyMatch(warning -> warning.contains("line 5: INSERT INTO a"))
                .noneMatch(warning -> warning.contains("line 1: UPDATE a"));
    }

    @Test
    void shadowThatCannotBeMadeIsTheReasonForNothing() {
        CommandResult failed = deploy(TRANSACTIONAL);

        Repair repair = find(
                failed.failure().orElseThrow(),
                new ShadowSettings.PrivateServer(folder.resolve("nowhere"), Optional.empty()));

        assertThat(repair.fingerprint()).isEmpty();
        assertThat(List.of(repair.backward(), repair.forward())).allSatisfy(suggestion -> assertThat(suggestion)
                .isInstanceOfSatisfying(Suggestion.Unavailable.class, none -> assertThat(none.reason())
                        .contains("nowhere")));
    }

    @Test
    void scriptThatHasChangedSinceItFailedTellsNothing() {
        CommandResult failed = deploy(STEPPED);
        kanmon.migration(NAME, STEPPED + "SELECT 1;\n");

        Repair repair = find(failed.failure().orElseThrow(), ShadowFixture.TEMPORARY);

        assertThat(repair.backward())
                .isInstanceOfSatisfying(Suggestion.Unavailable.class, none -> assertThat(none.reason())
                        .contains("is not the one that failed"));
    }

    private Repair repairOf(String script) {
        return find(deploy(script).failure().orElseThrow(), ShadowFixture.TEMPORARY);
    }

    private CommandResult deploy(String script) {
        kanmon.migration(NAME, script);
        CommandResult failed = kanmon.deploy();
        assertThat(failed.outcome()).isEqualTo(ExitCode.MIGRATION_FAILED);
        return failed;
    }

    private Repair find(RunReport.Failure failure, ShadowSettings shadow) {
        return RepairFinder.find(
                new RepairRequest(
                        ConnectionUrl.parse(kanmon.database().url()),
                        kanmon.source(),
                        failure,
                        shadow,
                        RehearsalRequest.DEFAULT_STATEMENT_LIMIT),
                new PgCodeKeeperDiff(),
                new StopSignal());
    }

    private CommandResult resolve(Resolution.Mark mark, Suggestion.Script suggestion, Repair repair) {
        String text = suggestion.script().text();
        return kanmon.resolve(new Resolution(
                NAME,
                mark,
                true,
                Optional.of(new Resolution.Script(
                        text, Optional.of(Document.digestOf(text)), repair.fingerprint(), Optional.of("uid-1")))));
    }

    private static Suggestion.Script script(Suggestion suggestion) {
        assertThat(suggestion).as(suggestion.toString()).isInstanceOf(Suggestion.Script.class);
        return (Suggestion.Script) suggestion;
    }

    private Catalog catalog() {
        try (Session session = kanmon.open()) {
            return CatalogReader.read(session, CatalogScope.ALL);
        }
    }

    private void deleteDuplicates() {
        kanmon.database().sql("DELETE FROM a WHERE ctid = '(0,1)'");
    }
}
