package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.MigrationResolutionSpec;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.Action;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.ResolutionScript;
import dev.kanmon.api.v1alpha1.Restore;
import dev.kanmon.api.v1alpha1.RunPhase;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.contract.Document;

/**
 * What tells one decision of a person from the next, and stays what it is while the decision is carried out, however often
 * that is tried: a script runs once for each.
 *
 * @param action what was decided
 * @param generation of the resource when it was carried out first; it tells a second try of a person from the first
 * @param means what it is carried out with: of a restore, a digest of which backup and how; else the suggestion's name or
 *     the given script's digest; empty where there is nothing to tell
 */
public record DecisionId(Action action, long generation, String means) {

    static DecisionId of(MigrationResolutionSpec spec, long generation) {
        return new DecisionId(
                spec.action(), generation, spec.action() == Action.Restored ? restore(spec) : script(spec.script()));
    }

    /** The decision that stands now. */
    static DecisionId of(ResolutionObserved observed) {
        return of(observed.spec(), observed.owner().generation());
    }

    /** @param text as {@link #toString} wrote it */
    public static DecisionId parse(String text) {
        String[] parts = text.split("/", 3);
        return new DecisionId(Action.valueOf(parts[0]), Long.parseLong(parts[1]), parts.length < 3 ? "" : parts[2]);
    }

    /**
     * Whether it is to be carried out although another one was. While a decision is tried again it stays the same one; after
     * it failed, every edit of a person makes it anew.
     *
     * @param run the attempts for the one before; null without any
     */
    boolean isNewAfter(RunStatus run) {
        if (run == null) {
            return true;
        }
        DecisionId before = parse(run.input().digest());
        return run.phase() == RunPhase.Failed ? !before.equals(this) : !before.asksForTheSameAs(this);
    }

    /** Whether both ask for the same, be it in another generation. */
    private boolean asksForTheSameAs(DecisionId other) {
        return action == other.action && means.equals(other.means);
    }

    private static String restore(MigrationResolutionSpec spec) {
        Restore restore = spec.restore();
        return spec.fromBackup() == null && restore == null
                ? ""
                : Document.digestOf(spec.fromBackup() + "/" + (restore == null ? null : restore.method()));
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
        return action + "/" + generation + (means.isEmpty() ? "" : "/" + means);
    }
}
