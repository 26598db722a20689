package dev.kanmon.engine.plan.rehearsal;

import dev.kanmon.engine.schema.catalog.ObjectChange;
import java.util.List;

/** What a down script did on a shadow. The schema alone is looked at: no down script brings back data. */
public sealed interface DownOutcome {

    /** The schema is again what it was before the migration. */
    record Undone() implements DownOutcome {}

    /**
     * The schema is another than before the migration.
     *
     * @param left what became of the objects on the way up and down
     */
    record NotUndone(List<ObjectChange> left) implements DownOutcome {

        public NotUndone {
            left = List.copyOf(left);
        }
    }

    /**
     * It would fail on the target as well.
     *
     * @param line of the down script, from 1
     * @param message for a person, with the SQLSTATE where the server said it
     */
    record Failed(int line, String message) implements DownOutcome {}

    /**
     * The shadow cannot tell.
     *
     * @param reason for a person
     */
    record NotChecked(String reason) implements DownOutcome {}
}
