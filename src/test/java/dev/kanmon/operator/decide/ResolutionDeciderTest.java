package dev.kanmon.operator.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.Action;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.ResolutionPhase;
import dev.kanmon.api.v1alpha1.RunPhase;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.operator.decide.Effect.CreateJob;
import dev.kanmon.operator.decide.JobObservation.Absent;
import dev.kanmon.operator.decide.JobObservation.Ended;
import dev.kanmon.operator.decide.JobObservation.Ending;
import dev.kanmon.operator.decide.JobObservation.Running;
import dev.kanmon.operator.decide.ResolutionObserved.Database;
import dev.kanmon.operator.decide.ResolutionObserved.Others;
import dev.kanmon.operator.decide.SourceObservation.Available;
import dev.kanmon.operator.decide.SourceObservation.Awaited;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules that matter, each by itself. Every situation there is stands in the table of ResolutionDeciderTableTest. */
class ResolutionDeciderTest {

    private static final Database MISSING_SOURCE =
            ResolutionScene.database(new Awaited(Reason.ConfigMapNotFound, "It is not there."), true, false);

    @Test
    void withoutAnActionItWaitsForAPersonAndTellsWhatHappened() {
        ResolutionDecision decision = ResolutionScene.fresh().decide();
        assertStands(decision, ResolutionPhase.AwaitingDecision, Reason.AwaitingDecision);
        assertThat(decision.findings().get(0).message())
                .contains(SampleRuns.MIGRATION, "23505", "spec.action", "RolledBack", "Applied");
        assertThat(decision.effect()).isEmpty();
    }

    @Test
    void whatAResetTookAwayIsNotAskedAnyMore() {
        Database database = ResolutionScene.fresh().database().orElseThrow();
        Database reset = new Database(
                database.source(),
                database.inlineMounted(),
                database.underWay(),
                database.url(),
                database.backups(),
                true);
        assertStands(ResolutionScene.fresh().database(reset).decide(), ResolutionPhase.Resolved, Reason.Resolved);
        assertStands(
                ResolutionScene.fresh()
                        .patched(Action.RolledBack)
                        .database(reset)
                        .decide(),
                ResolutionPhase.Resolving,
                Reason.Resolving);
    }

    @Test
    void decisionIsCarriedOutByAJob() {
        ResolutionDecision decision =
                ResolutionScene.fresh().patched(Action.RolledBack).decide();
        assertStands(decision, ResolutionPhase.Resolving, Reason.Resolving);
        assertThat(decision.run().task()).isEqualTo(RunTask.Resolve);
        assertThat(decision.effect()).contains(new CreateJob(decision.run()));
    }

    @Test
    void runOfTheDatabaseEndsFirst() {
        ResolutionDecision decision = ResolutionScene.fresh()
                .patched(Action.RolledBack)
                .database(ResolutionScene.database(
                        new Available(SampleRuns.SOURCE, Set.of(SampleRuns.MIGRATION)), true, true))
                .decide();
        assertStands(decision, ResolutionPhase.Pending, Reason.WaitingForRun);
        assertThat(decision.effect()).isEmpty();
    }

    @Test
    void markingAsAppliedNeedsTheSource() {
        assertStands(
                ResolutionScene.fresh()
                        .patched(Action.Applied)
                        .database(MISSING_SOURCE)
                        .decide(),
                ResolutionPhase.Pending,
                Reason.ConfigMapNotFound);
    }

    @Test
    void hotfixIsMarkedOnceItsMigrationIsInTheSource() {
        Database without =
                ResolutionScene.database(new Available("sha256:before", Set.of("20260101000000_users")), true, false);
        ResolutionScene scene = ResolutionScene.fresh().patched(Action.Applied).database(without);
        assertStands(scene.decide(), ResolutionPhase.Pending, Reason.MigrationNotInSource);
        assertThat(scene.database(ResolutionScene.fresh().database().orElseThrow())
                        .decide()
                        .effect())
                .containsInstanceOf(CreateJob.class);
    }

    @Test
    void whatWasMadeUpOfASchemaMayBeMarkedAlthoughNoSourceNamesIt() {
        Database wanted = ResolutionScene.database(Available.ofSchema(SampleRuns.SOURCE), true, false);
        ResolutionDecision decision =
                ResolutionScene.fresh().patched(Action.Applied).database(wanted).decide();
        assertStands(decision, ResolutionPhase.Resolving, Reason.Resolving);
    }

    @Test
    void markingAsRolledBackNeedsNoSource() {
        assertStands(
                ResolutionScene.fresh()
                        .patched(Action.RolledBack)
                        .database(MISSING_SOURCE)
                        .decide(),
                ResolutionPhase.Resolving,
                Reason.Resolving);
    }

