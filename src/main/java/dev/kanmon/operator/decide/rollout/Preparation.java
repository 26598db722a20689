package dev.kanmon.operator.decide.rollout;

import dev.kanmon.api.v1alpha1.BlueGreen.HealthCheck;
import dev.kanmon.api.v1alpha1.BlueGreenStatus.Outcome;
import dev.kanmon.api.v1alpha1.BlueGreenStatus.Samples;
import dev.kanmon.api.v1alpha1.BlueGreenStatus.Step;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.operator.decide.gate.GateAnswer;
import dev.kanmon.operator.decide.rollout.BlueGreenMove.Standing;
import dev.kanmon.operator.decide.rollout.ColourObservation.Present;
import java.time.Duration;
import java.time.Instant;

/** The steps that the new version takes before it may serve. */
final class Preparation {

    private static final Duration WAITING = Duration.ofSeconds(5);

    private final Situation situation;
    private final StatusDraft status;
    private final Present candidate;
    private final String label;

    /** @param candidate the new version's Deployment */
    Preparation(Situation situation, Present candidate) {
        this.situation = situation;
        this.status = situation.status();
        this.candidate = candidate;
        this.label = situation.colours().label(situation.to());
    }

    Turn awaitSchema() {
        GateAnswer gate = situation.input().gate().apply(candidate);
        return gate.open()
                ? situation.go(Step.ScalingUp)
                : situation.stay(
                        Standing.UNDER_WAY,
                        Reason.AwaitingSchema,
                        label + " is not started before its schema is ready. " + gate.message(),
                        situation.now().plus(WAITING));
    }

    Turn scaleUp() {
        if (Pods.allReady(candidate)) {
            return stayReady(Pods.readyFor(candidate, situation.terms().minReady()));
        }
        if (situation.isOverdue()) {
            return failed(
                    Reason.RolloutTimedOut,
                    label + " did not start in time: " + Pods.count(candidate) + " at "
                            + StatusDraft.text(status.stepDeadline()) + ".");
        }
        Turn waiting = situation.stay(
                Standing.UNDER_WAY,
                Reason.ScalingUp,
                label + " is being started" + situation.until() + ": " + Pods.count(candidate) + ".",
                situation.soon());
        return candidate.replicas() == 0 ? waiting.act(Scaling.up(situation, situation.to(), candidate)) : waiting;
    }

    private Turn stayReady(Instant readyAt) {
        return situation.now().isBefore(readyAt)
                ? situation.stay(
                        Standing.UNDER_WAY,
                        Reason.ScalingUp,
                        label + " has to stay ready until " + StatusDraft.text(readyAt) + ".",
                        readyAt)
                : situation.go(Step.CheckingHealth);
    }

    Turn checkHealth() {
        return situation
                .terms()
                .healthCheck()
                .map(this::checkHealth)
                .orElseGet(() -> situation.go(Step.AwaitingApproval));
    }

    private Turn checkHealth(HealthCheck check) {
        HealthRounds.Progress rounds = new HealthRounds(check, candidate, situation).next();
        Samples samples = rounds.samples();
        status.samples(samples);
        return switch (rounds.state()) {
            case PASSED -> situation.go(Step.AwaitingApproval);
            case GIVEN_UP ->
                failed(
                        Reason.HealthCheckFailed,
                        label + " was not well in " + samples.asked() + " rounds of the health check; the last one: "
                                + samples.last());
            case UNDER_WAY ->
                situation.isOverdue()
                        ? failed(Reason.RolloutTimedOut, "The health check of " + label + " took too long.")
                        : situation
                                .stay(
                                        Standing.UNDER_WAY,
                                        Reason.CheckingHealth,
                                        HealthRounds.told(label, check, samples, situation.until()),
                                        rounds.recheckAt())
                                .act(rounds.act());
        };
    }

    /** What was well may have come down while a person thought about it. */
    Turn awaitApproval() {
        if (!Pods.allReady(candidate)) {
            return situation.go(Step.ScalingUp);
        }
        boolean approved = !situation.terms().needsApproval()
                || situation
                        .input()
                        .approvedSwitch()
                        .filter(status.revision()::equals)
                        .isPresent();
        return approved
                ? situation.go(Step.Switching)
                : situation.stay(
                        Standing.AWAITING_APPROVAL,
                        Reason.SwitchAwaitingApproval,
                        label + " is ready to serve. A person has to approve the switch: set the annotation"
                                + " kanmon.dev/approve-switch to " + status.revision() + ".",
                        situation.now().plus(WAITING));
    }

    private Turn failed(Reason reason, String message) {
        return situation.end(
                Outcome.Failed,
                reason,
                message + " It never served; " + situation.colours().label(situation.from()) + " serves.");
    }
}
