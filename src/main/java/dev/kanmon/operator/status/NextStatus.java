package dev.kanmon.operator.status;

import dev.kanmon.api.v1alpha1.Condition;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.DatabaseMigrationStatus;
import dev.kanmon.api.v1alpha1.MigrationResolutionStatus;
import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.api.v1alpha1.ProgressStatus;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.ResolutionPhase;
import dev.kanmon.api.v1alpha1.RunPhase;
import dev.kanmon.operator.decide.Decision;
import dev.kanmon.operator.decide.Effect;
import dev.kanmon.operator.decide.Finding;
import dev.kanmon.operator.decide.ResolutionDecision;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The status that a decision leads to. */
public final class NextStatus {

    private NextStatus() {}

    /**
     * @param before the status as it stands
     * @param progress what the decision's phase is at
     * @param generation the generation that was decided on
     */
    public static DatabaseMigrationStatus of(
            DatabaseMigrationStatus before, Decision decision, ProgressStatus progress, long generation, Instant now) {
        if (isTriedAgain(before.conditions(), sameRuns(before, decision), decision.effect())) {
            return inTrouble(before, List.of(), generation, now);
        }
        return new DatabaseMigrationStatus(
                generation,
                decision.phase(),
                Conditions.merge(before.conditions(), decision.findings(), generation, now),
                decision.history(),
                decision.plan(),
                decision.drift(),
                decision.backup(),
                decision.hooks(),
                decision.rollout(),
                decision.seed(),
                decision.reset(),
                progress,
                decision.run(),
                decision.failure());
    }

    /**
     * @param before the status as it stands
     * @param generation the generation that was decided on
     */
    public static MigrationResolutionStatus of(
            MigrationResolutionStatus before, ResolutionDecision decision, long generation, Instant now) {
        if (isTriedAgain(before.conditions(), Objects.equals(before.run(), decision.run()), decision.effect())) {
            return inTrouble(before, List.of(), generation, now);
        }
        return new MigrationResolutionStatus(
                generation,
                decision.phase(),
                Conditions.merge(before.conditions(), decision.findings(), generation, now),
                decision.origin().failure(),
                decision.origin().alreadyApplied(),
                decision.origin().suggestions(),
                decision.databases(),
                decision.restore(),
                decision.run(),
                resolvedAt(before, decision, now));
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
                before.plan(),
                before.drift(),
                before.backup(),
                before.hooks(),
                before.rollout(),
                before.seed(),
                before.reset(),
                before.progress(),
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
                before.alreadyApplied(),
                before.suggestions(),
                before.databases(),
                before.restore(),
                before.run(),
                before.resolvedAt());
    }

    /**
     * Whether this is the repetition of an effect that the API server has refused. Until it is admitted, the refusal is
     * what there is to say; telling the intent anew each time would be two writes and an Event for every attempt.
     */
    private static boolean isTriedAgain(List<Condition> before, boolean sameRuns, Optional<Effect> effect) {
        return effect.isPresent()
                && sameRuns
                && before.stream()
                        .anyMatch(condition -> condition.type().equals(ConditionType.Ready.name())
                                && condition.reason().equals(Reason.ApiRefused.name()));
    }

    private static boolean sameRuns(DatabaseMigrationStatus before, Decision decision) {
        return Objects.equals(before.run(), decision.run())
                && Objects.equals(before.drift(), decision.drift())
                && Objects.equals(before.backup(), decision.backup())
                && Objects.equals(before.hooks(), decision.hooks())
                && Objects.equals(before.rollout(), decision.rollout())
                && Objects.equals(before.seed(), decision.seed())
                && Objects.equals(before.reset(), decision.reset());
    }

    private static String resolvedAt(MigrationResolutionStatus before, ResolutionDecision decision, Instant now) {
        if (decision.phase() != ResolutionPhase.Resolved) {
            return null;
        }
        if (decision.run() != null && decision.run().phase() == RunPhase.Succeeded) {
            return decision.run().finishedAt();
        }
        return before.resolvedAt() == null ? now.truncatedTo(ChronoUnit.SECONDS).toString() : before.resolvedAt();
    }
}
