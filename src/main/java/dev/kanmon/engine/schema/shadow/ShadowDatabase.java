package dev.kanmon.engine.schema.shadow;

import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.target.ConnectionUrl;
import java.util.List;

/** A database with a replayed history, that goes when it is closed. */
public final class ShadowDatabase implements AutoCloseable {

    private final Session session;
    private final ConnectionUrl url;
    private final List<String> notes;
    private final Runnable cleanUp;

    ShadowDatabase(Session session, ConnectionUrl url, List<String> notes, Runnable cleanUp) {
        this.session = session;
        this.url = url;
        this.notes = notes;
        this.cleanUp = cleanUp;
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

    @Override
    public void close() {
        session.close();
        cleanUp.run();
    }
}
