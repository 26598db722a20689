package dev.kanmon.engine.schema.shadow;

import static dev.kanmon.engine.schema.shadow.ShadowFixture.cachedIn;
import static dev.kanmon.engine.schema.shadow.ShadowFixture.key;
import static dev.kanmon.engine.schema.shadow.ShadowFixture.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kanmon.engine.session.ServerException;
import dev.kanmon.engine.session.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A history that grows by a migration is not replayed from its beginning. */
class BaselineGrowthDbTest {

    @TempDir
    Path directory;

    @Test
    void longerHistoryIsBuiltOnTheKeptBeginning() {
        assertThat(replay("a")).containsExactly("a");
        assertThat(replay("a", "b")).as("only the rest").containsExactly("b");
        assertThat(replay("a", "b")).as("kept").isEmpty();
        assertThat(replay("a", "b", "c", "d")).containsExactly("c", "d");
    }

    @Test
    void otherHistoryIsBuiltFromItsBeginning() {
        replay("a", "b");

        assertThat(replay("a", "x")).containsExactly("a", "x");
        assertThat(replay("b")).as("another first one").containsExactly("b");
    }

    @Test
    void keptReplayIsReadAsItIsAndCopiedAfterwards() {
        Recorder recorder = new Recorder(List.of("a"), new ArrayList<>());
        try (ShadowServer server = ShadowServer.open(cachedIn(directory))) {
            try (ShadowDatabase kept = server.baseline(key("a"), recorder)) {
                assertThat(text(kept.session(), "SELECT 'a'::regclass::text")).isEqualTo("a");
                assertThatThrownBy(() -> kept.session().run("CREATE TABLE intruder (id int)"))
                        .isInstanceOfSatisfying(ServerException.class, refused -> assertThat(
                                        refused.error().sqlState())
                                .isEqualTo("25006"));
            }
            try (ShadowDatabase copy = server.rehearsalDatabase(key("a"), recorder)) {
                copy.session().run("CREATE TABLE b (id int)");
            }
        }
        assertThat(recorder.ran()).as("once").containsExactly("a");
    }

    /** Which migrations had to run; the database has them all. */
    private List<String> replay(String... checksums) {
        Recorder recorder = new Recorder(List.of(checksums), new ArrayList<>());
        try (ShadowServer server = ShadowServer.open(cachedIn(directory));
                ShadowDatabase database = server.rehearsalDatabase(key(checksums), recorder)) {
            String tables = "SELECT string_agg(relname, ',' ORDER BY relname) FROM pg_class c"
                    + " WHERE relnamespace = 'public'::regnamespace";
            assertThat(text(database.session(), tables)).isEqualTo(String.join(",", checksums));
            assertThat(database.notes()).containsExactly(checksums);
        }
        return recorder.ran();
    }

    /** Each migration makes a table of its name and leaves a note. */
    private record Recorder(List<String> migrations, List<String> ran) implements BaselineBuilder {

        @Override
        public List<String> build(Session session) {
            return run(session, migrations, List.of());
        }

        @Override
        public Optional<BaselineBuilder> after(int done, List<String> notes) {
            return Optional.of(session -> run(session, migrations.subList(done, migrations.size()), notes));
        }

        private List<String> run(Session session, List<String> rest, List<String> before) {
            List<String> notes = new ArrayList<>(before);
            for (String migration : rest) {
                session.run("CREATE TABLE " + migration + " (id int)");
                notes.add(migration);
                ran.add(migration);
            }
            return notes;
        }
    }
}
