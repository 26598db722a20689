package dev.kanmon.engine.repair;

import dev.kanmon.engine.schema.diff.SchemaScript;
import java.util.List;
import java.util.Optional;

/**
 * What a failed migration left in the target, and what can be done about it.
 *
 * @param migration its name
 * @param fingerprint of the target's schema, for which the suggestions are made; empty where it could not be read
 * @param tookEffect statements of the migration whose effect is in the target, each by its line and beginning
 * @param backward to the schema before the migration
 * @param forward to the schema after it
 * @param notes what else a person should know, a sentence each
 */
public record Repair(
        String migration,
        Optional<String> fingerprint,
        List<String> tookEffect,
        Suggestion backward,
        Suggestion forward,
        List<String> notes) {

    public Repair {
        tookEffect = List.copyOf(tookEffect);
        notes = List.copyOf(notes);
    }

    /** A way out. */
    public sealed interface Suggestion {

        /**
         * @param rehearsed whether it was run on a copy of the target's schema and led where it should
         * @param warnings a sentence each
         */
        record Script(SchemaScript script, boolean rehearsed, List<String> warnings) implements Suggestion {
            public Script {
                warnings = List.copyOf(warnings);
            }
        }

        /** @param reason why there is no script, for a person */
        record Unavailable(String reason) implements Suggestion {}
    }

    /** Nothing could be found out. */
    static Repair unavailable(String migration, String reason) {
        Suggestion none = new Suggestion.Unavailable(reason);
        return new Repair(migration, Optional.empty(), List.of(), none, none, List.of());
    }
}
