package dev.kanmon.engine.drift;

import dev.kanmon.engine.Problem;
import dev.kanmon.engine.schema.catalog.CatalogDifference;
import dev.kanmon.engine.schema.diff.SchemaScript;
import java.util.List;
import java.util.Optional;

/** What came of comparing a target with its history. */
public sealed interface DriftResult {

    /**
     * Schema and history are those of the check that gave the known fingerprint, so what that check said still holds.
     *
     * @param fingerprint of schema and history
     */
    record Unchanged(String fingerprint) implements DriftResult {}

    /**
     * The target has what its history makes.
     *
     * @param fingerprint of schema and history
     * @param notes what differs all the same and does not count, a sentence each
     */
    record InSync(String fingerprint, List<String> notes) implements DriftResult {

        public InSync {
            notes = List.copyOf(notes);
        }
    }

    /**
     * The target has another schema.
     *
     * @param fingerprint of schema and history
     * @param difference from what the history makes to what the target has; never empty
     * @param drift does to the history's schema what was done to the target; empty where no script could be made
     * @param undo brings the target back to what its history makes; empty where no script could be made
     * @param notes what bears on how far this can be relied on, a sentence each
     */
    record Drifted(
            String fingerprint,
            CatalogDifference difference,
            Optional<SchemaScript> drift,
            Optional<SchemaScript> undo,
            List<String> notes)
            implements DriftResult {

        public Drifted {
            notes = List.copyOf(notes);
        }
    }

    /**
     * They could not be compared.
     *
     * @param problem why, and what to do
     * @param fingerprint of schema and history; empty where they were not read
     */
    record NotChecked(Problem problem, Optional<String> fingerprint) implements DriftResult {}
}
