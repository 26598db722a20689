package dev.kanmon.operator.decide;

import static dev.kanmon.operator.decide.Invariants.require;

import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.Drift.OnDrift;
import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.ResolutionPhase;
import dev.kanmon.api.v1alpha1.RunPhase;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.contract.Risk;
import dev.kanmon.contract.RunReport.DriftState;
import dev.kanmon.operator.decide.Effect.ApplyInlineSource;
import dev.kanmon.operator.decide.Effect.CreateHotfixResolution;
import dev.kanmon.operator.decide.Effect.CreateJob;
import dev.kanmon.operator.decide.Effect.CreateResolution;
import dev.kanmon.operator.decide.Effect.DeleteJob;
import dev.kanmon.operator.decide.Effect.StoreDrift;
import dev.kanmon.operator.decide.Effect.StorePlan;
import dev.kanmon.operator.decide.JobObservation.Absent;
import dev.kanmon.operator.decide.JobObservation.Running;
import dev.kanmon.operator.decide.JobObservation.Starting;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What holds in every situation, whatever the table says about it. */
class MigrationDeciderInvariantsTest {

    /** Two old Jobs to delete, a check of drift to follow, a source to mount, a Job and a resolution to create, and the looks in between. */
    private static final int LONGEST_WALK = 10;

    @TestFactory
    Stream<DynamicTest> inEverySituation() {
        return new Invariants()
                .with("conditionsAgreeWithThePhase", MigrationDeciderInvariantsTest::conditionsAgreeWithThePhase)
                .with(
                        "everyConditionCarriesAReasonThatIsDocumentedForIt",
                        MigrationDeciderInvariantsTest::everyConditionCarriesAReasonThatIsDocumentedForIt)
                .with("everyMessageIsASentence", MigrationDeciderInvariantsTest::everyMessageIsASentence)
                .with(
                        "aJobIsCreatedOnlyForTheRunThatTheStatusNames",
                        MigrationDeciderInvariantsTest::aJobIsCreatedOnlyForTheRunThatTheStatusNames)
                .with(
                        "nothingIsEmptiedOrSeededUnasked",
                        MigrationDeciderInvariantsTest::nothingIsEmptiedOrSeededUnasked)
                .with(
                        "noRunAndNoCheckOfDriftAreUnderWayTogether",
                        MigrationDeciderInvariantsTest::noRunAndNoCheckOfDriftAreUnderWayTogether)
                .with(
                        "whileSuspendedNoJobIsCreatedButForARunUnderWay",
                        MigrationDeciderInvariantsTest::whileSuspendedNoJobIsCreatedButForARunUnderWay)
                .with(
                        "aRunUnderWayIsNeverReplacedByAnother",
                        MigrationDeciderInvariantsTest::aRunUnderWayIsNeverReplacedByAnother)
                .with(
                        "aJobThatWasSeenIsNeverCreatedAgain",
                        MigrationDeciderInvariantsTest::aJobThatWasSeenIsNeverCreatedAgain)
                .with(
                        "nothingIsDeployedWithoutAPlanThatMayRun",
                        MigrationDeciderInvariantsTest::nothingIsDeployedWithoutAPlanThatMayRun)
                .in(MigrationSituations::forEach);
    }

    private static void conditionsAgreeWithThePhase(Scene scene, Decision decision) {
        require(
                Outcomes.holds(decision.findings(), ConditionType.Ready) == (decision.phase() == Phase.Ready),
                "Ready is True exactly in phase Ready",
                scene,
                decision);
        require(
                Outcomes.holds(decision.findings(), ConditionType.Stalled) == (decision.phase() == Phase.Failed),
                "Stalled exactly in phase Failed",
                scene,
                decision);
        require(
                Outcomes.holds(decision.findings(), ConditionType.Reconciling)
                        == Set.of(Phase.Pending, Phase.Planning, Phase.BackingUp, Phase.Applying)
                                .contains(decision.phase()),
                "Reconciling exactly in phases Pending, Planning, BackingUp and Applying",
                scene,
                decision);
    }