    @Test
    void unknownDatabaseMigrationIsAwaited() {
        assertStands(
                ResolutionScene.fresh().patched(Action.Applied).database(null).decide(),
                ResolutionPhase.Pending,
                Reason.DatabaseMigrationNotFound);
    }

    @Test
    void markThatIsInTheHistoryIsResolved() {
        ResolutionDecision decision = running(new Ended(SampleRuns.JOB_UID, SampleReports.reported(ExitCode.DONE)));
        assertStands(decision, ResolutionPhase.Resolved, Reason.Resolved);
        assertThat(decision.run().phase()).isEqualTo(RunPhase.Succeeded);
    }

    @Test
    void markThatWasThereAlreadyIsResolvedToo() {
        assertStands(
                running(new Ended(SampleRuns.JOB_UID, SampleReports.reported(ExitCode.NOTHING_TO_DO))),
                ResolutionPhase.Resolved,
                Reason.Resolved);
    }

    @Test
    void resolvedStaysResolvedWhateverBecomesOfTheDatabaseMigration() {
        ResolutionDecision decision = ResolutionScene.fresh()
                .patched(Action.Applied)
                .run(SampleRuns.succeeded(RunTask.Resolve))
                .database(null)
                .decide();
        assertStands(decision, ResolutionPhase.Resolved, Reason.Resolved);
    }

    @Test
    void refusedDecisionStallsUntilThePersonDecidesAgain() {
        ResolutionScene scene = ResolutionScene.fresh()
                .patched(Action.Applied)
                .run(SampleRuns.started(RunTask.Resolve))
                .job(new Ended(SampleRuns.JOB_UID, SampleReports.reported(ExitCode.RESOLUTION_REFUSED)));
        ResolutionDecision refused = scene.decide();
        assertStands(refused, ResolutionPhase.Failed, Reason.ResolutionRefused);

        ResolutionDecision corrected =
                scene.after(refused).patched(Action.RolledBack).decide();
        assertThat(corrected.effect()).containsInstanceOf(CreateJob.class);
        assertThat(corrected.run().id()).isNotEqualTo(refused.run().id());
    }

    @Test
    void sameDecisionMadeAgainIsTriedAgain() {
        ResolutionScene scene = ResolutionScene.fresh()
                .patched(Action.Applied)
                .run(SampleRuns.failed(RunTask.Resolve, Reason.ResolutionRefused));
        assertThat(scene.decide().effect()).isEmpty();
        assertThat(scene.patched(Action.Applied).decide().effect()).containsInstanceOf(CreateJob.class);
    }

    @Test
    void lostJobIsRepeatedSinceMarkingTwiceIsHarmless() {
        ResolutionDecision decision = running(new Ended(SampleRuns.JOB_UID, new Ending.Lost("The node is gone.")));
        assertThat(decision.run().phase()).isEqualTo(RunPhase.Waiting);
        assertThat(decision.run().task()).isEqualTo(RunTask.Resolve);
        assertThat(decision.recheckAt()).isPresent();
    }

    @Test
    void jobThatWasNeverSeenIsCreatedAgainUnderTheSameName() {
        ResolutionScene scene = ResolutionScene.fresh().patched(Action.Applied).run(SampleRuns.unseen(RunTask.Resolve));
        ResolutionDecision decision = scene.job(new Absent()).decide();
        assertThat(decision.effect()).contains(new CreateJob(scene.status().run()));
    }

    @Test
    void jobUnderWayIsFollowedAlthoughTheDecisionChanged() {
        RunStatus before = ResolutionScene.fresh()
                .patched(Action.Applied)
                .run(SampleRuns.started(RunTask.Resolve))
                .status()
                .run();
        ResolutionDecision decision = ResolutionScene.fresh()
                .patched(Action.Applied)
                .run(SampleRuns.started(RunTask.Resolve))
                .patched(Action.RolledBack)
                .job(new Running(SampleRuns.JOB_UID))
                .decide();
        assertThat(decision.run()).isEqualTo(before);
        assertThat(decision.effect()).isEmpty();
    }

    @Test
    void withdrawnDecisionIsNotRetried() {
        ResolutionDecision decision = ResolutionScene.fresh()
                .patched(Action.Applied)
                .run(SampleRuns.due(RunTask.Resolve))
                .patched(null)
                .decide();
        assertStands(decision, ResolutionPhase.AwaitingDecision, Reason.AwaitingDecision);
        assertThat(decision.effect()).isEmpty();
    }

