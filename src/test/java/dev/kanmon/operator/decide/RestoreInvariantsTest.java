package dev.kanmon.operator.decide;

import static dev.kanmon.operator.decide.Invariants.require;

import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.ResolutionPhase;
import dev.kanmon.api.v1alpha1.RestoreStatus;
import dev.kanmon.api.v1alpha1.RunPhase;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.operator.decide.Effect.CreateJob;
import dev.kanmon.operator.decide.Effect.ScaleDeployment;
import dev.kanmon.operator.decide.JobObservation.Absent;
import dev.kanmon.operator.decide.JobObservation.Starting;
import dev.kanmon.operator.decide.restore.DeploymentObservation;
import dev.kanmon.operator.decide.restore.DeploymentObservation.Present;
import dev.kanmon.operator.decide.restore.Quiescence;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What holds in every situation of a MigrationResolution that brings data back, whatever the table says about it. */
class RestoreInvariantsTest {

    private static final int LONGEST_WALK = 8;

    @Test
    void noRestoreIsBegunBeforeTheApplicationIsStopped() {
        forEachDecision((scene, decision) -> {
            if (decision.effect().orElse(null) instanceof CreateJob create
                    && create.run().task() == RunTask.Restore
                    && isAnotherRun(scene, create)) {
                require(
                        scene.deployments().values().stream().allMatch(RestoreInvariantsTest::isStopped),
                        "no pod is left",
                        scene,
                        decision);
            }
        });
    }

    @Test
    void noRestoreIsBegunWithoutABackupThatKanmonBringsBack() {
        forEachDecision((scene, decision) -> {
            if (decision.effect().orElse(null) instanceof CreateJob create
                    && create.run().task() == RunTask.Restore
                    && isAnotherRun(scene, create)) {
                require(
                        scene.database().orElseThrow().backups().taken().stream()
                                .anyMatch(scene.database().orElseThrow().backups()::isRestorable),
                        "there is a dump",
                        scene,
                        decision);
            }
        });
    }

    /** So that the filter of these tests leaves nothing out that can be. */
    @Test
    void noJobThatPutsRowsBackIsBegunWhileTheApplicationIsStopped() {
        forEachDecision((scene, decision) -> {
            if (decision.effect().orElse(null) instanceof CreateJob create
                    && create.run().task() == RunTask.RestoreRows
                    && isAnotherRun(scene, create)) {
                require(!isOwed(decision), "it is scaled back first", scene, decision);
            }
        });
    }

    @Test
    void nothingEndsWhileTheApplicationIsStopped() {
        forEachDecision((scene, decision) -> require(
                decision.phase() == ResolutionPhase.Resolving || !isOwed(decision),
                "it is scaled back first",
                scene,
                decision));
    }

    @Test
    void theApplicationStaysStoppedWhileAJobIsUnderWay() {
        forEachDecision((scene, decision) -> require(
                decision.run() == null
                        || decision.run().phase() != RunPhase.Running
                        || !(decision.effect().orElse(null) instanceof ScaleDeployment),
                "a Job's database has no clients meanwhile",
                scene,
                decision));
    }

    @Test
    void everySituationComesToRestWithTheApplicationRunning() {
        forEachReachable(RestoreInvariantsTest::walkToRest);
    }

    private static void walkToRest(ResolutionScene start) {
        ResolutionScene scene = start;
        for (int look = 0; look < LONGEST_WALK; look++) {
            ResolutionDecision decision = scene.decide();
            ResolutionScene next = performed(scene, decision);
            if (next.equals(scene)) {
                require(decision.effect().isEmpty(), "at rest nothing is done", scene, decision);
                require(!isOwed(decision) || isWorkedOn(decision), "the application runs", scene, decision);
                return;
            }
            scene = next;
        }
        throw new AssertionError("no rest within " + LONGEST_WALK + " looks from " + start);
    }

    /** A Job is under way, or will be. */
    private static boolean isWorkedOn(ResolutionDecision decision) {
        return decision.run().phase() == RunPhase.Running || decision.run().phase() == RunPhase.Waiting;
    }

    /** The scene after the status was written, the effect took place, and pods that were stopped are gone. */
    private static ResolutionScene performed(ResolutionScene scene, ResolutionDecision decision) {
        ResolutionScene next = scene.after(decision);
        Effect effect = decision.effect().orElse(null);
        if (effect instanceof ScaleDeployment scale) {
            int replicas = scale.scaling().to();
            return next.deployments(Map.of(RestoreSituations.DEPLOYMENT, new Present(replicas, replicas)));
        }
        if (effect instanceof CreateJob create) {
            return next.job(new Starting("uid of " + create.run().job(), Reason.PodPending, "It waits."));
        }
        boolean otherJob = scene.status().run() != null
                && !scene.status().run().job().equals(decision.run().job());
        ResolutionScene seen = otherJob ? next.job(new Absent()) : next;
        return scene.deployments().get(RestoreSituations.DEPLOYMENT) instanceof Present present
                        && present.replicas() == 0
                ? seen.deployments(Map.of(RestoreSituations.DEPLOYMENT, new Present(0, 0)))
                : seen;
    }

    private static boolean isAnotherRun(ResolutionScene scene, CreateJob create) {
        return scene.status().run() == null
                || !scene.status().run().id().equals(create.run().id());
    }

    private static boolean isStopped(DeploymentObservation seen) {
        return seen instanceof Present present && present.replicas() == 0 && present.pods() == 0;
    }

    private static boolean isOwed(ResolutionDecision decision) {
        return isOwed(decision.restore());
    }

    private static boolean isOwed(RestoreStatus restore) {
        return restore != null && Quiescence.isOwed(restore.quiesced());
    }

    private static void forEachDecision(BiConsumer<ResolutionScene, ResolutionDecision> check) {
        forEachReachable(scene -> check.accept(scene, scene.decide()));
    }

    /** No Job puts rows back while an application that a restore has stopped is not scaled back. */
    private static void forEachReachable(Consumer<ResolutionScene> check) {
        RestoreSituations.forEach(scene -> {
            if (!(isBoundToRows(scene) && isOwed(scene.status().restore()))) {
                check.accept(scene);
            }
        });
    }

    private static boolean isBoundToRows(ResolutionScene scene) {
        RunStatus run = scene.status().run();
        return run != null
                && run.task() == RunTask.RestoreRows
                && (run.phase() == RunPhase.Running || run.phase() == RunPhase.Succeeded);
    }
}
