package dev.kanmon.operator.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.Backup.OnFailure;
import dev.kanmon.api.v1alpha1.BackupHook;
import dev.kanmon.api.v1alpha1.BackupStatus.TakenBackup;
import dev.kanmon.api.v1alpha1.HookStatus.HookKind;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.Action;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.ResolutionPhase;
import dev.kanmon.api.v1alpha1.RestoreStatus.Quiesced;
import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.contract.ExitCode;
import dev.kanmon.operator.decide.Effect.CreateJob;
import dev.kanmon.operator.decide.Effect.ScaleDeployment;
import dev.kanmon.operator.decide.JobObservation.Absent;
import dev.kanmon.operator.decide.JobObservation.Ended;
import dev.kanmon.operator.decide.JobObservation.Ending;
import dev.kanmon.operator.decide.JobObservation.Running;
import dev.kanmon.operator.decide.ResolutionObserved.Database;
import dev.kanmon.operator.decide.restore.DeploymentObservation;
import dev.kanmon.operator.decide.restore.DeploymentObservation.Missing;
import dev.kanmon.operator.decide.restore.DeploymentObservation.Present;
import dev.kanmon.operator.decide.restore.KnownBackups;
import dev.kanmon.operator.decide.restore.Quiescence.Scaling;
import dev.kanmon.operator.decide.restore.SampleBackups;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A restore, step by step. */
class RestoreDeciderTest {

    private static final String DUMP = "file:///backup/shop/1.json";
    private static final TakenBackup TAKEN = SampleBackups.dumped(DUMP, SampleRuns.ID, SampleRuns.MIGRATION);
    private static final List<BackupHook> HOOKS = List.of(SampleBackups.DUMP, SampleBackups.SNAPSHOT);

    @Test
    void withoutDeploymentsTheJobStartsAtOnce() {
        ResolutionDecision decision = scene(backups()).decide();
        assertStands(decision, ResolutionPhase.Resolving, Reason.Restoring);
        assertThat(decision.run().task()).isEqualTo(RunTask.Restore);
        assertThat(decision.effect()).contains(new CreateJob(decision.run()));
        assertThat(decision.restore().identifier()).isEqualTo(DUMP);
    }

    @Test
    void deploymentsAreStoppedAndThenTheJobStartsAndThenTheyAreScaledBack() {
        ResolutionScene scene = scene(backups("web"));
        ResolutionDecision stopping = seeing(scene, 3, 3).decide();
        assertStands(stopping, ResolutionPhase.Resolving, Reason.Quiescing);
        assertThat(stopping.effect()).contains(new ScaleDeployment(new Scaling("web", 3, 0)));
        assertThat(stopping.restore().quiesced()).containsExactly(new Quiesced("web", 3, false, null));

        ResolutionScene stopped = seeing(scene.after(stopping), 0, 1);
        ResolutionDecision waiting = stopped.decide();
        assertStands(waiting, ResolutionPhase.Resolving, Reason.Quiescing);
        assertThat(waiting.effect()).isEmpty();
        assertThat(waiting.recheckAt()).isPresent();

        ResolutionDecision started = seeing(stopped.after(waiting), 0, 0).decide();
        assertThat(started.effect()).contains(new CreateJob(started.run()));

        Ending.Reported reported = SampleReports.reported(ExitCode.DONE);
        ResolutionScene ended = seeing(stopped.after(started), 0, 0).job(new Ended("uid", reported));
        ResolutionDecision resuming = ended.decide();
        assertStands(resuming, ResolutionPhase.Resolving, Reason.Quiescing);
        assertThat(resuming.effect()).contains(new ScaleDeployment(new Scaling("web", 0, 3)));

        ResolutionDecision over = seeing(ended.after(resuming), 3, 0).decide();
        assertStands(over, ResolutionPhase.Resolved, Reason.Resolved);
        assertThat(message(over))
                .contains(DUMP)
                .contains("Nothing is run until the source changes")
                .contains(reported.report().message());
        assertThat(over.restore().quiesced()).containsExactly(new Quiesced("web", 3, true, null));
    }

    @Test
    void deploymentsAreScaledBackAfterAFailureToo() {
        ResolutionScene ended = restoring().job(new Ended("uid", SampleReports.reported(ExitCode.RESTORE_FAILED)));
        ResolutionDecision resuming = ended.decide();
        assertThat(resuming.effect()).contains(new ScaleDeployment(new Scaling("web", 0, 3)));
        ResolutionDecision over = seeing(ended.after(resuming), 3, 0).decide();
        assertStands(over, ResolutionPhase.Failed, Reason.RestoreFailed);
        assertStands(seeing(ended.after(over), 3, 3).decide(), ResolutionPhase.Failed, Reason.RestoreFailed);
    }

    @Test
    void aPodThatWasLostIsFollowedByAnotherWhileTheApplicationStaysStopped() {
        ResolutionScene lost = restoring().job(new Ended("uid", new Ending.Lost("The node is gone.")));
        ResolutionDecision waiting = lost.decide();
        assertThat(waiting.phase()).isEqualTo(ResolutionPhase.Resolving);
        assertThat(waiting.effect()).isEmpty();
        assertThat(waiting.restore().quiesced()).containsExactly(new Quiesced("web", 3, false, null));
    }

    @Test
    void whatSomebodyScaledUpIsToldWhereItEnds() {
        ResolutionScene ended = seeing(restoring(), 1, 1).job(new Ended("uid", SampleReports.reported(ExitCode.DONE)));
        ResolutionDecision over = ended.decide();
        assertStands(over, ResolutionPhase.Resolved, Reason.Resolved);
        assertThat(message(over)).contains("web had 3 replicas before");
        assertThat(message(ended.after(over).deployments(Map.of()).decide())).isEqualTo(message(over));
    }

