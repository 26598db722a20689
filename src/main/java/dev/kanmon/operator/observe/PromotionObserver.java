package dev.kanmon.operator.observe;

import dev.kanmon.api.v1alpha1.ConditionState;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.DatabaseMigrationStatus;
import dev.kanmon.api.v1alpha1.Policy.MigrationSelector;
import dev.kanmon.api.v1alpha1.RolloutStatus;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.api.v1alpha1.Source;
import dev.kanmon.operator.decide.Promotion;
import dev.kanmon.operator.decide.Promotion.NotAsked;
import dev.kanmon.operator.decide.Promotion.Proven;
import dev.kanmon.operator.decide.Promotion.SameImage;
import dev.kanmon.operator.decide.Promotion.Unproven;
import dev.kanmon.operator.decide.SourceObservation;
import dev.kanmon.operator.decide.SourceObservation.Available;
import dev.kanmon.operator.decide.contract.Holds;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Looks at the DatabaseMigration that has to be Ready before another one may run. */
final class PromotionObserver {

    Promotion observe(DatabaseMigration migration, ClusterView view) {
        if (migration.getSpec().policy() == null || migration.getSpec().policy().promoteAfter() == null) {
            return new NotAsked();
        }
        MigrationSelector after = migration.getSpec().policy().promoteAfter();
        String namespace = namespace(after, migration);
        String name = namespace + "/" + after.name();
        Optional<DatabaseMigration> other = view.migration(namespace, after.name());
        return other.map(found -> compare(migration, found, name, view))
                .orElseGet(() -> new Unproven("policy.promoteAfter: DatabaseMigration " + name
                        + " does not exist, or is in a namespace that this operator does not watch."));
    }

    /** Where the other resource is, which has no namespace of its own in the spec when it is the same one. */
    static String namespace(MigrationSelector after, DatabaseMigration migration) {
        return after.namespace() == null ? migration.getMetadata().getNamespace() : after.namespace();
    }

    private static Promotion compare(
            DatabaseMigration migration, DatabaseMigration other, String name, ClusterView view) {
        if (!isReady(other)) {
            return new Unproven("policy.promoteAfter: DatabaseMigration " + name + " is not Ready.");
        }
        Source ours = migration.getSpec().source();
        Source theirs = other.getSpec().source();
        if (ours.image() != null) {
            return Objects.equals(ours.image(), theirs.image())
                    ? new SameImage()
                    : new Unproven("policy.promoteAfter: DatabaseMigration " + name
                            + " is Ready with another source; here it is image "
                            + ours.image().reference() + ".");
        }
        return compareContent(migration, other, name, view);
    }

    private static Promotion compareContent(
            DatabaseMigration migration, DatabaseMigration other, String name, ClusterView view) {
        SourceObserver own = sources(migration, view);
        SourceObserver proven = sources(other, view);
        if (!isCurrent(other, proven.observe(other.getSpec()))) {
            return new Unproven(
                    "policy.promoteAfter: DatabaseMigration " + name
                            + " has not run with what its source holds now, or its source is one that the operator cannot see into.");
        }
        return new Proven(
                name,
                applied(proven.scripts(other.getSpec().source()), other),
                own.scripts(migration.getSpec().source()));
    }

    /** Who is Ready with removing migrations that are held has not proven them. */
    private static Map<String, String> applied(Map<String, String> scripts, DatabaseMigration other) {
        RolloutStatus rollout = other.getStatus().rollout();
        if (rollout == null || rollout.contract() == null) {
            return scripts;
        }
        Map<String, String> applied = new TreeMap<>(scripts);
        applied.keySet().removeAll(Holds.migrations(rollout.contract()));
        return applied;
    }

    private static SourceObserver sources(DatabaseMigration of, ClusterView view) {
        return new SourceObserver(name -> view.configMap(of.getMetadata().getNamespace(), name));
    }

    private static boolean isReady(DatabaseMigration other) {
        DatabaseMigrationStatus status = other.getStatus();
        return status != null
                && Objects.equals(
                        status.observedGeneration(), other.getMetadata().getGeneration())
                && status.conditions().stream()
                        .anyMatch(condition -> condition.type().equals(ConditionType.Ready.name())
                                && condition.status() == ConditionState.True);
    }

    /** Whether the newest run was for the content that is seen now. */
    private static boolean isCurrent(DatabaseMigration other, SourceObservation source) {
        RunStatus run = other.getStatus().run();
        return run != null
                && source instanceof Available available
                && available.digest().equals(run.input().sourceDigest());
    }
}
