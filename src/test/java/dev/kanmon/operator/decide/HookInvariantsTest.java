package dev.kanmon.operator.decide;

import static dev.kanmon.operator.decide.Invariants.require;

import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.HookFailure;
import dev.kanmon.api.v1alpha1.HookStatus;
import dev.kanmon.api.v1alpha1.HookStatus.HookPhase;
import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.api.v1alpha1.RunPhase;
import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.operator.decide.Effect.CreateJob;
import dev.kanmon.operator.decide.Effect.StartHook;
import dev.kanmon.operator.decide.hook.HookObservation;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What holds around a run in every situation of its hooks, whatever the table says about it. */
class HookInvariantsTest {

    @TestFactory
    Stream<DynamicTest> inEverySituation() {
        return new Invariants()
                .with(
                        "noRunBeginsBeforeEveryHookThatBlocksIsDoneForThisRunAndPlan",
                        HookInvariantsTest::noRunBeginsBeforeEveryHookThatBlocksIsDoneForThisRunAndPlan)
                .with(
                        "neverAreTwoHooksRunningAndNoneBesideAJob",
                        HookInvariantsTest::neverAreTwoHooksRunningAndNoneBesideAJob)
                .with(
                        "aHooksObjectIsMadeOnlyWhereTheStatusNamesItAndNoneWasEverSeen",
                        HookInvariantsTest::aHooksObjectIsMadeOnlyWhereTheStatusNamesItAndNoneWasEverSeen)
                .with(
                        "readyAndANewRunComeAfterWhatWasBegunIsEnded",
                        HookInvariantsTest::readyAndANewRunComeAfterWhatWasBegunIsEnded)
                .with("whatIsOpenIsLookedAtAgain", HookInvariantsTest::whatIsOpenIsLookedAtAgain)
                .with("everyBackupThatIsDoneIsRemembered", HookInvariantsTest::everyBackupThatIsDoneIsRemembered)
                .with(
                        "conditionsAgreeWithThePhaseAndAreDocumentedSentences",
                        HookInvariantsTest::conditionsAgreeWithThePhaseAndAreDocumentedSentences)
                .in(HookSituations::forEach);
    }

    private static void noRunBeginsBeforeEveryHookThatBlocksIsDoneForThisRunAndPlan(Scene scene, Decision decision) {
        decision.effect()
                .filter(CreateJob.class::isInstance)
                .map(CreateJob.class::cast)
                .filter(create -> create.run().task() == RunTask.Deploy)
                .ifPresent(create -> {
                    require(
                            isOf(decision.hooks().run(), decision)
                                    && !decision.hooks().before().isEmpty()
                                    && decision.hooks().before().stream().allMatch(hook -> letsGo(scene, hook)),
                            "every hook before the run is done",
                            scene,
                            decision);
                    require(
                            isOf(decision.backup().run(), decision)
                                    && decision.backup()
                                            .plan()
                                            .equals(decision.plan().hash())
                                    && !decision.backup().hooks().isEmpty()
                                    && decision.backup().hooks().stream().allMatch(hook -> letsGo(scene, hook)),
                            "every backup is there",
                            scene,
                            decision);
                    require(!decision.hooks().closed(), "the hooks after the run are owed", scene, decision);
                });
    }

    private static boolean isOf(String run, Decision decision) {
        return run.equals(decision.run().id());
    }

    private static boolean letsGo(Scene scene, HookStatus hook) {
        boolean passedOver = hook.phase() == HookPhase.Failed
                && scene.observed().spec().hooks().before().get(0).onFailure() == HookFailure.Continue;
        return passedOver || hook.phase() == HookPhase.Succeeded || hook.phase() == HookPhase.Skipped;
    }

    private static void neverAreTwoHooksRunningAndNoneBesideAJob(Scene scene, Decision decision) {
        long running = running(decision);
        boolean job = decision.run().phase() == RunPhase.Running;
        require(running <= (job ? 0 : 1), "one thing at a time", scene, decision);
    }

    private static void aHooksObjectIsMadeOnlyWhereTheStatusNamesItAndNoneWasEverSeen(Scene scene, Decision decision) {
        decision.effect()
                .filter(StartHook.class::isInstance)
                .map(StartHook.class::cast)
                .ifPresent(start -> require(
                        HookSituations.hooks(decision.hooks(), decision.backup())
                                        .contains(start.hook())
                                && start.hook().phase() == HookPhase.Running
                                && start.hook().objectUid() == null
                                && scene.observed().hook() instanceof HookObservation.Absent,
                        "the intent is in the status, and the object was looked for",
                        scene,
                        decision));
    }

    private static void readyAndANewRunComeAfterWhatWasBegunIsEnded(Scene scene, Decision decision) {
        boolean another = !decision.run().id().equals(SampleRuns.ID);
        boolean open = decision.hooks() != null && !decision.hooks().closed();
        boolean ended = !open && running(decision) == 0;
        require(!(another || decision.phase() == Phase.Ready) || ended, "the round is closed", scene, decision);
        require(
                !Set.of(Phase.Suspended, Phase.AwaitingApproval).contains(decision.phase()) || ended,
                "at rest nothing is open",
                scene,
                decision);
    }

    private static void whatIsOpenIsLookedAtAgain(Scene scene, Decision decision) {
        require(running(decision) == 0 || decision.recheckAt().isPresent(), "a look at it", scene, decision);
    }

    private static void everyBackupThatIsDoneIsRemembered(Scene scene, Decision decision) {
        boolean done = decision.backup() != null
                && decision.backup().hooks().stream()
                        .anyMatch(hook -> hook.phase() == HookPhase.Succeeded
                                && !Objects.equals(scene.backup(), decision.backup()));
        require(!done || decision.backup().taken().size() == 1 || wasDone(scene), "it is in the list", scene, decision);
    }

    private static boolean wasDone(Scene scene) {
        return scene.backup().hooks().stream().anyMatch(hook -> hook.phase() == HookPhase.Succeeded);
    }

    private static void conditionsAgreeWithThePhaseAndAreDocumentedSentences(Scene scene, Decision decision) {
        require(
                Outcomes.holds(decision.findings(), ConditionType.Stalled) == (decision.phase() == Phase.Failed),
                "Stalled exactly in phase Failed",
                scene,
                decision);
        require(
                decision.findings().stream().anyMatch(finding -> finding.type() == ConditionType.BackedUp),
                "BackedUp where backups are wanted",
                scene,
                decision);
        decision.findings()
                .forEach(finding -> require(
                        Outcomes.isDocumented(finding) && finding.message().endsWith("."),
                        "a documented reason, and a sentence: " + finding,
                        scene,
                        decision));
    }

    private static long running(Decision decision) {
        List<HookStatus> hooks = HookSituations.hooks(decision.hooks(), decision.backup());
        return hooks.stream().filter(hook -> hook.phase() == HookPhase.Running).count();
    }
}
