package dev.kanmon.engine.plan;

import dev.kanmon.engine.plan.facts.Fact;
import dev.kanmon.engine.plan.rehearsal.Rehearsal;
import dev.kanmon.engine.plan.rehearsal.Rehearsal.Rehearsed;
import dev.kanmon.engine.plan.rehearsal.SkippedStatement;
import dev.kanmon.engine.schema.catalog.Catalog;
import dev.kanmon.engine.schema.catalog.CatalogDifference;
import dev.kanmon.engine.schema.catalog.ObjectChange;
import dev.kanmon.engine.schema.catalog.ObjectKey;
import dev.kanmon.engine.schema.catalog.ObjectKind;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How a target's schema compares with the one that its history makes. */
public sealed interface SchemaDrift {

    /** @param fingerprint of the target's catalog */
    record InSync(String fingerprint) implements SchemaDrift {}

    /**
     * Somebody changed the target by hand.
     *
     * @param fingerprint of the target's catalog
     * @param difference from the history's schema to the target's, without what migrations explain that were applied by hand
     * @param scripts the difference as SQL, where that could be written
     */
    record Drifted(String fingerprint, CatalogDifference difference, Optional<DriftScripts> scripts)
            implements SchemaDrift {

        Drifted with(Optional<DriftScripts> written) {
            return new Drifted(fingerprint, difference, written);
        }
    }

    /**
     * @param fingerprint of the target's catalog; empty where it could not be read
     * @param reason for a person
     */
    record NotChecked(Optional<String> fingerprint, String reason) implements SchemaDrift {}

    /**
     * Compares a target with its replayed history.
     *
     * @param schema that the URL names: a deploy makes it, so that it is no drift where it is not there yet
     * @param applied pending migrations that the target has already: what they made is no drift
     */
    static SchemaDrift of(Fact<Catalog> target, Rehearsal rehearsal, String schema, List<String> applied) {
        if (target instanceof Fact.Unknown<Catalog> unknown) {
            return new NotChecked(Optional.empty(), unknown.reason());
        }
        Catalog catalog = target.asOptional().orElseThrow();
        Optional<String> fingerprint = Optional.of(catalog.fingerprint());
        if (rehearsal instanceof Rehearsal.HistoryNotReplayed history) {
            return new NotChecked(fingerprint, history.reason());
        }
        return rehearsal instanceof Rehearsed rehearsed
                ? compare(
                        catalog,
                        rehearsed.stages().before(),
                        rehearsed.skippedHistory(),
                        schema,
                        explained(catalog, rehearsed, applied))
                : new NotChecked(fingerprint, ((Rehearsal.NotRehearsed) rehearsal).reason());
    }

    private static Set<ObjectKey> explained(Catalog target, Rehearsed rehearsed, List<String> applied) {
        return applied.stream()
                .flatMap(migration -> rehearsed.stages().of(migration).changes().stream())
                .filter(change -> Objects.equals(target.objects().get(change.object()), change.to()))
                .map(ObjectChange::object)
                .collect(Collectors.toSet());
    }

    /**
     * Compares a target with a replay.
     *
     * @param replayed the schema that was made by replaying
     * @param skipped statements that could not be replayed
     * @param schema as above
     * @param explained objects that may differ
     */
    static SchemaDrift compare(
            Catalog target, Catalog replayed, List<SkippedStatement> skipped, String schema, Set<ObjectKey> explained) {
        ObjectKey ownSchema = new ObjectKey(ObjectKind.SCHEMA, schema, "", schema);
        CatalogDifference difference =
                new CatalogDifference(CatalogDifference.between(replayed, target).changes().stream()
                        .filter(change -> !explained.contains(change.object()))
                        .filter(change -> !(change.object().equals(ownSchema) && change.to() == null))
                        .toList());
        String fingerprint = target.fingerprint();
        if (difference.isEmpty()) {
            return new InSync(fingerprint);
        }
        return unreliable(target, replayed, skipped)
                .<SchemaDrift>map(reason -> new NotChecked(Optional.of(fingerprint), reason))
                .orElseGet(() -> new Drifted(fingerprint, difference, Optional.empty()));
    }

    /** Where the shadow is not a true copy, a difference may be its own. */
    private static Optional<String> unreliable(Catalog target, Catalog replayed, List<SkippedStatement> skipped) {
        if (!skipped.isEmpty()) {
            SkippedStatement first = skipped.get(0);
            return Optional.of("The history could not be replayed whole: " + first.migration() + ", line "
                    + first.line() + ": " + first.reason());
        }
        int shadow = replayed.serverVersion() / 10000;
        return shadow == target.serverVersion() / 10000
                ? Optional.empty()
                : Optional.of("They differ, but the shadow is PostgreSQL " + shadow + " and the target "
                        + target.serverVersion() / 10000
                        + ", which may word the same definition differently. Give a shadow of the target's version.");
    }
}
