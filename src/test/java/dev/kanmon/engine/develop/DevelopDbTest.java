package dev.kanmon.engine.develop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.contract.Environment;
import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.develop.DevelopRequest.Wish;
import dev.kanmon.engine.develop.DevelopRequest.Word;
import dev.kanmon.engine.schema.shadow.ShadowSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Procedures 1 and 14: what a developer meets from one migration to the next, each on a database of its own. */
class DevelopDbTest {

    private static final String INIT = "20260101000000_init";
    private static final String NEXT = "20260101000001_next";
    private static final String WITH_NAME =
            "model User {\n  id    Int     @id @default(autoincrement())\n  email String\n  name  String?\n}\n";

    @TempDir
    Path project;

    private DevelopScene scene;

    @BeforeEach
    void project() {
        scene = new DevelopScene(project).schema(DevelopScene.USER);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void firstMigrationIsWrittenAndAppliedAndThenAllIsInSync() {
        DevelopResult first = scene.dev("init");
        DevelopResult again = scene.dev("again");

        assertThat(first.created()).contains(INIT);
        assertThat(first.deploy().outcome()).isEqualTo(ExitCode.DONE);
        assertThat(first.deploy().applied()).containsExactly(INIT);
        assertThat(scene.fixture().exists("\"User\"")).isTrue();
        assertThat(scene.text("migration_lock.toml")).contains("provider = \"postgresql\"");
        assertThat(again.created()).isEmpty();
        assertThat(again.deploy().outcome()).isEqualTo(ExitCode.NOTHING_TO_DO);
        assertThat(scene.folders()).containsExactly(INIT);
    }

    @Test
    void whatColleaguesHaveAddedIsAppliedBeforeTheOwnChangeIsMade() {
        scene.dev("init");
        scene.fixture().migration(NEXT, "CREATE TABLE \"Theirs\" (\"id\" INTEGER NOT NULL);");
        scene.schema(WITH_NAME + "model Theirs {\n  id Int\n  @@ignore\n}\n");

        DevelopResult result = scene.dev("mine");

        assertThat(result.deploy().applied()).containsExactly(NEXT, "20260101000002_mine");
        assertThat(scene.script("20260101000002_mine"))
                .isEqualTo("-- AlterTable\nALTER TABLE \"User\" ADD COLUMN     \"name\" TEXT;\n");
    }

    @Test
    void migrationThatIsOnlyCreatedCanBeEditedAndIsAppliedByTheNextRun() {
        scene.dev("init");
        scene.schema(WITH_NAME);

        DevelopResult created = scene.createOnly("next");
        assertThat(created.createOnly()).isTrue();
        assertThat(created.deploy().pending()).containsExactly(NEXT);
        assertThat(scene.database()
                        .query("SELECT 1 FROM pg_attribute WHERE attname = 'name' AND attrelid = '\"User\"'::regclass"))
                .isEmpty();
        scene.fixture().migration(NEXT, scene.script(NEXT) + "CREATE INDEX named ON \"User\" (name) WHERE name <> '';");
        DevelopResult applied = scene.dev("later");

        assertThat(applied.created()).isEmpty();
        assertThat(applied.deploy().applied()).containsExactly(NEXT);
        assertThat(scene.fixture().exists("named")).isTrue();
    }

    @Test
    void emptyMigrationIsCreatedOnlyWhereOneIsAskedFor() {
        scene.dev("init");

        DevelopResult created = scene.createOnly("next");

        assertThat(created.created()).contains(NEXT);
        assertThat(scene.script(NEXT)).isEqualTo("-- This is an empty migration.");
    }

    @Test
    void withoutANameThePersonIsAskedAndWithoutAPersonItHasNone() {
        scene.dev(new Wish(Optional.empty(), false, false, List.of()));
        scene.schema(WITH_NAME).person(new Answers(true));
        scene.dev(new Wish(Optional.empty(), false, false, List.of()));

        assertThat(scene.folders()).containsExactly("20260101000000_", "20260101000001_asked_for");
    }

    @Test
    void productionIsRefusedWhateverIsSaid() {
        scene.environment(Environment.Production).words(Word.ACCEPT_DATA_LOSS, Word.FORCE_RESET);

        assertThat(scene.refused("init").code()).isEqualTo(ProblemCode.PRODUCTION_PROTECTED);
        assertThat(DevelopScene.refused(scene::push).code()).isEqualTo(ProblemCode.PRODUCTION_PROTECTED);
        assertThat(scene.folders()).isEmpty();
        assertThat(scene.fixture().exists("_prisma_migrations")).isFalse();
    }

    @Test
    void databaseThatRemembersToBeProductionIsRefusedInDevelopment() {
        scene.fixture()
                .migration(INIT, "CREATE TABLE \"User\" (id int);")
                .settings(dev.kanmon.engine.deploy.DeploySettings.DEFAULT.withEnvironment(Environment.Production))
                .deploy();

        assertThat(scene.refused("next").code()).isEqualTo(ProblemCode.PRODUCTION_PROTECTED);
    }

    @Test
    void migrationOfAColleagueThatDoesNotReplayIsToldWithItsLineAndSqlstate() {
        scene.dev("init");
        scene.fixture().migration(NEXT, "SELECT 1;\nALTER TABLE \"User\" ADD COLUMN name tabel;");

        Problem problem = scene.refused("mine");

        assertThat(problem.code()).isEqualTo(ProblemCode.REPLAY_FAILED);
        assertThat(problem.message()).contains(NEXT, "Line 2", "42704");
        assertThat(scene.fixture().rows()).hasSize(1);
    }

    @Test
    void withoutAShadowNothingIsDone() {
        Problem problem = DevelopScene.refused(
                () -> scene.shadow(new ShadowSettings.Off()).dev("init"));

        assertThat(problem.code()).isEqualTo(ProblemCode.SHADOW_UNAVAILABLE);
        assertThat(scene.folders()).isEmpty();
    }

    @Test
    void seedFillsTheTablesOfAFirstMigrationAndNoOthers() {
        scene.seed(new Seed.Script("seed.sql", "INSERT INTO \"User\" (email) VALUES ('a@example.com');"));
        scene.dev("init");
        scene.schema(WITH_NAME).dev("next");

        assertThat(scene.database().value("SELECT count(*) FROM \"User\"")).isEqualTo(1L);
    }

    @Test
    void downScriptUndoesTheMigrationAndTellsWhatItCannotBringBack() {
        scene.schema(WITH_NAME).dev("init");
        scene.schema(DevelopScene.USER).words(Word.ACCEPT_DATA_LOSS);

        scene.dev(new Wish(Optional.of("next"), false, true, List.of()));

        assertThat(scene.text(NEXT + "/down.sql"))
                .contains("does not come back", "drop the column `name` on the `User` table")
                .endsWith("-- AlterTable\nALTER TABLE \"public\".\"User\" ADD COLUMN     \"name\" TEXT;\n");
    }
}