    private static void everyConditionCarriesAReasonThatIsDocumentedForIt(Scene scene, Decision decision) {
        decision.findings()
                .forEach(finding -> require(
                        Outcomes.isDocumented(finding),
                        finding.reason() + " is documented for " + finding.type(),
                        scene,
                        decision));
    }

    private static void everyMessageIsASentence(Scene scene, Decision decision) {
        decision.findings()
                .forEach(finding -> require(finding.message().endsWith("."), "a full stop", scene, decision));
    }

    private static void aJobIsCreatedOnlyForTheRunThatTheStatusNames(Scene scene, Decision decision) {
        decision.effect()
                .filter(CreateJob.class::isInstance)
                .map(CreateJob.class::cast)
                .ifPresent(create -> require(
                        create.run().phase() == RunPhase.Running
                                && create.run().jobUid() == null
                                && isNamed(create.run(), decision),
                        "the intent is in the status before the Job is there",
                        scene,
                        decision));
    }

    /** Nothing is said about the environment here, and nobody asks for a reset; {@link SeedResetInvariantsTest} has the others. */
    private static void nothingIsEmptiedOrSeededUnasked(Scene scene, Decision decision) {
        decision.effect()
                .filter(CreateJob.class::isInstance)
                .map(CreateJob.class::cast)
                .ifPresent(create -> require(
                        create.run().task() != RunTask.Reset && create.run().task() != RunTask.Seed,
                        "no Job that empties or seeds",
                        scene,
                        decision));
    }

    private static boolean isNamed(RunStatus run, Decision decision) {
        return switch (run.task()) {
            case Plan -> run.equals(decision.run()) && decision.phase() == Phase.Planning;
            case Deploy, Inspect -> run.equals(decision.run()) && decision.phase() == Phase.Applying;
            case CheckDrift -> run.equals(decision.drift().run()) && decision.phase() == Phase.Ready;
            case CheckRequirements -> run.equals(decision.rollout().inquiry().run());
            case Resolve, Restore, RestoreRows, Reset, Seed -> false;
        };
    }

    private static void noRunAndNoCheckOfDriftAreUnderWayTogether(Scene scene, Decision decision) {
        require(
                !isRunning(decision.run())
                        || decision.drift() == null
                        || !isRunning(decision.drift().run()),
                "one Job at a time",
                scene,
                decision);
    }

    private static void whileSuspendedNoJobIsCreatedButForARunUnderWay(Scene scene, Decision decision) {
        require(
                !scene.suspend()
                        || isRunning(scene.run())
                        || isChecking(scene)
                        || decision.effect().isEmpty(),
                "suspend keeps everything from starting",
                scene,
                decision);
    }

    private static void aRunUnderWayIsNeverReplacedByAnother(Scene scene, Decision decision) {
        require(
                !isRunning(scene.run())
                        || decision.run().id().equals(scene.run().id()),
                "a run is followed to its end",
                scene,
                decision);
    }

    private static void aJobThatWasSeenIsNeverCreatedAgain(Scene scene, Decision decision) {
        decision.effect()
                .filter(CreateJob.class::isInstance)
                .map(CreateJob.class::cast)
                .ifPresent(create -> require(
                        scene.run() == null
                                || create.run().task() == RunTask.CheckDrift
                                || scene.run().jobUid() == null
                                || !create.run().job().equals(scene.run().job()),
                        "another Job has another name",
                        scene,
                        decision));
    }

    private static void nothingIsDeployedWithoutAPlanThatMayRun(Scene scene, Decision decision) {
        decision.effect()
                .filter(CreateJob.class::isInstance)
                .map(CreateJob.class::cast)
                .filter(create -> create.run().task() == RunTask.Deploy)
                .filter(create -> !isRunning(scene.run()))
                .ifPresent(create -> require(
                        scene.plan() != null
                                && scene.planStored()
                                && (scene.plan().risk() == Risk.Low
                                        || scene.plan().hash().equals(scene.approved()))
                                && !(scene.promotion() instanceof Promotion.Unproven)
                                && !isBlocked(scene)
                                && scene.plan().alreadyApplied().isEmpty(),
                        "a deploy has a plan that is stored, approved where it has to be, promoted, and not held",
                        scene,
                        decision));
    }

