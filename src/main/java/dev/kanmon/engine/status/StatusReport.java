package dev.kanmon.engine.status;

import dev.kanmon.engine.CommandResult;
import dev.kanmon.engine.session.LockHolder;
import java.util.List;
import java.util.Optional;

/**
 * Where a database stands.
 *
 * @param state the first that applies, in Prisma's order
 * @param failed migrations that a person has to decide on
 * @param running who is migrating now, where an attempt is open; then nothing is called failed
 * @param result the lists and counts, and the outcome
 */
public record StatusReport(State state, List<String> failed, Optional<LockHolder> running, CommandResult result) {

    /** In the order in which Prisma looks. */
    public enum State {
        /** The source has migrations that the database lacks, and the database some that the source lacks. */
        DIVERGED,
        BEHIND,
        /** The schema has no history table. */
        NO_HISTORY,
        FAILED,
        /** An attempt is open, and someone holds the lock. */
        RUNNING,
        /** Also when the database has migrations that the source lacks, as with Prisma. */
        UP_TO_DATE;

        static State of(boolean pending, boolean missing, boolean table, boolean failed, boolean running) {
            if (pending) {
                return missing ? DIVERGED : BEHIND;
            }
            if (!table) {
                return NO_HISTORY;
            }
            if (failed) {
                return FAILED;
            }
            return running ? RUNNING : UP_TO_DATE;
        }

        public boolean isInSync() {
            return this == UP_TO_DATE;
        }
    }
}
