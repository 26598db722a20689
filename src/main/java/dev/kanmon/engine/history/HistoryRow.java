package dev.kanmon.engine.history;

import java.time.OffsetDateTime;

/**
 * One row of the table. Several rows of one name are normal: each is an attempt, or a person's mark.
 *
 * @param id a UUID, where Prisma or Kanmon wrote it
 * @param checksum of the script as it was
 * @param migration the migration's name
 * @param startedAt when the attempt began
 * @param finishedAt null until it was done
 * @param rolledBackAt null unless a person resolved it so
 * @param logs the error of a failed attempt; null when it did not fail, or was killed; '' on rows of {@code resolve}
 * @param appliedSteps 1 when done. Of a script in several steps that is not done: how many statements took effect
 */
public record HistoryRow(
        String id,
        String checksum,
        String migration,
        OffsetDateTime startedAt,
        OffsetDateTime finishedAt,
        OffsetDateTime rolledBackAt,
        String logs,
        int appliedSteps) {

    /** What a row says. */
    public enum State {
        APPLIED,
        /** Begun and not ended: failed, killed, or running now. */
        UNFINISHED,
        /** As if it were not there, even where the attempt had been finished. */
        ROLLED_BACK
    }

    public State state() {
        if (rolledBackAt != null) {
            return State.ROLLED_BACK;
        }
        return finishedAt != null ? State.APPLIED : State.UNFINISHED;
    }
}
