package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.Backup.OnFailure;
import dev.kanmon.api.v1alpha1.BackupHook;
import dev.kanmon.api.v1alpha1.BackupStatus.TakenBackup;
import dev.kanmon.api.v1alpha1.HookStatus.HookKind;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.Action;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.ResolutionPhase;
import dev.kanmon.api.v1alpha1.RestoreStatus;
import dev.kanmon.api.v1alpha1.RestoreStatus.Quiesced;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.operator.decide.DecisionTable.Dimension;
import dev.kanmon.operator.decide.ResolutionObserved.Database;
import dev.kanmon.operator.decide.Situations.Part;
import dev.kanmon.operator.decide.restore.DeploymentObservation;
import dev.kanmon.operator.decide.restore.DeploymentObservation.Missing;
import dev.kanmon.operator.decide.restore.DeploymentObservation.NotPermitted;
import dev.kanmon.operator.decide.restore.DeploymentObservation.Present;
import dev.kanmon.operator.decide.restore.KnownBackups;
import dev.kanmon.operator.decide.restore.SampleBackups;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Every situation that a MigrationResolution can be found in which brings data back. */
final class RestoreSituations {

    static final String DEPLOYMENT = "web";

    private static final String DUMP = "file:///backup/shop/1.json";
    private static final List<BackupHook> HOOKS = List.of(SampleBackups.DUMP, SampleBackups.SNAPSHOT);
    private static final TakenBackup TAKEN = SampleBackups.dumped(DUMP, SampleRuns.ID, SampleRuns.MIGRATION);
    private static final TakenBackup BY_HAND =
            SampleBackups.taken("snap-1", "disk", HookKind.VolumeSnapshot, SampleRuns.ID, SampleRuns.MIGRATION);

    private static final Quiesced STOPPED = new Quiesced(DEPLOYMENT, 3, false, null);
    private static final Quiesced RESUMED = new Quiesced(DEPLOYMENT, 3, true, null);

    /** Ends of a Job that make a difference here; all others are in the table of decisions. */
    private static final Set<String> JOBS = Set.of(
            "absent",
            "of another owner",
            "starting: PodPending",
            "running",
            "DONE",
            "RESTORE_FAILED",
            "RESOLUTION_REFUSED",
            "TARGET_UNREACHABLE",
            "lost",
            "over its deadline");

    private static final Situations<ResolutionScene> ALL = new Situations<>(
            ResolutionScene::fresh,
            List.of(
                    new Part<>("action", actions()),
                    new Part<>("run", runs()),
                    new Part<>("since the run", edits()),
                    new Part<>("job", jobs()),
                    new Part<>("backup", backups()),
                    new Part<>("application", applications()),
                    new Part<>("DatabaseMigration", databases()),
                    new Part<>("status.phase", phases())));

    private RestoreSituations() {}

    static List<Dimension> dimensions() {
        return ALL.dimensions();
    }

    /**
     * @param indexes the index of the value in each dimension
     */
    static ResolutionScene scene(List<Integer> indexes) {
        return ALL.scene(indexes);
    }

    static void forEach(Consumer<ResolutionScene> consumer) {
        ALL.forEach(consumer);
    }

    private static List<Choice<UnaryOperator<ResolutionScene>>> actions() {
        return Stream.of(Action.Restored, Action.RowsRestored)
                .map(action -> choice(action.name(), scene -> scene.patched(action)))
                .toList();
    }

    private static List<Choice<UnaryOperator<ResolutionScene>>> runs() {
        return List.of(
                choice("none", scene -> scene),
                run("Job not seen", SampleRuns::unseen),
                run("Job seen", SampleRuns::seen),
                run("waits, due", SampleRuns::due),
                run("waits, not due", SampleRuns::notDue),
                run("succeeded", SampleRuns::succeeded),
                run("failed", task -> SampleRuns.failed(task, Reason.RestoreFailed)));
    }

    private static Choice<UnaryOperator<ResolutionScene>> run(String name, Function<RunTask, RunStatus> run) {
        return choice(
                name,
                scene -> scene.run(
                        run.apply(scene.action() == Action.Restored ? RunTask.Restore : RunTask.RestoreRows)));
    }

