package dev.kanmon.engine.environment;

import dev.kanmon.contract.Environment;
import dev.kanmon.engine.session.Session;
import java.util.Optional;

/** What a database that was deployed to as production says of itself from then on. */
public final class ProductionMark {

    private ProductionMark() {}

    /**
     * Leaves the mark beside the history, where it is not there yet. It stays whatever a later deploy is called.
     *
     * @param session under the advisory lock, in a database that has the URL's schema, and in no transaction
     * @param environment what the deploy is told that the database is for; only Production leaves a mark
     * @return why it could not be left, for a warning: no deploy fails for that; empty where all is as it should be
     * @throws dev.kanmon.engine.session.ServerException where the connection is lost
     */
    public static Optional<String> leave(Session session, Environment environment) {
        return switch (environment) {
            case Production -> new EnvironmentTable(session.schema()).mark(session);
            case Staging, Development -> Optional.empty();
        };
    }

    /** Whether this database counts as production by its own word: what takes its place has to remember that, too. */
    public static boolean isThere(Session session) {
        return find(session).isPresent();
    }

    /**
     * Whether this database was deployed to as production. Where the role may not read the mark, or cannot make sense of
     * it, it counts as one.
     */
    static Optional<FoundMark> find(Session session) {
        return EnvironmentTable.all(session).stream()
                .map(table -> FoundMark.read(session, table))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
