package dev.kanmon.engine.environment;

import dev.kanmon.engine.session.FailureKind;
import dev.kanmon.engine.session.ServerException;
import dev.kanmon.engine.session.Session;
import java.util.Optional;

/**
 * The mark of production that a database has.
 *
 * @param since when it was left, or why that cannot be said: the rest of a sentence about the database
 * @param removal the SQL by which a person takes it away
 */
record FoundMark(String since, String removal) {

    /** @return empty where the table says nothing about this database */
    static Optional<FoundMark> read(Session session, EnvironmentTable table) {
        try {
            return table.markedAt(session)
                    .map(at -> new FoundMark("was deployed to as Production on " + at.toInstant(), table.removal()));
        } catch (ServerException e) {
            if (e.error().kind() == FailureKind.CONNECTION_LOST) {
                throw e;
            }
            return Optional.of(new FoundMark(
                    "counts as production, since its mark cannot be read: "
                            + e.error().message(),
                    table.removal()));
        }
    }
}
