package dev.kanmon.operator.decide;

import static dev.kanmon.operator.decide.SampleRequirements.FIRST;
import static dev.kanmon.operator.decide.SampleRequirements.SECOND;
import static dev.kanmon.operator.decide.SampleRequirements.absent;
import static dev.kanmon.operator.decide.SampleRequirements.answered;
import static dev.kanmon.operator.decide.SampleRequirements.applied;
import static dev.kanmon.operator.decide.SampleRequirements.known;
import static dev.kanmon.operator.decide.SampleRequirements.pod;
import static dev.kanmon.operator.decide.SampleRequirements.requiring;
import static dev.kanmon.operator.decide.SampleRequirements.resolution;
import static dev.kanmon.operator.decide.SampleRequirements.seen;
import static dev.kanmon.operator.decide.SampleRequirements.unasked;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.ConditionState;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.DatabaseMigrationStatus;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.Action;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.ResolutionPhase;
import dev.kanmon.api.v1alpha1.RolloutStatus;
import dev.kanmon.api.v1alpha1.RolloutStatus.Requirement;
import dev.kanmon.api.v1alpha1.RunPhase;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.contract.ExitCode;
import dev.kanmon.operator.decide.Effect.CreateJob;
import dev.kanmon.operator.decide.Effect.LetPodsThrough;
import dev.kanmon.operator.decide.SourceObservation.Available;
import dev.kanmon.operator.decide.SourceObservation.InImage;
import dev.kanmon.operator.decide.gate.Gates;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of the gate in every situation. */
class GateInvariantsTest {

    private static final List<RunStatus> RUNS = List.of(
            SampleRuns.started(RunTask.Plan),
            SampleRuns.started(RunTask.Deploy),
            SampleRuns.due(RunTask.Plan),
            SampleRuns.notDue(RunTask.Deploy),
            SampleRuns.succeeded(RunTask.Plan),
            SampleRuns.succeeded(RunTask.Deploy),
            SampleRuns.failed(RunTask.Deploy, Reason.MigrationFailed),
            SampleRuns.failed(RunTask.Deploy, Reason.RestoredFromBackup));

    @Property
    void theGateOpensForNoNameThatIsNotKnownToBeApplied(@ForAll("scenes") Scene scene) {
        Decision decision = scene.decide();
        if (isOpen(decision) && !scene.observed().spec().rollout().requires().isEmpty()) {
            assertThat(decision.rollout().requirements())
                    .filteredOn(requirement ->
                            scene.observed().spec().rollout().requires().contains(requirement.migration()))
                    .isNotEmpty()
                    .allMatch(Requirement::applied);
        }
    }

    @Property
    void theGateWithoutNamesOpensForAFinishedRunOfWhatIsAskedForNow(@ForAll("scenes") Scene scene) {
        Decision decision = scene.decide();
        if (isOpen(decision) && scene.observed().spec().rollout().requires().isEmpty()) {
            assertThat(decision.run().phase()).isEqualTo(RunPhase.Succeeded);
            assertThat(decision.run().input().digest())
                    .isEqualTo(scene.observed().inputDigest());
        }
    }

    @Property
    void whatTheConditionSaysIsWhatTheStatusAnswersAndNothingIsOpenForTheNextGeneration(@ForAll("scenes") Scene scene) {
        Decision decision = scene.decide();
        DatabaseMigrationStatus status = scene.after(decision).status();

        assertThat(Gates.answer(scene.observed().spec(), status, Scene.OWNER.generation(), Set.of())
                        .open())
                .isEqualTo(isOpen(decision));
        assertThat(Gates.answer(scene.observed().spec(), status, Scene.OWNER.generation() + 1, Set.of())
                        .open())
                .isFalse();
    }

    @Property
    void podsAreLetThroughForNothingThatIsNotKnown(@ForAll("scenes") Scene scene) {
        Decision decision = scene.decide();
        if (decision.effect().orElse(null) instanceof LetPodsThrough let) {
            assertThat(let.pods()).filteredOn(pod -> pod.requires().isPresent()).allSatisfy(pod -> assertThat(
                            decision.rollout().requirements())
                    .contains(applied(pod.requires().orElseThrow())));
        }
    }

    @Property
    void aRequirementStartsNoRun(@ForAll("scenes") Scene scene) {
        Decision without = scene.rolloutWish(null).decide();
        Decision with = scene.decide();

        assertThat(with.run()).isEqualTo(without.run());
        if (with.effect().orElse(null) instanceof CreateJob create
                && !with.effect().equals(without.effect())) {
            assertThat(create.run().task()).isEqualTo(RunTask.CheckRequirements);
        }
    }

    private static boolean isOpen(Decision decision) {
        return decision.findings().stream()
                .anyMatch(
                        finding -> finding.type() == ConditionType.GateOpen && finding.state() == ConditionState.True);
    }

    @Provide
    Arbitrary<Scene> scenes() {
        Arbitrary<Scene> base = Combinators.combine(
                        Arbitraries.of(RUNS),
                        Arbitraries.of(SampleRuns.INPUT, "sha256:new"),
                        Arbitraries.of(
                                new Available(SampleRuns.SOURCE, Set.of(FIRST)),
                                new Available("sha256:other", Set.of(FIRST, SECOND)),
                                new InImage()),
                        Arbitraries.of(true, false),
                        Arbitraries.of(requiring(), requiring(FIRST), requiring(FIRST, SECOND)),
                        statuses())
                .as((run, input, source, suspended, wish, status) -> {
                    Scene ended = Scene.with(run);
                    // That everything is applied is only known once a run has ended well.
                    Scene known = run.phase() == RunPhase.Succeeded ? ended.after(ended.decide()) : ended;
                    return known.run(run)
                            .inputDigest(input)
                            .source(source)
                            .suspend(suspended)
                            .rolloutWish(wish)
                            .rollout(status);
                });
        return Combinators.combine(
                        base,
                        Arbitraries.of(
                                new JobObservation.Running(SampleRuns.JOB_UID),
                                answered(ExitCode.DONE, List.of(FIRST), List.of(SECOND)),
                                answered(ExitCode.NOTHING_TO_DO, List.of(), List.of(FIRST, SECOND)),
                                answered(ExitCode.MIGRATION_FAILED, List.of(FIRST, SECOND), List.of())),
                        Arbitraries.of(true, false),
                        Arbitraries.of(List.<Action>of(), List.of(Action.Restored), List.of(Action.RolledBack)),
                        Arbitraries.of(ResolutionPhase.Resolving, ResolutionPhase.Failed, ResolutionPhase.Resolved))
                .as((scene, job, pods, actions, phase) -> scene.job(job)
                        .rolloutSeen(pods ? seen(pod("a", null), pod("b", SECOND)) : seen())
                        .resolutions(actions.stream()
                                .map(action -> resolution(action, phase, FIRST))
                                .toList()));
    }

    private static Arbitrary<RolloutStatus> statuses() {
        return Combinators.combine(
                        Arbitraries.of(unasked(FIRST), absent(FIRST), applied(FIRST)),
                        Arbitraries.of(unasked(SECOND), absent(SECOND), applied(SECOND)),
                        Arbitraries.of(true, false))
                .as((first, second, sameDatabase) -> sameDatabase
                        ? known(first, second)
                        : RolloutStatus.empty()
                                .requirements(List.of(first, second), new RolloutStatus.Inquiry("another", null)));
    }
}
