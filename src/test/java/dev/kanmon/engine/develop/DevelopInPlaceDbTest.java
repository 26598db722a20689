package dev.kanmon.engine.develop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.engine.develop.DevelopRequest.Wish;
import dev.kanmon.engine.develop.DevelopRequest.Word;
import dev.kanmon.engine.schema.shadow.ShadowFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a private shadow, a new migration is tried in the kept replay itself, which then is that of the new history. */
class DevelopInPlaceDbTest {

    private static final String ROLE = "\nenum Role {\n  USER\n  ADMIN\n}\n";

    @TempDir
    Path directory;

    private DevelopScene scene;

    @BeforeEach
    void project() {
        scene = new DevelopScene(directory.resolve("project"))
                .shadow(ShadowFixture.cachedIn(directory.resolve("shadow")))
                .schema(DevelopScene.USER);
        scene.dev("init");
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void historyGrowsWithoutACopyOfTheReplay() {
        assertInSync();
        List<String> databases = databases();
        for (String column : List.of("one", "two", "three")) {
            scene.schema(with(column + " String?"));
            assertThat(scene.dev(column).created()).isPresent();
            assertInSync();
        }
        assertThat(databases()).isEqualTo(databases);
    }

    @Test
    void migrationThatIsOnlyCreatedIsNotTakenForHistory() {
        scene.schema(with("name String?"));
        scene.createOnly("name");
        assertThat(scene.dev("later").deploy().applied()).containsExactly("20260101000001_name");
        assertInSync();
    }

    @Test
    void scriptWithTransactionsOfItsOwnGoesOnACopyThatIsKept() {
        scene.schema(with("role Role?") + ROLE);
        scene.dev("role");
        scene.schema((with("role Role?") + ROLE).replace("  USER\n", "")).words(Word.ACCEPT_DATA_LOSS);
        assertThat(scene.dev("fewer").created()).isPresent();
        assertThat(scene.script("20260101000002_fewer")).contains("BEGIN;", "COMMIT;");
        assertInSync();
    }

    @Test
    void downScriptIsProvenAndLeavesTheReplayAsTheHistoryMakesIt() {
        scene.schema(with("name String?"));
        scene.dev(new Wish(Optional.of("name"), false, true, List.of()));
        assertThat(scene.text("20260101000001_name/down.sql")).contains("DROP COLUMN");
        assertInSync();
    }

    @Test
    void colleaguesMigrationsAndTheOwnAreKeptTogether() {
        scene.fixture().migration("20260101000001_theirs", "CREATE INDEX CONCURRENTLY i ON \"User\" (email)");
        scene.schema(with("name String?\n  @@index([email], map: \"i\")"));
        assertThat(scene.dev("mine").deploy().applied())
                .containsExactly("20260101000001_theirs", "20260101000002_mine");
        List<String> databases = databases();
        assertInSync();
        assertThat(databases()).isEqualTo(databases);
    }

    private void assertInSync() {
        DevelopResult result = scene.dev("nothing");
        assertThat(result.created()).isEmpty();
        assertThat(result.deploy().outcome()).isEqualTo(ExitCode.NOTHING_TO_DO);
    }

    private static String with(String line) {
        return DevelopScene.USER.replace("}", "  " + line + "\n}");
    }

    /** The numbers of the shadow's databases; a copy has one of its own. */
    private List<String> databases() {
        try (Stream<Path> all = Files.list(directory.resolve("shadow/data/base"))) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
