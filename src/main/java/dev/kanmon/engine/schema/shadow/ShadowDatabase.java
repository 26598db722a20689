package dev.kanmon.engine.schema.shadow;

import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.target.ConnectionUrl;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** A database with a replayed history, that goes when it is closed, unless it is to be kept. */
public final class ShadowDatabase implements AutoCloseable {

    private final Session session;
    private final ConnectionUrl url;
    private final List<String> notes;
    private final Ending ending;
    private Optional<Runnable> keeping = Optional.empty();

    ShadowDatabase(Session session, ConnectionUrl url, List<String> notes, Ending ending) {
        this.session = session;
        this.url = url;
        this.notes = notes;
        this.ending = ending;
    }

    /**
     * What becomes of it when its session is closed.
     *
     * @param keep takes what has been replayed in it now, and the notes that belong to that
     */
    record Ending(Runnable discard, BiConsumer<BaselineKey, List<String>> keep) {

        /** It goes, whatever has run in it. */
        static Ending always(Runnable discard) {
            return new Ending(discard, (key, notes) -> discard.run());
        }
    }

    /** A session with it, open as long as the database is. */
    public Session session() {
        return session;
    }

    /** For further sessions. */
    public ConnectionUrl url() {
        return url;
    }

    /** What the builder of its baseline noted, now or when it was built. */
    public List<String> notes() {
        return notes;
    }

    /**
     * Has it kept when it is closed, as the replay of another history, so that the next call need not make that. Where it is
     * the one database that a role may use, it goes all the same.
     *
     * @param key what has been replayed in it, and nothing else has been changed
     * @param allNotes as the builder of that history would have noted them
     */
    public void keepAs(BaselineKey key, List<String> allNotes) {
        keeping = Optional.of(() -> ending.keep().accept(key, allNotes));
    }

    @Override
    public void close() {
        session.close();
        keeping.orElse(ending.discard()).run();
    }
}
