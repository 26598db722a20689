package dev.kanmon.operator.status;

import dev.kanmon.api.v1alpha1.DatabaseMigrationStatus;
import dev.kanmon.api.v1alpha1.MigrationResolutionStatus;
import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.api.v1alpha1.ResolutionPhase;
import dev.kanmon.api.v1alpha1.RunPhase;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.operator.decide.Decision;
import dev.kanmon.operator.decide.Finding;
import dev.kanmon.operator.decide.ResolutionDecision;
import java.time.Instant;
import java.util.List;

/** The status that a decision leads to. */
public final class NextStatus {

    private NextStatus() {}

    /**
     * @param before the status as it stands
     * @param generation the generation that was decided on
     */
    public static DatabaseMigrationStatus of(
            DatabaseMigrationStatus before, Decision decision, long generation, Instant now) {
        return new DatabaseMigrationStatus(
                generation,
                decision.phase(),
                Conditions.merge(before.conditions(), decision.findings(), generation, now),
                decision.history(),
                decision.run(),
                decision.failure());
    }

    /**
     * @param before the status as it stands
     * @param generation the generation that was decided on
     */
    public static MigrationResolutionStatus of(
            MigrationResolutionStatus before, ResolutionDecision decision, long generation, Instant now) {
        return new MigrationResolutionStatus(
                generation,
                decision.phase(),
                Conditions.merge(before.conditions(), decision.findings(), generation, now),
                decision.failure(),
                decision.run(),
                resolvedAt(decision.run()));
    }

    /**
     * The status with what went wrong in it, and everything else as it was.
     *
     * @param trouble the conditions that tell it
     */
    public static DatabaseMigrationStatus inTrouble(
            DatabaseMigrationStatus before, List<Finding> trouble, long generation, Instant now) {
        return new DatabaseMigrationStatus(
                generation,
                before.phase() == null ? Phase.Pending : before.phase(),
                Conditions.overlay(before.conditions(), trouble, generation, now),
                before.history(),
                before.run(),
                before.failure());
    }

    /**
     * The status with what went wrong in it, and everything else as it was.
     *
     * @param trouble the conditions that tell it
     */
    public static MigrationResolutionStatus inTrouble(
            MigrationResolutionStatus before, List<Finding> trouble, long generation, Instant now) {
        return new MigrationResolutionStatus(
                generation,
                before.phase() == null ? ResolutionPhase.Pending : before.phase(),
                Conditions.overlay(before.conditions(), trouble, generation, now),
                before.failure(),
                before.run(),
                before.resolvedAt());
    }

    private static String resolvedAt(RunStatus run) {
        return run != null && run.phase() == RunPhase.Succeeded ? run.finishedAt() : null;
    }
}
