package dev.kanmon.engine.backup.restore;

import dev.kanmon.engine.target.ConnectionUrl;
import java.time.Duration;
import java.util.Optional;

/**
 * What is to be brought back, and how.
 *
 * @param target the database that the backup stands in for afterwards
 * @param identifier of the backup, as the backup's maker reported it
 * @param method how
 * @param jobs how many tables are restored at once, from 1; of use with {@link Method#SWAP} and a local archive only
 * @param decision names the decision to restore; the same one again goes on where it was cut off, and is done once. Empty:
 *     an unfinished restore of the same backup is gone on with, and else a new one begun
 * @param anyDatabase whether the backup may be of a database of another name
 * @param patience how long to wait for the migration lock
 */
public record RestoreRequest(
        ConnectionUrl target,
        String identifier,
        Method method,
        int jobs,
        Optional<String> decision,
        boolean anyDatabase,
        Duration patience) {

    /** Where a dump goes. */
    public enum Method {
        /** Into a new database that takes the old one's name; the old one stays under another. */
        SWAP,
        /** Over what is there, in one transaction. */
        IN_PLACE
    }
}
