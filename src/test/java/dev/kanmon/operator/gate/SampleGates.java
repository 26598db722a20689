package dev.kanmon.operator.gate;

import dev.kanmon.api.v1alpha1.Condition;
import dev.kanmon.api.v1alpha1.ConditionState;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.DatabaseMigrationStatus;
import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.RolloutStatus;
import dev.kanmon.api.v1alpha1.RolloutStatus.Requirement;
import dev.kanmon.api.v1alpha1.Source;
import dev.kanmon.api.v1alpha1.Target;
import dev.kanmon.testsupport.operator.Specs;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.List;

/** A DatabaseMigration as an API server has it, in the states that matter to a gate. */
final class SampleGates {

    static final String APPLIED = "20260101000000_init";
    static final String ABSENT = "20260102000000_next";

    private static final long GENERATION = 3;

    private SampleGates() {}

    /** Everything is applied, and nothing is due. */
    static DatabaseMigration upToDate() {
        return with(
                Phase.Ready,
                condition(ConditionType.Ready, ConditionState.True, Reason.UpToDate),
                condition(ConditionType.Applied, ConditionState.True, Reason.UpToDate));
    }

    /** A run that has ended badly, and waits for a person. */
    static DatabaseMigration failed(Reason reason) {
        return with(
                Phase.Failed,
                condition(ConditionType.Ready, ConditionState.False, reason),
                condition(ConditionType.Stalled, ConditionState.True, reason),
                condition(ConditionType.Applied, ConditionState.False, reason));
    }

    /** A run is under way. */
    static DatabaseMigration running() {
        return with(
                Phase.Applying,
                condition(ConditionType.Ready, ConditionState.False, Reason.Migrating),
                condition(ConditionType.Reconciling, ConditionState.True, Reason.Migrating),
                condition(ConditionType.Applied, ConditionState.Unknown, Reason.NotChecked));
    }

    /** Everything is applied, and a resolution is about to change that. */
    static DatabaseMigration resolving() {
        return with(
                Phase.Pending,
                condition(ConditionType.Ready, ConditionState.False, Reason.WaitingForResolution),
                condition(ConditionType.Applied, ConditionState.True, Reason.UpToDate));
    }

    private static DatabaseMigration with(Phase phase, Condition... conditions) {
        DatabaseMigration migration = new DatabaseMigration();
        migration.setMetadata(new ObjectMetaBuilder()
                .withName("shop")
                .withNamespace("shop")
                .withUid("uid")
                .withGeneration(GENERATION)
                .build());
        Target target =
                new Target(new Target.UrlSource(new Target.SecretKeyReference("shop-db", "DATABASE_URL")), null);
        Source source = new Source(List.of(new Source.ConfigMapReference("shop")), null, null, null);
        migration.setSpec(Specs.of(target, source).build());
        RolloutStatus rollout = new RolloutStatus(
                List.of(new Requirement(APPLIED, true, "run"), new Requirement(ABSENT, false, "run")),
                null,
                null,
                null);
        migration.setStatus(new DatabaseMigrationStatus(
                GENERATION,
                phase,
                List.of(conditions),
                null,
                null,
                null,
                null,
                null,
                rollout,
                null,
                null,
                null,
                null,
                null));
        return migration;
    }

    private static Condition condition(ConditionType type, ConditionState state, Reason reason) {
        return new Condition(
                type.name(), state, GENERATION, "2026-01-02T03:04:05Z", reason.name(), "Because of " + reason + ".");
    }
}
