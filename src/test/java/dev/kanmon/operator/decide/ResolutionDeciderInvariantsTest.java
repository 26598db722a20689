package dev.kanmon.operator.decide;

import static dev.kanmon.operator.decide.Invariants.require;

import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.ResolutionPhase;
import dev.kanmon.api.v1alpha1.RunPhase;
import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.operator.decide.Effect.CreateJob;
import dev.kanmon.operator.decide.JobObservation.Absent;
import dev.kanmon.operator.decide.JobObservation.Starting;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** What holds in every situation of a MigrationResolution, whatever the table says about it. */
class ResolutionDeciderInvariantsTest {

    private static final int LONGEST_WALK = 4;

    @Test
    void conditionsAgreeWithThePhase() {
        forEachDecision((scene, decision) -> {
            require(
                    Outcomes.holds(decision.findings(), ConditionType.Ready)
                            == (decision.phase() == ResolutionPhase.Resolved),
                    "Ready is True exactly in phase Resolved",
                    scene,
                    decision);
            require(
                    Outcomes.holds(decision.findings(), ConditionType.Stalled)
                            == (decision.phase() == ResolutionPhase.Failed),
                    "Stalled exactly in phase Failed",
                    scene,
                    decision);
            require(
                    Outcomes.holds(decision.findings(), ConditionType.Reconciling)
                            == Set.of(ResolutionPhase.Pending, ResolutionPhase.Resolving)
                                    .contains(decision.phase()),
                    "Reconciling exactly in phases Pending and Resolving",
                    scene,
                    decision);
        });
    }

    @Test
    void everyConditionCarriesAReasonThatIsDocumentedForIt() {
        forEachDecision((scene, decision) -> decision.findings()
                .forEach(finding -> require(
                        Outcomes.isDocumented(finding),
                        finding.reason() + " is documented for " + finding.type(),
                        scene,
                        decision)));
    }

    @Test
    void onlyJobsThatResolveAreCreatedAndTheStatusNamesThemFirst() {
        forEachMark((scene, decision) -> decision.effect()
                .ifPresent(effect -> require(
                        effect instanceof CreateJob create
                                && create.run().equals(decision.run())
                                && create.run().task() == RunTask.Resolve
                                && create.run().phase() == RunPhase.Running
                                && decision.phase() == ResolutionPhase.Resolving,
                        "the intent is in the status before the Job is there",
                        scene,
                        decision)));
    }

    @Test
    void withoutADecisionNothingIsStarted() {
        forEachDecision((scene, decision) -> require(
                scene.action() != null
                        || decision.effect().isEmpty()
                        || scene.status().run().phase() == RunPhase.Running,
                "a person decides first",
                scene,
                decision));
    }

    @Test
    void theFailureIsKept() {
        forEachDecision((scene, decision) ->
                require(SampleRuns.FAILURE.equals(decision.origin().failure()), "the failure stays", scene, decision));
    }

    @Test
    void everySituationComesToRestWithinAFewLooks() {
        ResolutionSituations.forEach(ResolutionDeciderInvariantsTest::walkToRest);
    }

    private static void walkToRest(ResolutionScene start) {
        ResolutionScene scene = start;
        for (int look = 0; look < LONGEST_WALK; look++) {
            ResolutionDecision decision = scene.decide();
            ResolutionScene next = performed(scene, decision);
            if (next.equals(scene)) {
                require(decision.effect().isEmpty(), "at rest nothing is done", scene, decision);
                return;
            }
            scene = next;
        }
        throw new AssertionError("no rest within " + LONGEST_WALK + " looks from " + start);
    }

    /** The scene after the status was written and the effect took place. */
    private static ResolutionScene performed(ResolutionScene scene, ResolutionDecision decision) {
        ResolutionScene next = scene.after(decision);
        if (decision.effect().isPresent()) {
            return next.job(new Starting("uid of " + decision.run().job(), Reason.PodPending, "It waits."));
        }
        boolean otherJob = scene.status().run() != null
                && !scene.status().run().job().equals(decision.run().job());
        return otherJob ? next.job(new Absent()) : next;
    }

    private static void forEachMark(BiConsumer<ResolutionScene, ResolutionDecision> check) {
        ResolutionSituations.forEach(scene -> check.accept(scene, scene.decide()));
    }

    private static void forEachDecision(BiConsumer<ResolutionScene, ResolutionDecision> check) {
        forEachMark(check);
        RestoreSituations.forEach(scene -> check.accept(scene, scene.decide()));
    }
}