    @Test
    void suggestionThatIsNotThereIsRefusedBeforeAnythingRuns() {
        ResolutionScene scene =
                ResolutionScene.fresh().patched(Action.RolledBack).script(SampleSuggestions.fitting(Action.RolledBack));
        assertStands(scene.decide(), ResolutionPhase.Failed, Reason.SuggestionUnavailable);
        assertThat(scene.decide().effect()).isEmpty();
        assertThat(scene.suggestions(SampleSuggestions.BOTH).decide().effect()).containsInstanceOf(CreateJob.class);
    }

    @Test
    void editThatAsksForTheSameWhileItIsTriedAgainIsNoNewDecision() {
        ResolutionScene scene = ResolutionScene.fresh()
                .suggestions(SampleSuggestions.BOTH)
                .patched(Action.RolledBack)
                .script(SampleSuggestions.fitting(Action.RolledBack))
                .run(SampleRuns.due(RunTask.Resolve));
        ResolutionDecision decision = scene.patched(Action.RolledBack).decide();
        assertThat(decision.run().id()).isEqualTo(scene.status().run().id());
        assertThat(decision.run().input())
                .as("the runner runs a script once for each decision, so its name must not change")
                .isEqualTo(scene.status().run().input());
    }

    @Test
    void scriptThatWasBegunAndLostWaitsForAPersonWhoseNextEditIsANewDecision() {
        ResolutionScene scene = ResolutionScene.fresh()
                .suggestions(SampleSuggestions.BOTH)
                .patched(Action.RolledBack)
                .script(SampleSuggestions.fitting(Action.RolledBack))
                .run(SampleRuns.failed(RunTask.Resolve, Reason.ScriptInterrupted));
        assertStands(scene.decide(), ResolutionPhase.Failed, Reason.ScriptInterrupted);
        assertThat(scene.script(null).decide().effect()).containsInstanceOf(CreateJob.class);
    }

    @ParameterizedTest
    @CsvSource({
        "RESOLUTION_REFUSED,BASE_MOVED,BaseMoved",
        "RESOLUTION_REFUSED,SCRIPT_INTERRUPTED,ScriptInterrupted",
        "RESOLUTION_REFUSED,SCRIPT_CHANGED,SuggestionUnavailable",
        "RESOLUTION_REFUSED,NOT_FAILED,ResolutionRefused",
        "MIGRATION_FAILED,SCRIPT_FAILED,ScriptFailed"
    })
    void whatBecameOfAScriptIsTold(ExitCode outcome, ProblemCode code, Reason reason) {
        ResolutionDecision decision = running(new Ended(SampleRuns.JOB_UID, SampleReports.withCode(outcome, code)));
        assertStands(decision, ResolutionPhase.Failed, reason);
        assertThat(decision.findings().get(0).message()).contains(code.code(), "What happened.");
    }

    @Test
    void decisionThatCameSecondIsRefusedAndStaysSo() {
        ResolutionScene scene = ResolutionScene.fresh()
                .patched(Action.Applied)
                .others(new Others(false, Optional.of("other"), Optional.empty()));
        ResolutionDecision refused = scene.decide();
        assertStands(refused, ResolutionPhase.Failed, Reason.ResolutionConflict);
        assertThat(refused.effect()).isEmpty();

        ResolutionDecision later = scene.after(refused)
                .others(new Others(true, Optional.empty(), Optional.empty()))
                .decide();
        assertStands(later, ResolutionPhase.Failed, Reason.ResolutionConflict);
        assertThat(later.findings()).isEqualTo(refused.findings());
    }

    @Test
    void questionThatAnotherOneAnsweredIsClosedForGood() {
        ResolutionScene scene =
                ResolutionScene.fresh().others(new Others(false, Optional.empty(), Optional.of("other")));
        ResolutionDecision closed = scene.decide();
        assertStands(closed, ResolutionPhase.Resolved, Reason.Resolved);
        assertThat(closed.findings().get(0).message()).contains("MigrationResolution other");

        ResolutionDecision later = scene.after(closed).others(Others.none()).decide();
        assertThat(later.findings()).isEqualTo(closed.findings());
    }

    private static ResolutionDecision running(JobObservation job) {
        return ResolutionScene.fresh()
                .patched(Action.RolledBack)
                .run(SampleRuns.started(RunTask.Resolve))
                .job(job)
                .decide();
    }

    private static void assertStands(ResolutionDecision decision, ResolutionPhase phase, Reason reason) {
        assertThat(decision.phase()).isEqualTo(phase);
        assertThat(Outcomes.reason(decision.findings())).isEqualTo(reason.name());
    }
}
