package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.ApiGroup;
import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.ResetStatus;
import dev.kanmon.api.v1alpha1.RunPhase;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.api.v1alpha1.RunStatus.RunInput;
import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.contract.WholeSeconds;
import dev.kanmon.operator.decide.JobObservation.Absent;
import dev.kanmon.operator.decide.JobObservation.Foreign;
import dev.kanmon.operator.decide.JobObservation.Starting;
import java.util.List;
import java.util.Optional;

/**
 * Decides about the reset that an annotation asks for. It is a run of its own, for an input that no spec has, so that
 * whatever becomes of it a run of the usual kind follows and finds out what the database has.
 */
final class Resets {

    private static final String INPUT = "reset/";

    private final Observed observed;

    private Resets(Observed observed) {
        this.observed = observed;
    }

    static boolean isUnderWay(RunStatus run) {
        return run != null && run.phase() == RunPhase.Running && isOf(run);
    }

    /** Whether the run emptied the database, or was to. */
    static boolean isOf(RunStatus run) {
        return run.task() == RunTask.Reset;
    }

    /** What the Job of a reset leads to. */
    static Decision follow(Observed observed) {
        return new Resets(observed).follow(observed.status().run());
    }

    /**
     * Begins the reset that is asked for.
     *
     * @return empty where none is, or it may not be begun yet, or at all
     */
    static Optional<Decision> begin(Observed observed) {
        return new Resets(observed).begin();
    }

    /** Adds to what was decided otherwise why a reset that is asked for was not begun; and forgets one that no longer is. */
    static Decision told(Observed observed, Decision decision) {
        return isUnderWay(decision.run()) ? decision : new Resets(observed).told(decision);
    }

    /** The same value counts once, and again after it was absent. */
    private Optional<String> wish() {
        ResetStatus last = observed.status().reset();
        return observed.resetRequest().filter(value -> last == null || !value.equals(last.requested()));
    }

    private Optional<Decision> begin() {
        return refusal().isPresent() || ResetObstacle.of(observed).isPresent()
                ? Optional.empty()
                : wish().map(this::starting);
    }

    private Decision starting(String database) {
        RunStatus before = observed.status().run();
        RunInput input = new RunInput(
                INPUT + observed.now() + "/" + Naming.hash(database),
                null,
                observed.scriptsDigest(),
                BetweenRuns.resolved(observed, all -> true));
        RunStatus run = Runs.start(observed.owner(), before, input, RunTask.Reset, observed.now());
        return Draft.from(observed)
                .run(run)
                .reset(new ResetStatus(database, run.id(), null, null, null, null))
                .effect(new Effect.CreateJob(run))
                .standing(
                        Phase.Applying,
                        Reason.Resetting,
                        "The reset that an annotation asks for starts with Job " + run.job() + ".");
    }

    /** Why what is asked for is not done at all. */
    private Optional<ResetStatus> refusal() {
        RunStatus run = observed.status().run();
        if (observed.isProduction()) {
            return wish().map(value -> ended(value, null, Reason.ProductionProtected, production()));
        }
        return run != null && AfterRestore.isUndone(run)
                ? wish().map(value -> ended(
                        value,
                        null,
                        Reason.ResetFailed,
                        "A backup was brought back, and nothing is run before the source changes or the annotation "
                                + ApiGroup.RETRY_ANNOTATION + " does; then ask for the reset again."))
                : Optional.empty();
    }

    private static String production() {
        return "spec.environment is Production, where nothing is thrown away. Nothing was done.";
    }

    private Decision told(Decision decision) {
        ResetStatus last = decision.reset();
        if (observed.resetRequest().isEmpty()) {
            return last == null || last.requested() == null
                    ? withoutWaiting(decision)
                    : decision.reset(forgotten(last));
        }
        return refusal().or(this::waiting).map(decision::reset).orElse(decision);
    }

