package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.MigrationResolutionSpec;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.Action;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.ResolutionScript;
import dev.kanmon.contract.Document;

/**
 * What tells one decision of a person from the next, and stays what it is while the decision is carried out, however often
 * that is tried: a script runs once for each.
 *
 * @param action what was decided
 * @param generation of the resource when it was carried out first; it tells a second try of a person from the first
 * @param script the suggestion's name or the given script's digest; empty without one
 */
public record DecisionId(Action action, long generation, String script) {

    static DecisionId of(MigrationResolutionSpec spec, long generation) {
        return new DecisionId(spec.action(), generation, script(spec.script()));
    }

    /** @param text as {@link #toString} wrote it */
    public static DecisionId parse(String text) {
        String[] parts = text.split("/", 3);
        return new DecisionId(Action.valueOf(parts[0]), Long.parseLong(parts[1]), parts.length < 3 ? "" : parts[2]);
    }

    /** Whether both ask for the same, be it in another generation. */
    boolean asksForTheSameAs(DecisionId other) {
        return action == other.action && script.equals(other.script);
    }

    private static String script(ResolutionScript script) {
        if (script == null) {
            return "";
        }
        return script.suggestion() == null
                ? Document.digestOf(script.inline())
                : script.suggestion().name();
    }

    @Override
    public String toString() {
        return action + "/" + generation + (script.isEmpty() ? "" : "/" + script);
    }
}
