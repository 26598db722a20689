package dev.kanmon.engine.develop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.contract.Environment;
import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.develop.DevelopRequest.Word;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each question that {@code dev} asks, answered with yes, with no, and with nobody there to answer. */
class DevelopQuestionsDbTest {

    private static final String INIT = "20260101000000_init";
    private static final String NEXT = "20260101000001_next";
    private static final String WITH_NAME =
            "model User {\n  id    Int    @id @default(autoincrement())\n  email String\n  name  String\n}\n";

    @TempDir
    Path project;

    private DevelopScene scene;

    @BeforeEach
    void develop() {
        scene = new DevelopScene(project).schema(DevelopScene.USER);
        scene.dev("init");
        scene.database().sql("INSERT INTO \"User\" (email) VALUES ('a@example.com')");
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void viewMadeByHandIsDriftAndAResetIsAskedFor() {
        scene.database().sql("CREATE VIEW by_hand AS SELECT 1 AS one");
        Answers no = new Answers(false);

        Problem refused = DevelopScene.refused(() -> scene.person(no).dev("next"));

        assertThat(refused.outcome()).isEqualTo(ExitCode.ANSWER_NEEDED);
        assertThat(no.asked()).singleElement().satisfies(question -> assertThat(question.found())
                .contains("Drift detected", "view public.by_hand", "We need to reset the database"));
        assertThat(users()).isEqualTo(1L);
        assertThat(scene.fixture().exists("by_hand")).isTrue();
    }

    @Test
    void resetThatWasAgreedToBeginsAnewAndGoesOn() {
        scene.database().sql("CREATE VIEW by_hand AS SELECT 1 AS one");

        DevelopResult result = scene.person(new Answers(true)).dev("next");

        assertThat(result.wasReset()).isTrue();
        assertThat(result.deploy().applied()).containsExactly(INIT);
        assertThat(scene.fixture().exists("by_hand")).isFalse();
        assertThat(users()).isEqualTo(0L);
    }

    @Test
    void withoutATerminalAResetNeedsItsOwnWordAndDevelopment() {
        scene.fixture().migration(INIT, scene.script(INIT) + "-- edited\n");

        Problem refused = scene.words(Word.ACCEPT_DATA_LOSS).refused("next");
        scene.words(Word.FORCE_RESET).environment(Environment.Staging);
        Problem inStaging = scene.refused("next");
        DevelopResult forced = scene.environment(Environment.Development).dev("next");

        assertThat(refused.code()).isEqualTo(ProblemCode.ANSWER_NEEDED);
        assertThat(refused.message()).contains("`" + INIT + "` was modified after it was applied");
        assertThat(refused.hint()).contains("--force-reset --environment Development", "version control");
        assertThat(inStaging.code()).isEqualTo(ProblemCode.ANSWER_NEEDED);
        assertThat(forced.wasReset()).isTrue();
        assertThat(scene.fixture().rows()).hasSize(1);
    }

    @Test
    void missingFolderAndFailedMigrationAreToldTogether() {
        scene.fixture().migration(NEXT, "CREATE TABLE gone (id int);");
        scene.fixture().deploy();
        scene.fixture().remove(NEXT);
        scene.fixture().migration("20260101000002_bad", "SELECT 1/0;");
        scene.fixture().deploy();
        scene.fixture().migration("20260101000002_bad", "SELECT 1;");

        Problem refused = scene.refused("next");

        assertThat(refused.message())
                .contains("- The migration `20260101000002_bad` failed.", "missing from the local migrations", NEXT);
        assertThat(refused.hint()).contains("kanmon resolve --rolled-back 20260101000002_bad");
    }

    @Test
    void schemaWithoutAHistoryIsNotTakenForOnesOwn() {
        scene.database().sql("DROP TABLE _prisma_migrations");

        Problem refused = scene.refused("next");

        assertThat(refused.message()).contains("no migration history", "table public.User");
        assertThat(refused.hint()).contains("resolve --applied");
    }

    @Test
    void schemasOfOtherProgramsAreNoDriftAndSurviveAReset() {
        scene.database().sql("CREATE SCHEMA auth; CREATE TABLE auth.session (id int)");

        DevelopResult inSync = scene.dev("next");
        scene.database().sql("CREATE VIEW by_hand AS SELECT 1 AS one");
        scene.words(Word.FORCE_RESET).dev("next");

        assertThat(inSync.deploy().outcome()).isEqualTo(ExitCode.NOTHING_TO_DO);
        assertThat(scene.fixture().exists("auth.session")).isTrue();
    }

    @Test
    void losingDataIsAskedForOnlyWhereThereAreData() {
        scene.schema("model User {\n  id Int @id @default(autoincrement())\n}\n");

        Problem nobody = scene.refused("next");
        Answers no = new Answers(false);
        Problem refused = DevelopScene.refused(() -> scene.person(no).dev("next"));
        DevelopResult agreed = scene.person(new Answers(true)).dev("next");

        assertThat(nobody.code()).isEqualTo(ProblemCode.ANSWER_NEEDED);
        assertThat(nobody.message()).contains("`email`", "1 non-null values");
        assertThat(nobody.hint()).contains("--accept-data-loss");
        assertThat(refused.message()).isEqualTo("Cancelled: the answer was no.");
        assertThat(scene.folders()).containsExactly(INIT, NEXT);
        assertThat(agreed.warnings()).hasSize(1);
    }

    @Test
    void whatCannotRunOverTheRowsIsRefusedUnlessItIsOnlyCreated() {
        scene.schema(WITH_NAME);

        Problem refused = scene.words(Word.ACCEPT_DATA_LOSS).refused("next");
        DevelopResult created = scene.createOnly("next");

        assertThat(refused.code()).isEqualTo(ProblemCode.NOT_EXECUTABLE);
        assertThat(refused.message()).contains("required column `name`");
        assertThat(refused.hint()).contains("kanmon dev --create-only");
        assertThat(created.warnings()).singleElement().asString().contains("required column `name`");
        assertThat(scene.script(NEXT)).contains("ADD COLUMN     \"name\" TEXT NOT NULL");
    }

    @Test
    void renameThatIsAgreedToKeepsWhatTheColumnHolds() {
        Answers yes = new Answers(true);
        scene.schema("model User {\n  id   Int    @id @default(autoincrement())\n  mail String\n}\n")
                .person(yes);

        scene.dev("next");

        assertThat(yes.asked()).singleElement().isInstanceOf(Question.Renamed.class);
        assertThat(scene.script(NEXT))
                .contains("RENAME COLUMN \"email\" TO \"mail\"")
                .doesNotContain("DROP");
        assertThat(scene.database().value("SELECT mail FROM \"User\"")).isEqualTo("a@example.com");
    }

    @Test
    void renameThatIsDeniedIsADropAndAnAdd() {
        scene.schema("model User {\n  id   Int     @id @default(autoincrement())\n  mail String?\n}\n")
                .person(new Answers(false, true));

        scene.dev("next");

        assertThat(scene.script(NEXT)).contains("DROP COLUMN \"email\"", "ADD COLUMN     \"mail\" TEXT");
    }

    @Test
    void withoutATerminalARenameIsWhatTheCommandLineSays() {
        scene.schema("model User {\n  id   Int     @id @default(autoincrement())\n  mail String?\n}\n");

        Problem refused = scene.refused("next");
        DevelopResult unasked = scene.words(Word.ACCEPT_DATA_LOSS).createOnly("next");
        scene.fixture().remove(NEXT);
        DevelopResult said = scene.renaming("next", "User.email=mail");

        assertThat(refused.hint()).contains("--accept-data-loss", "--renamed User.email=mail");
        assertThat(unasked.unasked()).map(RenameWord::toString).containsExactly("User.email=mail");
        assertThat(said.unasked()).isEmpty();
        assertThat(scene.database().value("SELECT mail FROM \"User\"")).isEqualTo("a@example.com");
    }

    @Test
    void renameOfWhatIsNotThereIsRefused() {
        Problem column = DevelopScene.refused(() -> scene.renaming("next", "User.mial=mail"));
        Problem table = DevelopScene.refused(() -> scene.renaming("next", "Usr=Person"));

        assertThat(column.code()).isEqualTo(ProblemCode.NOT_A_RENAME);
        assertThat(column.message()).contains("no column `mial`");
        assertThat(table.message()).contains("no table `Usr`");
    }

    private Object users() {
        return scene.database().value("SELECT count(*) FROM \"User\"");
    }
}
