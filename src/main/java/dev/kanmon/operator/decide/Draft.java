package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.BackupStatus;
import dev.kanmon.api.v1alpha1.DriftStatus;
import dev.kanmon.api.v1alpha1.FailureStatus;
import dev.kanmon.api.v1alpha1.HooksStatus;
import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.api.v1alpha1.PlanStatus;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.ResetStatus;
import dev.kanmon.api.v1alpha1.RolloutStatus;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.api.v1alpha1.SeedStatus;
import dev.kanmon.operator.decide.hook.HookProgress;
import dev.kanmon.operator.decide.hook.HookUse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A decision in the making: what is known so far, to be completed with where the resource stands.
 *
 * @param run the newest run; null before the first
 * @param knowledge what is known of the target
 * @param plan the run's plan; null until it is made
 * @param drift the newest check of drift; null before the first
 * @param backup the backups; null while there are none and none are asked for
 * @param hooks the hooks around the run; null without any
 * @param rollout how schema and application stand to each other; null where there is nothing to say
 * @param seed the sample data; null until they are begun
 * @param reset the newest reset that was asked for; null before the first
 * @param failure the migration that waits for a decision; null without one
 * @param effect what shall be done
 * @param recheckAt when to look again
 */
record Draft(
        RunStatus run,
        Knowledge knowledge,
        PlanStatus plan,
        DriftStatus drift,
        BackupStatus backup,
        HooksStatus hooks,
        RolloutStatus rollout,
        SeedStatus seed,
        ResetStatus reset,
        FailureStatus failure,
        Optional<Effect> effect,
        Optional<Instant> recheckAt) {

    /** As the last decision left it. */
    static Draft from(Observed observed) {
        return new Draft(
                observed.status().run(),
                Knowledge.of(observed),
                observed.status().plan(),
                observed.status().drift(),
                observed.status().backup(),
                observed.status().hooks(),
                observed.status().rollout(),
                observed.status().seed(),
                observed.status().reset(),
                observed.status().failure(),
                Optional.empty(),
                Optional.empty());
    }

    Draft run(RunStatus next) {
        return new Draft(next, knowledge, plan, drift, backup, hooks, rollout, seed, reset, failure, effect, recheckAt);
    }

    Draft knowledge(Knowledge next) {
        return new Draft(run, next, plan, drift, backup, hooks, rollout, seed, reset, failure, effect, recheckAt);
    }

    Draft plan(PlanStatus next) {
        return new Draft(run, knowledge, next, drift, backup, hooks, rollout, seed, reset, failure, effect, recheckAt);
    }

    Draft drift(DriftStatus next) {
        return new Draft(run, knowledge, plan, next, backup, hooks, rollout, seed, reset, failure, effect, recheckAt);
    }

    Draft backup(BackupStatus next) {
        return new Draft(run, knowledge, plan, drift, next, hooks, rollout, seed, reset, failure, effect, recheckAt);
    }

    Draft hooks(HooksStatus next) {
        return new Draft(run, knowledge, plan, drift, backup, next, rollout, seed, reset, failure, effect, recheckAt);
    }

    Draft rollout(RolloutStatus next) {
        return new Draft(run, knowledge, plan, drift, backup, hooks, next, seed, reset, failure, effect, recheckAt);
    }

    Draft seed(SeedStatus next) {
        return new Draft(run, knowledge, plan, drift, backup, hooks, rollout, next, reset, failure, effect, recheckAt);
    }

    Draft reset(ResetStatus next) {
        return new Draft(run, knowledge, plan, drift, backup, hooks, rollout, seed, next, failure, effect, recheckAt);
    }

    Draft failure(FailureStatus next) {
        return new Draft(run, knowledge, plan, drift, backup, hooks, rollout, seed, reset, next, effect, recheckAt);
    }

    Draft effect(Effect next) {
        return new Draft(
                run,
                knowledge,
                plan,
                drift,
                backup,
                hooks,
                rollout,
                seed,
                reset,
                failure,
                Optional.of(next),
                recheckAt);
    }

    Draft recheckAt(Instant next) {
        return new Draft(
                run, knowledge, plan, drift, backup, hooks, rollout, seed, reset, failure, effect, Optional.of(next));
    }

    /** Looks again at that time, or before it where something else asked for that. */
    Draft recheckBy(Instant latest) {
        return recheckAt.filter(earlier -> earlier.isBefore(latest)).isPresent() ? this : recheckAt(latest);
    }

    /** With what a look at hooks asks for. */
    Draft hook(HookUse use, HookProgress progress) {
        Draft next = progress.recheckAt().map(this::recheckAt).orElse(this);
        return progress.create()
                ? next.effect(new Effect.StartHook(use, run, progress.current().orElseThrow()))
                : next;
    }

    Decision standing(Phase phase, Reason reason, String message) {
        List<Finding> findings =
                new ArrayList<>(Standing.of(phase, reason, message).findings());
        findings.addAll(knowledge.findings());
        return new Decision(
                phase,
                findings,
                knowledge.history(),
                plan,
                drift,
                backup,
                hooks,
                rollout,
                seed,
                reset,
                run,
                failure,
                effect,
                recheckAt);
    }
}
