package dev.kanmon.engine.plan.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kanmon.engine.parse.PostgresParser;
import dev.kanmon.engine.schema.shadow.ShadowFixture;
import dev.kanmon.engine.schema.shadow.ShadowServer;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.TargetConnector;
import dev.kanmon.engine.source.Migration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replay can go on in place, and is as it was unless what ran in it became the history. */
class KeptReplayDbTest {

    /** Says which replay it was: the history's only value that differs from one to the next. */
    private static final Migration FIRST =
            migration("1", "CREATE TABLE replay (id uuid); INSERT INTO replay VALUES (gen_random_uuid())");

    private static final Migration SECOND = migration("2", "CREATE TABLE second (id int)");
    private static final Migration OTHER = migration("2", "CREATE TABLE other (id int)");
    private static final Migration ALONE = migration("2", "CREATE INDEX CONCURRENTLY alone ON replay (id)");

    @TempDir
    Path directory;

    @Test
    void triedOutMigrationThatIsNotKeptIsUndone() {
        String first = look(List.of(FIRST), "replay");
        onKept(replay -> assertThat(replay.tryOut(SECOND)).isTrue());

        assertThat(look(List.of(FIRST), "replay")).isEqualTo(first);
    }

    @Test
    void triedOutMigrationThatIsKeptIsNotRunAgain() {
        String first = look(List.of(FIRST), "replay");
        onKept(replay -> {
            assertThat(replay.tryOut(SECOND)).isTrue();
            replay.keepAs(List.of(FIRST, SECOND));
        });

        assertThat(look(List.of(FIRST, SECOND), "replay,second")).isEqualTo(first);
    }

    @Test
    void whatRanIsNotKeptAsTheReplayOfSomethingElse() {
        String first = look(List.of(FIRST), "replay");
        onKept(replay -> {
            replay.tryOut(SECOND);
            replay.keepAs(List.of(FIRST, OTHER));
        });

        assertThat(look(List.of(FIRST, OTHER), "other,replay")).isEqualTo(first);
    }

    @Test
    void scriptThatRefusesATransactionIsNotTriedOutInPlace() {
        onKept(replay -> assertThat(replay.tryOut(ALONE)).isFalse());
    }

    @Test
    void statementThatFailsIsUndoneAndTheReplayCanBeGoneOnWith() {
        String first = look(List.of(FIRST), "replay");
        onKept(replay -> {
            assertThatThrownBy(() -> replay.tryOut(migration("2", "CREATE TABLE second (id int); SELECT 1 / 0")))
                    .isInstanceOf(ReplayFailedException.class);
            assertThat(replay.tryOut(SECOND)).isTrue();
            replay.keepAs(List.of(FIRST, SECOND));
        });

        assertThat(look(List.of(FIRST, SECOND), "replay,second")).isEqualTo(first);
    }

    @Test
    void copyIsKeptAsTheReplayOfWhatRanInIt() {
        String first = look(List.of(FIRST), "replay");
        on(server -> {
            try (ReplayedSchema copy = ReplayedSchema.of(history(List.of(FIRST)), server, new PostgresParser())) {
                copy.goOnWith(List.of(ALONE));
                copy.keepAs(List.of(FIRST, ALONE));
            }
        });

        assertThat(look(List.of(FIRST, ALONE), "alone,replay")).isEqualTo(first);
    }

    /** The server waits five seconds for the other session to end before it refuses to rename. */
    @Test
    void replayThatCannotBeKeptIsNotTakenForWhatItWas() {
        String first = look(List.of(FIRST), "replay");
        List<Session> others = new ArrayList<>();
        onKept(replay -> {
            others.add(TargetConnector.open(replay.url(), "other"));
            replay.tryOut(SECOND);
            replay.keepAs(List.of(FIRST, SECOND));
        });
        others.forEach(Session::close);

        assertThat(look(List.of(FIRST), "replay")).isNotEqualTo(first);
    }

    private void onKept(Consumer<ReplayedSchema> work) {
        on(server -> {
            try (ReplayedSchema kept = ReplayedSchema.kept(history(List.of(FIRST)), server, new PostgresParser())) {
                work.accept(kept);
            }
        });
    }

    /** Which replay it is, after a look at what has been made. */
    private String look(List<Migration> migrations, String relations) {
        String[] id = new String[1];
        on(server -> {
            try (ReplayedSchema copy = ReplayedSchema.of(history(migrations), server, new PostgresParser())) {
                String made = "SELECT string_agg(relname, ',' ORDER BY relname) FROM pg_class"
                        + " WHERE relnamespace = 'public'::regnamespace AND relname NOT LIKE '\\_prisma%'";
                assertThat(copy.session().query(made, row -> row.getString(1))).containsExactly(relations);
                id[0] = copy.session()
                        .query("SELECT id FROM replay", row -> row.getString(1))
                        .get(0);
            }
        });
        return id[0];
    }

    private void on(Consumer<ShadowServer> work) {
        try (ShadowServer server = ShadowServer.open(ShadowFixture.cachedIn(directory))) {
            work.accept(server);
        }
    }

    private static ReplayedHistory history(List<Migration> migrations) {
        return new ReplayedHistory("shop", "public", migrations, RehearsalRequest.DEFAULT_STATEMENT_LIMIT);
    }

    private static Migration migration(String name, String script) {
        return new Migration(name, Optional.of(script));
    }
}