    @Test
    void withdrawnDecisionScalesBackFirst() {
        ResolutionScene stopping = scene(backups("web"));
        ResolutionScene stopped = seeing(stopping.after(seeing(stopping, 3, 3).decide()), 0, 0);
        ResolutionDecision resuming = stopped.patched(Action.RolledBack).decide();
        assertThat(resuming.effect()).contains(new ScaleDeployment(new Scaling("web", 0, 3)));
        ResolutionScene resumed = seeing(stopped.patched(Action.RolledBack).after(resuming), 3, 3);
        ResolutionDecision over = resumed.decide();
        assertThat(over.effect()).isEmpty();
        assertThat(resumed.after(over).decide().effect()).containsInstanceOf(CreateJob.class);
    }

    @Test
    void deploymentThatDoesNotExistStartsNothing() {
        ResolutionDecision decision =
                scene(backups("web")).deployments(Map.of("web", new Missing())).decide();
        assertStands(decision, ResolutionPhase.Failed, Reason.RestoreFailed);
        assertThat(message(decision)).contains("Deployment web");
        assertThat(decision.effect()).isEmpty();
    }

    @Test
    void snapshotIsBroughtBackByHandWithSteps() {
        KnownBackups backups = SampleBackups.known(
                HOOKS, SampleBackups.taken("snap-1", "disk", HookKind.VolumeSnapshot, "run1", SampleRuns.MIGRATION));
        ResolutionDecision decision = scene(backups).decide();
        assertStands(decision, ResolutionPhase.Failed, Reason.RestoreByHand);
        assertThat(decision.restore().steps()).hasSizeGreaterThan(3).anySatisfy(step -> assertThat(step)
                .contains("PersistentVolumeClaim", "snap-1"));
        assertThat(decision.effect()).isEmpty();
    }

    @Test
    void withoutABackupNothingIsDone() {
        ResolutionDecision decision = scene(SampleBackups.known(HOOKS)).decide();
        assertStands(decision, ResolutionPhase.Failed, Reason.NoSuchBackup);
        assertThat(decision.effect()).isEmpty();
    }

    @Test
    void afterItSucceededAnEditChangesNothing() {
        ResolutionScene ended = restoring().job(new Ended("uid", SampleReports.reported(ExitCode.DONE)));
        ResolutionScene over = seeing(ended, 3, 3).after(seeing(ended, 3, 3).decide());
        assertStands(over.patched(Action.RolledBack).decide(), ResolutionPhase.Resolved, Reason.Resolved);
    }

    @Test
    void rowsArePutBackByAJobOfTheirOwn() {
        ResolutionDecision decision =
                ResolutionScene.fresh().patched(Action.RowsRestored).decide();
        assertThat(decision.run().task()).isEqualTo(RunTask.RestoreRows);
        ResolutionScene running =
                ResolutionScene.fresh().patched(Action.RowsRestored).after(decision);
        assertStands(
                running.job(new Ended("uid", SampleReports.reported(ExitCode.RESOLUTION_REFUSED)))
                        .decide(),
                ResolutionPhase.Failed,
                Reason.RowsNotRestorable);
        ResolutionDecision done = running.job(new Ended("uid", SampleReports.reported(ExitCode.DONE)))
                .decide();
        assertStands(done, ResolutionPhase.Resolved, Reason.Resolved);
        assertThat(message(done)).contains("rows").contains("history stays");
    }

    @Test
    void questionNamesTheBackupThatCanBeBroughtBack() {
        Database database = withBackups(ResolutionScene.fresh(), backups());
        assertThat(message(ResolutionScene.fresh().database(database).decide()))
                .contains("or Restored to bring back " + DUMP + " taken at 2026-01-02T03:00:00Z.");
    }

    /** The Job is under way, the application stopped. */
    private static ResolutionScene restoring() {
        ResolutionScene scene = scene(backups("web"));
        ResolutionScene stopped = seeing(scene.after(seeing(scene, 3, 3).decide()), 0, 0);
        ResolutionScene begun = stopped.after(stopped.decide());
        ResolutionScene running = begun.job(new Running("uid"));
        return running.after(running.decide()).job(new Absent());
    }

    private static ResolutionScene seeing(ResolutionScene scene, int replicas, int pods) {
        DeploymentObservation web = new Present(replicas, pods);
        return scene.deployments(Map.of("web", web));
    }

    private static ResolutionScene scene(KnownBackups backups) {
        ResolutionScene fresh = ResolutionScene.fresh();
        return fresh.patched(Action.Restored).database(withBackups(fresh, backups));
    }

    private static Database withBackups(ResolutionScene scene, KnownBackups backups) {
        Database database = scene.database().orElseThrow();
        return new Database(
                database.source(), database.inlineMounted(), database.underWay(), database.url(), backups, false);
    }

    private static KnownBackups backups(String... quiesce) {
        return KnownBackups.of(SampleBackups.wish(OnFailure.Halt, HOOKS, quiesce), SampleBackups.status(TAKEN));
    }

    private static String message(ResolutionDecision decision) {
        return decision.findings().get(0).message();
    }

    private static void assertStands(ResolutionDecision decision, ResolutionPhase phase, Reason reason) {
        assertThat(decision.phase()).isEqualTo(phase);
        assertThat(Outcomes.reason(decision.findings())).isEqualTo(reason.name());
    }
}
