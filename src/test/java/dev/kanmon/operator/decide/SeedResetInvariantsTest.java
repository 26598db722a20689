package dev.kanmon.operator.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.ConditionState;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.DatabaseMigrationStatus;
import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.api.v1alpha1.RunPhase;
import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.operator.decide.Effect.CreateJob;
import dev.kanmon.operator.status.NextStatus;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** What holds for sample data and resets in every situation. */
class SeedResetInvariantsTest {

    private static final Set<RunTask> DANGEROUS = Set.of(RunTask.Reset, RunTask.Seed);

    @Test
    void inProductionNoJobThatEmptiesOrSeedsIsEverMade() {
        forEachDecision((scene, decision) -> require(
                !scene.observed().isProduction()
                        || created(decision).filter(DANGEROUS::contains).isEmpty(),
                "no such Job in production",
                scene));
    }

    @Test
    void nothingIsEmptiedUnaskedOrTwiceForOneWord() {
        forEachDecision((scene, decision) -> require(
                created(decision).filter(RunTask.Reset::equals).isEmpty()
                        || Resets.isUnderWay(scene.run())
                        || scene.observed()
                                .resetRequest()
                                .filter(value -> scene.reset() == null
                                        || !value.equals(scene.reset().requested()))
                                .isPresent(),
                "a reset was asked for",
                scene));
    }

    @Test
    void theIntentIsInTheStatusBeforeTheJobIsThere() {
        forEachDecision((scene, decision) -> created(decision)
                .filter(DANGEROUS::contains)
                .ifPresent(task -> {
                    CreateJob create = (CreateJob) decision.effect().orElseThrow();
                    require(
                            task == RunTask.Reset
                                    ? create.run().equals(decision.run())
                                            && decision.reset().requested() != null
                                    : create.run().equals(Seeds.job(decision.seed()))
                                            && decision.seed().phase() == RunPhase.Running,
                            "the status names the Job",
                            scene);
                }));
    }

    @Test
    void aJobThatWasSeenAndIsGoneIsNotMadeAgain() {
        forEachDecision((scene, decision) -> created(decision)
                .filter(DANGEROUS::contains)
                .map(task -> ((CreateJob) decision.effect().orElseThrow()).run())
                .ifPresent(run -> require(
                        (scene.run() == null
                                        || scene.run().jobUid() == null
                                        || !run.job().equals(scene.run().job()))
                                && (scene.seed() == null
                                        || scene.seed().jobUid() == null
                                        || !run.job().equals(scene.seed().job())),
                        "another Job has another name",
                        scene)));
    }

    @Test
    void aSeedHoldsNothingUp() {
        forEachDecision((scene, decision) -> {
            Decision without = scene.seedWish(null)
                    .seed(null)
                    .seedSeen(SeedObserved.none())
                    .decide();
            boolean waits = scene.seed() != null && scene.seed().phase() == RunPhase.Running;
            require(
                    waits
                            || decision.phase() == without.phase()
                                    && state(decision, ConditionType.Ready).equals(state(without, ConditionType.Ready))
                                    && state(decision, ConditionType.GateOpen)
                                            .equals(state(without, ConditionType.GateOpen))
                                    && Objects.equals(decision.run(), without.run()),
                    "phase, Ready, gate and run are as without a seed",
                    scene);
        });
    }

    @Test
    void whileTheDatabaseIsBeingEmptiedItIsNeitherReadyNorIsTheGateOpen() {
        forEachDecision((scene, decision) -> require(
                decision.run() == null
                        || decision.run().task() != RunTask.Reset
                        || decision.phase() != Phase.Ready
                                && !state(decision, ConditionType.GateOpen).equals(Optional.of(ConditionState.True)),
                "closed from the reset until the next run is done",
                scene));
    }

    @Test
    void aRefusedResetIsNotWhatTheResourceStandsAt() {
        forEachDecision((scene, decision) -> require(
                decision.run() == null
                        || decision.run().task() != RunTask.Reset
                        || decision.run().phase() == RunPhase.Running
                        || decision.phase() == Phase.Pending
                                && decision.recheckAt().isPresent(),
                "a run of the usual kind follows",
                scene));
    }

    @Test
    void nothingOfItIsLostOnTheWayIntoTheStatusOrWhereTheApiServerRefuses() {
        forEachDecision((scene, decision) -> {
            DatabaseMigrationStatus next = NextStatus.of(scene.status(), decision, null, 1, Scene.NOW);
            require(
                    Objects.equals(next.seed(), decision.seed()) && Objects.equals(next.reset(), decision.reset()),
                    "the decision is written",
                    scene);
            DatabaseMigrationStatus trouble = NextStatus.inTrouble(scene.status(), List.of(), 1, Scene.NOW);
            require(
                    Objects.equals(trouble.seed(), scene.seed()) && Objects.equals(trouble.reset(), scene.reset()),
                    "trouble leaves it alone",
                    scene);
        });
    }

    @Test
    void everyConditionHasAReasonThatIsDocumentedForItAndIsASentence() {
        forEachDecision((scene, decision) -> decision.findings().forEach(finding -> {
            require(Outcomes.isDocumented(finding), finding.reason() + " is documented for " + finding.type(), scene);
            require(finding.message().endsWith("."), "a full stop: " + finding.message(), scene);
        }));
    }

    private static Optional<RunTask> created(Decision decision) {
        return decision.effect()
                .filter(CreateJob.class::isInstance)
                .map(effect -> ((CreateJob) effect).run().task());
    }

    private static Optional<ConditionState> state(Decision decision, ConditionType type) {
        return decision.findings().stream()
                .filter(finding -> finding.type() == type)
                .map(Finding::state)
                .findFirst();
    }

    private static void forEachDecision(BiConsumer<Scene, Decision> check) {
        SeedResetSituations.forEach(scene -> check.accept(scene, scene.decide()));
    }

    private static void require(boolean holds, String rule, Scene scene) {
        if (!holds) {
            assertThat(scene.decide()).as("%s; scene: %s", rule, scene).isNull();
        }
    }
}