    private Optional<ResetStatus> waiting() {
        return wish().flatMap(value -> ResetObstacle.of(observed)
                .map(until -> new ResetStatus(
                        null, null, Reason.WaitingForRun, "The reset waits until " + until + ".", null, null)));
    }

    /** A wish that was taken back before it was acted on. */
    private static Decision withoutWaiting(Decision decision) {
        boolean waits = decision.reset() != null && decision.reset().reason() == Reason.WaitingForRun;
        return waits ? decision.reset(null) : decision;
    }

    private static ResetStatus forgotten(ResetStatus last) {
        return new ResetStatus(
                null, last.run(), last.reason(), last.message(), last.finishedAt(), last.settledResolutions());
    }

    private Decision follow(RunStatus run) {
        if (observed.isProduction() && observed.job() instanceof Starting starting) {
            return takenBack(run, starting);
        }
        if (observed.isProduction() && isNotThere(run)) {
            return refused(run, Reason.ProductionProtected, production());
        }
        Step step = new RunFollower(observed.owner(), run, observed.now()).follow(observed.job());
        return switch (step.run().phase()) {
            case Running -> goingOn(step);
            case Succeeded -> emptied(step.run());
            case Failed -> refused(step.run(), step.reason(), step.message());
            case Waiting, Planned -> throw new IllegalStateException("a reset is tried once, and makes no plan");
        };
    }

    /** One that has started goes on with the arguments that it has; what it may do, the database's mark says. */
    private Decision takenBack(RunStatus run, Starting starting) {
        return Draft.from(observed)
                .run(Runs.withdrawn(run, starting.uid(), Reason.ProductionProtected, production()))
                .effect(new Effect.DeleteJob(run.job()))
                .standing(Phase.Applying, Reason.Resetting, "Job " + run.job() + " is taken back. " + production());
    }

    private boolean isNotThere(RunStatus run) {
        boolean lost = run.jobUid() != null && run.reason() != Reason.ProductionProtected;
        return observed.job() instanceof Foreign || observed.job() instanceof Absent && !lost;
    }

    private Decision goingOn(Step step) {
        Draft draft = Draft.from(observed).run(step.run());
        return step.effect()
                .map(draft::effect)
                .orElse(draft)
                .standing(Phase.Applying, Reason.Resetting, step.message());
    }

    private Decision emptied(RunStatus run) {
        Draft draft = Draft.from(observed);
        return draft.run(run)
                .failure(null)
                .plan(null)
                .seed(null)
                .reset(emptied(run.id()))
                .knowledge(draft.knowledge()
                        .withUnknownHistory("Nobody has looked since the database was emptied.")
                        .withNewInput())
                .recheckAt(observed.now())
                .standing(Phase.Pending, Reason.Resetting, "The database was emptied; a run fills it next.");
    }

    private Decision refused(RunStatus run, Reason reason, String message) {
        RunStatus failed = run.phase() == RunPhase.Failed ? run : Runs.failed(run, reason, message, observed.now());
        return Draft.from(observed)
                .run(failed)
                .reset(ended(requested(), run.id(), reason, message))
                .recheckAt(observed.now())
                .standing(Phase.Pending, Reason.Resetting, "The reset was not done; a run looks at the database next.");
    }

    private String requested() {
        return observed.status().reset().requested();
    }

    private ResetStatus ended(String requested, String run, Reason reason, String message) {
        return new ResetStatus(requested, run, reason, message, WholeSeconds.after(observed.now()), null);
    }

    private ResetStatus emptied(String run) {
        List<String> undecided = observed.resolutions().stream()
                .filter(resolution -> resolution.open() && !resolution.decided())
                .map(ResolutionObservation::name)
                .sorted()
                .toList();
        return new ResetStatus(
                requested(),
                run,
                null,
                "The database was emptied.",
                WholeSeconds.after(observed.now()),
                undecided.isEmpty() ? null : undecided);
    }
}
