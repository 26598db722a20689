package dev.kanmon.engine.repair;

import dev.kanmon.engine.schema.catalog.Catalog;
import dev.kanmon.engine.schema.catalog.CatalogDifference;
import dev.kanmon.engine.schema.catalog.ObjectChange;
import dev.kanmon.engine.schema.catalog.ObjectKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a migration does to the schema before it, statement by statement, as a shadow shows.
 *
 * @param before the schema that the applied migrations make
 * @param steps the statements that ran there, in their order
 * @param after the schema when all of them had run; of a migration that fails there, too, when it failed
 * @param failure why it did not get to its end on the shadow, for a person; empty where it did
 */
record Course(Catalog before, List<Step> steps, Catalog after, Optional<String> failure) {

    Course {
        steps = List.copyOf(steps);
    }

    /**
     * A statement.
     *
     * @param index among the migration's statements, from 0, without those that begin and end transactions
     * @param line of the script, from 1
     * @param text as the script has it
     * @param changes what it changed; nothing for one that only changes data
     * @param skipped why the shadow could not run it; empty where it did
     */
    record Step(int index, int line, String text, CatalogDifference changes, Optional<String> skipped) {

        /** For people. */
        String name() {
            return "line " + line + ": " + Words.beginning(text);
        }
    }

    /** All objects that the migration changes on its way. */
    Set<ObjectKey> touched() {
        return steps.stream()
                .flatMap(step -> step.changes().changes().stream())
                .map(ObjectChange::object)
                .collect(Collectors.toSet());
    }
}
