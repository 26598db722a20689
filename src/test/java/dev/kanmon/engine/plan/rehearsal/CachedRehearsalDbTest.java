package dev.kanmon.engine.plan.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.engine.schema.shadow.ShadowFixture;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachedRehearsalDbTest {

    /** Says which replay it was: the history's only value that differs from one to the next. */
    private static final String HISTORY =
            "CREATE TABLE replay (id uuid); INSERT INTO replay VALUES (gen_random_uuid()); CREATE ROLE app";

    /** Fails where there is not exactly the replay that is told, which comes back in the error's message. */
    private static final String TELL = "DO $$ BEGIN RAISE EXCEPTION '%', (SELECT id FROM replay); END $$";

    @TempDir
    Path directory;

    @Test
    void secondRehearsalOfTheSameHistoryDoesNotReplayIt() {
        String first = replay(HISTORY);
        assertThat(replay(HISTORY)).isEqualTo(first);
    }

    @Test
    void otherHistoryIsReplayedAnewThoughItMakesTheSameRoles() {
        String first = replay(HISTORY);
        assertThat(replay("SELECT 1", HISTORY)).isNotEqualTo(first);
    }

    @Test
    void longerHistoryIsReplayedOnTheCachedOneThatItBeginsWith() {
        String first = replay(HISTORY);
        assertThat(replay(HISTORY, "CREATE TABLE later ()")).isEqualTo(first);
    }

    @Test
    void rolesOfARehearsalAreGoneInTheNextAndThoseOfTheHistoryStay() {
        for (int i = 0; i < 2; i++) {
            assertThat(on().history(HISTORY)
                            .pending("CREATE ROLE pending; GRANT SELECT ON replay TO app, pending")
                            .rehearsed()
                            .passed())
                    .isTrue();
        }
    }

    @Test
    void whatTheHistoryHadToSkipIsSaidAgainFromTheCache() {
        List<List<SkippedStatement>> skipped = List.of(skipped(), skipped());
        assertThat(skipped.get(0)).hasSize(1);
        assertThat(skipped.get(1)).isEqualTo(skipped.get(0));
    }

    private List<SkippedStatement> skipped() {
        return on().history("CREATE EXTENSION postgis")
                .pending("SELECT 1")
                .rehearsed()
                .skippedHistory();
    }

    private String replay(String... history) {
        StatementOutcome outcome =
                on().history(history).pending(TELL).statements().get(0).outcome();
        return ((StatementOutcome.Failed) outcome).error().message();
    }

    private RehearsalFixture on() {
        return RehearsalFixture.on(ShadowFixture.cachedIn(directory));
    }
}
