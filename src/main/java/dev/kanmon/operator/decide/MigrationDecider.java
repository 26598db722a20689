package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.ConditionState;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.DriftStatus;
import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.RunPhase;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.contract.RunReport;
import dev.kanmon.contract.RunReport.DriftState;

/** Decides what is next for a DatabaseMigration. */
public final class MigrationDecider {

    private MigrationDecider() {}

    /**
     * A run that is under way is followed to its end, whatever has changed meanwhile; then the next one may begin. Only a
     * Job that cannot start is not waited for (see {@link Withdrawal}).
     */
    public static Decision decide(Observed observed) {
        Decision run = Resets.told(observed, ofRun(observed));
        return SeedStep.beside(observed, Rollouts.beside(observed, run));
    }

    private static Decision ofRun(Observed observed) {
        RunStatus run = observed.status().run();
        if (Resets.isUnderWay(run)) {
            return Resets.follow(observed);
        }
        if (run != null && run.phase() == RunPhase.Running) {
            return ContractGate.recall(observed)
                    .or(() -> Withdrawal.decide(observed))
                    .orElseGet(() -> follow(observed, run));
        }
        return DriftDecider.isUnderWay(observed)
                ? DriftDecider.follow(observed)
                : AfterRestore.close(observed)
                        .or(() -> Resets.begin(observed))
                        .orElseGet(() -> BetweenRuns.decide(observed));
    }

    private static Decision follow(Observed observed, RunStatus run) {
        return conclude(observed, new RunFollower(observed.owner(), run, observed.now()).follow(observed.job()));
    }

    private static Decision conclude(Observed observed, Step step) {
        Draft draft = Draft.from(observed)
                .run(step.run())
                .drift(drift(observed, step.report()))
                .rollout(HeldMigrations.after(observed, step));
        String whence =
                step.reason() == null ? "" : TargetWords.whence(observed.spec().target(), step.reason());
        Knowledge known = draft.knowledge()
                .with(step.report(), draft.drift(), observed.owner())
                .withTargetTrouble(step.reason(), step.message() + whence);
        return switch (step.run().phase()) {
            case Running ->
                step.effect()
                        .map(draft::effect)
                        .orElse(draft)
                        .knowledge(known)
                        .standing(BetweenRuns.phase(step.run().task()), step.reason(), step.message());
            case Waiting -> BetweenRuns.settled(observed, draft.knowledge(known));
            case Planned ->
                draft.knowledge(known.with(planned(step)))
                        .plan(step.plan())
                        .effect(step.effect().orElseThrow())
                        .recheckAt(observed.now())
                        .standing(Phase.Planning, step.reason(), step.message());
            case Succeeded ->
                BetweenRuns.settled(
                        observed,
                        draft.knowledge(step.run().task() == RunTask.Plan ? withoutPlan(known) : known)
                                .failure(null)
                                .recheckAt(observed.now()));
            case Failed ->
                BetweenRuns.settled(
                        observed,
                        draft.knowledge(failed(known, step))
                                .failure(step.failure())
                                .recheckAt(observed.now()));
        };
    }

    /** A plan that could not compare says nothing new about drift. */
    private static DriftStatus drift(Observed observed, RunReport report) {
        DriftStatus before = observed.status().drift();
        RunReport.Drift found = report == null ? null : report.drift();
        return found == null || found.state() == DriftState.NotChecked
                ? before
                : Drifts.of(observed.owner(), before, found, before == null ? null : before.run(), observed.now());
    }

    private static Finding planned(Step step) {
        return new Finding(ConditionType.Planned, ConditionState.True, Reason.PlanMade, step.message());
    }

    private static Knowledge withoutPlan(Knowledge known) {
        String message = "Nothing is pending.";
        return known.withBackedUp(ConditionState.True, Reason.BackupNotNeeded, message)
                .with(new Finding(ConditionType.Planned, ConditionState.True, Reason.NothingPending, message))
                .with(new Finding(ConditionType.Approved, ConditionState.True, Reason.NothingPending, message));
    }

    private static Knowledge failed(Knowledge known, Step step) {
        Knowledge notApplied = known.withApplied(ConditionState.False, step.reason(), step.message());
        return switch (step.reason()) {
            case RehearsalFailed, RehearsalIncomplete, MixedMigration ->
                notApplied.with(
                        new Finding(ConditionType.Planned, ConditionState.False, step.reason(), step.message()));
            default -> notApplied;
        };
    }
}
