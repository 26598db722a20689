package dev.kanmon.engine.plan;

import dev.kanmon.engine.drift.Comparison;
import dev.kanmon.engine.drift.DriftResult;
import dev.kanmon.engine.drift.TargetState;
import dev.kanmon.engine.history.History;
import dev.kanmon.engine.plan.rehearsal.SkippedStatement;
import dev.kanmon.engine.schema.catalog.Catalog;
import dev.kanmon.engine.schema.catalog.CatalogDifference;
import dev.kanmon.engine.schema.catalog.ObjectKey;
import dev.kanmon.engine.schema.catalog.ObjectKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Compares a target with a replay.
 *
 * @param target the target's schema
 * @param history its history
 * @param schema that the URL names; a deploy makes it, so that it is no drift where it is not there yet
 */
record SchemaDrift(TargetCatalog target, History history, String schema) {

    /** Of schema and history, as {@code kanmon drift} gives it. */
    String fingerprint() {
        return new TargetState(target.catalog(), history).fingerprint();
    }

    /**
     * @param replayed the schema that was made by replaying
     * @param owners roles that own something in it
     * @param skipped statements that could not be replayed
     * @param explained objects that may differ
     * @return in sync, or drifted without scripts
     */
    DriftResult from(Catalog replayed, Set<String> owners, List<SkippedStatement> skipped, Set<ObjectKey> explained) {
        Set<String> allOwners = new HashSet<>(owners);
        allOwners.addAll(target.owners());
        Comparison comparison = Comparison.of(replayed, target.catalog(), allOwners);
        List<String> notes = new ArrayList<>();
        skipped.forEach(statement -> notes.add(note(statement)));
        notes.addAll(comparison.notes());
        CatalogDifference counting = counting(comparison.difference(), explained);
        return counting.isEmpty()
                ? new DriftResult.InSync(fingerprint(), notes)
                : new DriftResult.Drifted(fingerprint(), counting, Optional.empty(), Optional.empty(), notes);
    }

    private CatalogDifference counting(CatalogDifference difference, Set<ObjectKey> explained) {
        ObjectKey own = new ObjectKey(ObjectKind.SCHEMA, schema, "", schema);
        return new CatalogDifference(difference.changes().stream()
                .filter(change -> !explained.contains(change.object()))
                .filter(change -> !(change.object().equals(own) && change.to() == null))
                .toList());
    }

    private static String note(SkippedStatement skipped) {
        return "The shadow could not run " + skipped.migration() + ", line " + skipped.line() + ": " + skipped.reason()
                + " A difference may come of that.";
    }
}
