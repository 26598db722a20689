package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.BlueGreenStatus;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.Execution;
import dev.kanmon.api.v1alpha1.HookStatus;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.RolloutStatus;
import dev.kanmon.api.v1alpha1.RunPhase;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.contract.GoDuration;
import dev.kanmon.operator.decide.hook.PlannedHook;
import dev.kanmon.operator.decide.hook.RunningHook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a phase waits for.
 *
 * @param message in a sentence; null for nothing
 * @param deadline until when; empty where a person is waited for, or nothing has an end of its own
 * @param countedFromNow whether the deadline is counted from now on, so that the first one counts as long as the same is
 *     waited for
 */
record Awaited(String message, Optional<Instant> deadline, boolean countedFromNow) {

    /** As the CRD's schema has it; for resources that were stored before the default was in the schema. */
    private static final Duration JOB_DEADLINE = Duration.ofHours(1);

    static Awaited of(Observed observed, Decision decision) {
        return switch (decision.phase()) {
            case Pending -> attempt(decision).orElseGet(() -> standing(decision));
            case Planning, Applying -> job(observed, decision).orElseGet(() -> standing(decision));
            case AwaitingApproval ->
                withoutEnd("Waits for a person to approve the "
                        + (isReason(decision, Reason.SwitchAwaitingApproval) ? "switch." : "plan."));
            case BackingUp -> hook(observed, decision).orElseGet(() -> standing(decision));
            case RollingOut -> rollout(decision).orElseGet(() -> standing(decision));
            case Ready -> withoutEnd(null);
            case Failed -> withoutEnd("Waits for a person.");
            case Suspended ->
                withoutEnd("Waits until it is no longer "
                        + (isReason(decision, Reason.RolloutPaused) ? "paused." : "suspended."));
        };
    }

    private static Optional<Awaited> attempt(Decision decision) {
        return Optional.ofNullable(decision.run())
                .filter(run -> run.phase() == RunPhase.Waiting && run.retryAt() != null)
                .map(run -> until("Waits for the next attempt.", Instant.parse(run.retryAt())));
    }

    private static Optional<Awaited> job(Observed observed, Decision decision) {
        return Optional.ofNullable(decision.run())
                .filter(run -> run.phase() == RunPhase.Running)
                .map(RunStatus::job)
                .map(job -> new Awaited(
                        "Waits for Job " + job + ".", jobDeadline(observed).map(observed.now()::plus), true));
    }

    /** Zero is a Job that may take as long as it likes. */
    private static Optional<Duration> jobDeadline(Observed observed) {
        Execution execution = observed.spec().execution();
        Duration deadline = execution == null || execution.deadline() == null
                ? JOB_DEADLINE
                : GoDuration.parse(execution.deadline());
        return deadline.isZero() ? Optional.empty() : Optional.of(deadline);
    }

    private static Optional<Awaited> hook(Observed observed, Decision decision) {
        return RunningHook.awaited(decision.hooks(), decision.backup())
                .map(awaited -> new Awaited(
                        "Waits for hook " + awaited.hook().name() + ", " + object(awaited.hook()) + ".",
                        planned(observed, decision, awaited)
                                .map(hook -> Instant.parse(awaited.hook().startedAt())
                                        .plus(hook.timeout())),
                        false));
    }

    private static String object(HookStatus hook) {
        return hook.kind() + " " + hook.object();
    }

    private static Optional<PlannedHook> planned(Observed observed, Decision decision, RunningHook awaited) {
        PlannedHooks hooks = new PlannedHooks(observed);
        List<PlannedHook> sequence =
                switch (awaited.use()) {
                    case Before -> hooks.before();
                    case Backup -> hooks.backups(decision.plan());
                    case After -> hooks.after();
                    case Traffic -> List.of();
                };
        return sequence.stream()
                .filter(hook -> hook.name().equals(awaited.hook().name()))
                .findFirst();
    }

    private static Optional<Awaited> rollout(Decision decision) {
        return Optional.ofNullable(decision.rollout())
                .map(RolloutStatus::blueGreen)
                .filter(rollout -> rollout.message() != null)
                .map(rollout -> new Awaited(rollout.message(), stepDeadline(rollout), false));
    }

    private static Optional<Instant> stepDeadline(BlueGreenStatus rollout) {
        return Optional.ofNullable(rollout.stepDeadline())
                .filter(deadline -> rollout.reason() != Reason.RolloutPaused)
                .map(Instant::parse);
    }

    private static Awaited standing(Decision decision) {
        return withoutEnd(ready(decision).map(Finding::message).orElse(null));
    }

    private static boolean isReason(Decision decision, Reason reason) {
        return ready(decision).filter(ready -> ready.reason() == reason).isPresent();
    }

    private static Optional<Finding> ready(Decision decision) {
        return decision.findings().stream()
                .filter(finding -> finding.type() == ConditionType.Ready)
                .findFirst();
    }

    private static Awaited until(String message, Instant deadline) {
        return new Awaited(message, Optional.of(deadline), false);
    }

    private static Awaited withoutEnd(String message) {
        return new Awaited(message, Optional.empty(), false);
    }
}