    private static boolean isBlocked(Scene scene) {
        return scene.driftWish() != null
                && scene.driftWish().onDrift() == OnDrift.Block
                && scene.plan().drift() == DriftState.Drifted;
    }

    @Test
    void everySituationComesToRestWithinAFewLooks() {
        MigrationSituations.forEach(MigrationDeciderInvariantsTest::walkToRest);
    }

    private static void walkToRest(Scene start) {
        Scene scene = start;
        List<String> runsSeen = new ArrayList<>();
        for (int look = 0; look < LONGEST_WALK; look++) {
            Decision decision = scene.decide();
            require(goesForward(scene.run(), decision.run(), runsSeen), "ids are new, attempts grow", scene, decision);
            Scene next = performed(scene, decision);
            if (next.equals(scene)) {
                require(decision.effect().isEmpty(), "at rest nothing is done", scene, decision);
                require(
                        decision.recheckAt().map(at -> at.isAfter(Scene.NOW)).orElse(true),
                        "at rest nobody looks again at once",
                        scene,
                        decision);
                return;
            }
            scene = next;
        }
        throw new AssertionError("no rest within " + LONGEST_WALK + " looks from " + start);
    }

    /** The scene after the status was written and the effect took place. */
    private static Scene performed(Scene scene, Decision decision) {
        Scene next = scene.after(decision);
        if (scene.run() != null && !scene.run().job().equals(next.run().job())) {
            next = next.job(new Absent());
        }
        if (decision.effect().isEmpty()) {
            return next;
        }
        Effect effect = decision.effect().get();
        if (effect instanceof CreateJob create && create.run().task() == RunTask.CheckDrift) {
            return next.driftJob(new Running("uid of " + create.run().job()));
        }
        if (effect instanceof StoreDrift) {
            return next.driftStored(true);
        }
        if (effect instanceof CreateHotfixResolution create) {
            return with(
                    next,
                    new ResolutionObservation(
                            create.name(),
                            "uid of " + create.name(),
                            create.migration(),
                            create.action(),
                            ResolutionPhase.AwaitingDecision,
                            true,
                            false));
        }
        if (effect instanceof CreateJob create) {
            return next.job(new Starting("uid of " + create.run().job(), Reason.PodPending, "It waits."));
        }
        if (effect instanceof ApplyInlineSource) {
            return next.inlineMounted(true);
        }
        if (effect instanceof CreateResolution create) {
            return with(
                    next,
                    new ResolutionObservation(
                            create.name(),
                            "uid of " + create.name(),
                            create.failure().migration(),
                            null,
                            ResolutionPhase.AwaitingDecision,
                            false,
                            false));
        }
        if (effect instanceof StorePlan) {
            return next.planStored(true);
        }
        DeleteJob delete = (DeleteJob) effect;
        if (delete.name().equals(next.run().job())) {
            return next.job(new Absent());
        }
        return next.oldJobs(scene.oldJobs().stream()
                .filter(job -> !job.equals(delete.name()))
                .toList());
    }

    private static Scene with(Scene scene, ResolutionObservation another) {
        List<ResolutionObservation> more = new ArrayList<>(scene.resolutions());
        more.add(another);
        return scene.resolutions(more);
    }

    private static boolean goesForward(RunStatus before, RunStatus after, List<String> runsSeen) {
        if (before == null || after == null) {
            return before == null;
        }
        runsSeen.add(before.id());
        return after.id().equals(before.id())
                ? after.attempt() >= before.attempt()
                : after.attempt() == 1 && !runsSeen.contains(after.id());
    }

    private static boolean isChecking(Scene scene) {
        return scene.drift() != null && isRunning(scene.drift().run());
    }

    private static boolean isRunning(RunStatus run) {
        return run != null && run.phase() == RunPhase.Running;
    }
}
