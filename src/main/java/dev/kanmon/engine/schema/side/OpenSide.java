package dev.kanmon.engine.schema.side;

import dev.kanmon.engine.schema.shadow.ShadowDatabase;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.target.ConnectionUrl;
import java.util.List;

/** A side as a database that can be read. */
public sealed interface OpenSide extends AutoCloseable {

    /** A session with it, open as long as the side is. */
    Session session();

    /** For further sessions. */
    ConnectionUrl url();

    /** What is missing in it because it could not be run on the shadow; a sentence each. */
    List<String> notRun();

    /** Ends what is ours of it. */
    @Override
    void close();

    /** A database that others use as well. */
    record Live(Session session, ConnectionUrl url) implements OpenSide {

        @Override
        public List<String> notRun() {
            return List.of();
        }

        @Override
        public void close() {
            session.close();
        }
    }

    /** A database of a shadow, that goes when it is closed. */
    record Replayed(ShadowDatabase database, List<String> notRun) implements OpenSide {

        public Replayed {
            notRun = List.copyOf(notRun);
        }

        @Override
        public Session session() {
            return database.session();
        }

        @Override
        public ConnectionUrl url() {
            return database.url();
        }

        @Override
        public void close() {
            database.close();
        }
    }
}
