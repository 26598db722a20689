package dev.kanmon.engine.classify;

import dev.kanmon.engine.classify.Reason.Kind;
import java.util.List;

/**
 * What a migration is, and why.
 *
 * @param migration its name
 * @param reasons of all its statements that an older version may notice, in order; none for a migration of which it
 *     notices nothing
 */
public record Verdict(String migration, List<Reason> reasons) {

    public Verdict {
        reasons = List.copyOf(reasons);
    }

    /** What it is: what cannot be told is as bad as doing both. */
    public MigrationClass migrationClass() {
        if (has(Kind.UNKNOWN) || has(Kind.REPLACES)) {
            return MigrationClass.MIXED;
        }
        if (!has(Kind.REMOVES)) {
            return MigrationClass.ADDITIVE;
        }
        return has(Kind.ADDS) ? MigrationClass.MIXED : MigrationClass.REMOVING;
    }

    public boolean is(MigrationClass wanted) {
        return migrationClass() == wanted;
    }

    /** Why it is not additive: what it removes or replaces, and what cannot be told. */
    public List<Reason> objections() {
        return reasons.stream().filter(reason -> reason.kind() != Kind.ADDS).toList();
    }

    private boolean has(Kind kind) {
        return reasons.stream().anyMatch(reason -> reason.kind() == kind);
    }
}