    private static List<Choice<UnaryOperator<ResolutionScene>>> edits() {
        return List.of(
                choice("unchanged", scene -> scene),
                choice("edited", scene -> scene.patched(scene.action())),
                choice("RolledBack instead", scene -> scene.patched(Action.RolledBack)));
    }

    private static List<Choice<UnaryOperator<ResolutionScene>>> jobs() {
        return JobChoices.all().stream()
                .filter(job -> JOBS.contains(job.name()))
                .map(job -> choice(job.name(), scene -> scene.job(job.value())))
                .toList();
    }

    private static List<Choice<UnaryOperator<ResolutionScene>>> backups() {
        return List.of(
                choice("none", scene -> having(scene, SampleBackups.status().taken())),
                choice("to be brought back by hand", scene -> having(scene, List.of(BY_HAND))),
                choice("a dump", scene -> having(scene, List.of(TAKEN))));
    }

    /** What is asked for, what the status has noted, and what is seen. */
    private static List<Choice<UnaryOperator<ResolutionScene>>> applications() {
        return List.of(
                choice("not to be stopped", scene -> noting(scene)),
                choice("runs", scene -> seeing(stoppable(noting(scene)), new Present(3, 3))),
                choice("is being stopped", scene -> seeing(stoppable(noting(scene, STOPPED)), new Present(0, 1))),
                choice("stopped", scene -> seeing(stoppable(noting(scene, STOPPED)), new Present(0, 0))),
                choice("runs again", scene -> seeing(stoppable(noting(scene, STOPPED)), new Present(3, 3))),
                choice("runs again, noted", scene -> seeing(stoppable(noting(scene, RESUMED)), new Present(3, 3))),
                choice("missing", scene -> seeing(stoppable(noting(scene)), new Missing())),
                choice("not to be looked at", scene -> seeing(stoppable(noting(scene)), new NotPermitted())));
    }

    private static List<Choice<UnaryOperator<ResolutionScene>>> databases() {
        return List.of(
                choice("there", scene -> scene),
                choice("a run is under way", RestoreSituations::busy),
                choice("missing", scene -> scene.database(null)));
    }

    private static List<Choice<UnaryOperator<ResolutionScene>>> phases() {
        return Stream.concat(
                        Stream.of(RestoreSituations.choice("none", scene -> scene)),
                        Arrays.stream(ResolutionPhase.values())
                                .filter(phase -> phase != ResolutionPhase.AwaitingDecision)
                                .map(phase -> choice(phase.name(), scene -> scene.phase(phase))))
                .toList();
    }

    private static ResolutionScene having(ResolutionScene scene, List<TakenBackup> taken) {
        return with(scene, SampleBackups.known(HOOKS, taken.toArray(TakenBackup[]::new)));
    }

    private static ResolutionScene stoppable(ResolutionScene scene) {
        List<TakenBackup> taken = scene.database().orElseThrow().backups().taken();
        return with(
                scene,
                KnownBackups.of(
                        SampleBackups.wish(OnFailure.Halt, HOOKS, DEPLOYMENT),
                        SampleBackups.status(taken.toArray(TakenBackup[]::new))));
    }

    private static ResolutionScene noting(ResolutionScene scene, Quiesced... noted) {
        return scene.restore(new RestoreStatus(DUMP, List.of(noted), List.of()));
    }

    private static ResolutionScene seeing(ResolutionScene scene, DeploymentObservation seen) {
        return scene.deployments(Map.of(DEPLOYMENT, seen));
    }

    private static ResolutionScene with(ResolutionScene scene, KnownBackups backups) {
        Database database = scene.database().orElseThrow();
        return scene.database(new Database(
                database.source(), database.inlineMounted(), database.underWay(), database.url(), backups, false));
    }

    private static ResolutionScene busy(ResolutionScene scene) {
        Database database = scene.database().orElseThrow();
        return scene.database(new Database(
                database.source(), database.inlineMounted(), true, database.url(), database.backups(), false));
    }

    private static Choice<UnaryOperator<ResolutionScene>> choice(String name, UnaryOperator<ResolutionScene> change) {
        return new Choice<>(name, change);
    }
}
