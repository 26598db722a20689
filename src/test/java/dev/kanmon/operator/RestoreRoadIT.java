package dev.kanmon.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.Backup;
import dev.kanmon.api.v1alpha1.Backup.OnFailure;
import dev.kanmon.api.v1alpha1.BackupStatus.TakenBackup;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.HookStatus.HookKind;
import dev.kanmon.api.v1alpha1.MigrationResolution;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.Action;
import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.ResolutionPhase;
import dev.kanmon.api.v1alpha1.Restore;
import dev.kanmon.api.v1alpha1.Restore.DeploymentReference;
import dev.kanmon.contract.Labels;
import dev.kanmon.testsupport.TestKubernetes;
import dev.kanmon.testsupport.kubelet.KubeletPlayer;
import dev.kanmon.testsupport.operator.Cluster;
import dev.kanmon.testsupport.operator.PlayedDeployment;
import dev.kanmon.testsupport.operator.SampleHooks;
import dev.kanmon.testsupport.operator.ScriptedHooks;
import dev.kanmon.testsupport.operator.ScriptedRestore;
import dev.kanmon.testsupport.operator.Specs;
import dev.kanmon.testsupport.operator.Team;
import dev.kanmon.testsupport.operator.TestOperator;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The way back on a real API server, with real Deployments whose controller the test plays, and Jobs whose outcome it gives. */
class RestoreRoadIT {

    private static final String MIGRATION = "20260103120000_drop_notes";
    private static final Map<String, String> HARM = Map.of(MIGRATION + ".sql", "ALTER TABLE t DROP COLUMN notes;");
    private static final Map<String, String> MENDED = Map.of(MIGRATION + ".sql", "SELECT 1;");

    private final ScriptedRestore runner = new ScriptedRestore(MIGRATION);
    private KubernetesClient admin;
    private Team team;
    private TestOperator operator;
    private KubeletPlayer kubelet;

    @BeforeEach
    void start() {
        admin = Cluster.prepared();
        team = new Team(admin, TestKubernetes.shared().newNamespace());
        startOperator();
        kubelet = KubeletPlayer.builder(admin)
                .namespace(team.namespace())
                .script(new ScriptedHooks(runner))
                .start();
    }

    @AfterEach
    void stop() {
        operator.close();
        kubelet.close();
    }

    @Test
    void applicationIsStoppedBeforeTheDumpIsBroughtBackAndNothingRunsUntilTheSourceChanges() {
        PlayedDeployment web = new PlayedDeployment(admin, team.namespace(), "web", 3);
        TakenBackup backup = applied(HookKind.PgDump, "web");
        Set<String> runsBefore = runs();

        team.resolution("harm", "shop", MIGRATION, Action.Restored);

        web.awaitReplicas(0);
        awaitReason("harm", Reason.Quiescing);
        assertThat(restores()).as("pods are left").isEmpty();
        web.settle();
        web.awaitReplicas(3);
        MigrationResolution restored = awaitPhase("harm", ResolutionPhase.Resolved);
        assertThat(restored.getStatus().restore().identifier()).isEqualTo(backup.identifier());
        PodSpec pod = restores().get(0).getSpec().getTemplate().getSpec();
        assertThat(pod.getContainers().get(0).getArgs())
                .contains(
                        "restore",
                        "--from=" + backup.identifier(),
                        "--method=swap",
                        "--decision=" + restored.getMetadata().getUid() + "/1");
        assertThat(pod.getVolumes()).anySatisfy(volume -> assertThat(
                        volume.getPersistentVolumeClaim().getClaimName())
                .isEqualTo("backups"));

        DatabaseMigration shop = team.awaitReason("shop", Reason.RestoredFromBackup);
        assertThat(shop.getStatus().phase()).isEqualTo(Phase.Failed);
        assertThat(Team.condition(shop, ConditionType.Applied).reason()).isEqualTo(Reason.RestoredFromBackup.name());
        assertThat(Team.condition(shop, ConditionType.Ready).message()).contains(backup.identifier());
        assertThat(runs()).isEqualTo(runsBefore);

        team.configMap("shop", MENDED);
        DatabaseMigration ready = team.awaitReady("shop");
        assertThat(ready.getStatus().run().input().resolutions())
                .contains(restored.getMetadata().getUid());
    }

    @Test
    void restoreThatFailedLeavesTheApplicationRunning() {
        PlayedDeployment web = new PlayedDeployment(admin, team.namespace(), "web", 2);
        applied(HookKind.PgDump, "web");
        runner.end(ScriptedRestore.refused());

        team.resolution("harm", "shop", MIGRATION, Action.Restored);
        web.awaitReplicas(0);
        web.settle();

        web.awaitReplicas(2);
        MigrationResolution failed = awaitPhase("harm", ResolutionPhase.Failed);
        assertThat(Team.condition(failed, ConditionType.Ready).reason()).isEqualTo(Reason.RestoreFailed.name());
        team.awaitReason("shop", Reason.ResolutionRefused);
    }

    @Test
    void podThatIsLostIsFollowedByAnotherOne() {
        applied(HookKind.PgDump);
        runner.end(ScriptedRestore.lost());

        team.resolution("harm", "shop", MIGRATION, Action.Restored);

        awaitPhase("harm", ResolutionPhase.Resolved);
        assertThat(restores()).hasSize(2);
    }

    @Test
    void anOperatorThatIsStartedAnewGoesOnFromTheStatusAtEachPoint() {
        PlayedDeployment web = new PlayedDeployment(admin, team.namespace(), "web", 3);
        applied(HookKind.PgDump, "web");
        kubelet.faults().unschedulable(RestoreRoadIT::restores);

        team.resolution("harm", "shop", MIGRATION, Action.Restored);
        web.awaitReplicas(0);
        restartOperator();
        web.settle();
        Awaitility.await("the Job").until(() -> !restores().isEmpty());
        restartOperator();
        operator.close();
        kubelet.faults().unschedulable(pod -> false);
        Awaitility.await("the Job's end")
                .until(() -> restores().get(0).getStatus().getSucceeded() != null);
        startOperator();
        web.awaitReplicas(3);
        restartOperator();

        awaitPhase("harm", ResolutionPhase.Resolved);
        assertThat(restores()).hasSize(1);
        team.awaitReason("shop", Reason.RestoredFromBackup);
    }

    @Test
    void whatSomebodyScalesMeanwhileIsLeft() {
        PlayedDeployment web = new PlayedDeployment(admin, team.namespace(), "web", 3);
        applied(HookKind.PgDump, "web");
        kubelet.faults().unschedulable(RestoreRoadIT::restores);
        team.resolution("harm", "shop", MIGRATION, Action.Restored);
        web.awaitReplicas(0);
        web.settle();
        Awaitility.await("the Job").until(() -> !restores().isEmpty());
        web.scale(1);
        kubelet.faults().unschedulable(pod -> false);

        MigrationResolution restored = awaitPhase("harm", ResolutionPhase.Resolved);
        assertThat(web.replicas()).isEqualTo(1);
        assertThat(Team.condition(restored, ConditionType.Ready).message()).contains("web had 3 replicas before");
    }

    @Test
    void deploymentThatIsNotThereStartsNothing() {
        applied(HookKind.PgDump, "typo");

        team.resolution("harm", "shop", MIGRATION, Action.Restored);

        MigrationResolution failed = awaitPhase("harm", ResolutionPhase.Failed);
        assertThat(Team.condition(failed, ConditionType.Ready).message()).contains("Deployment typo");
        assertThat(restores()).isEmpty();
    }

    @Test
    void whatATeamsJobTookIsBroughtBackByHandWithSteps() {
        TakenBackup backup = applied(HookKind.Job);

        team.resolution("harm", "shop", MIGRATION, Action.Restored);

        MigrationResolution stands = awaitPhase("harm", ResolutionPhase.Failed);
        assertThat(Team.condition(stands, ConditionType.Ready).reason()).isEqualTo(Reason.RestoreByHand.name());
        assertThat(stands.getStatus().restore().steps())
                .anySatisfy(step -> assertThat(step).contains(backup.identifier()))
                .anySatisfy(step -> assertThat(step).contains("patch mres harm"));
        assertThat(restores()).isEmpty();
    }

    @Test
    void failedMigrationIsTakenBackAtOnceAndThenNothingIsRunUntilTheSourceChanges() {
        runner.failMigration(true);
        apply(spec(HookKind.PgDump, OnFailure.Restore));

        DatabaseMigration shop = team.awaitReason("shop", Reason.RestoredFromBackup);
        assertThat(restores()).hasSize(1);
        MigrationResolution made = team.awaitOneResolution();
        assertThat(made.getSpec().action()).isEqualTo(Action.Restored);
        assertThat(made.getSpec().fromBackup())
                .isEqualTo(shop.getStatus().backup().taken().get(0).identifier());
        assertThat(shop.getStatus().failure()).isNull();

        runner.failMigration(false);
        team.configMap("shop", MENDED);
        team.awaitReady("shop");
        assertThat(restores()).hasSize(1);
    }

    @Test
    void rowsArePutBackAndTheResourceStaysReady() {
        applied(HookKind.PgDump);
        Set<String> runsBefore = runs();

        team.resolution("harm", "shop", MIGRATION, Action.RowsRestored);

        awaitPhase("harm", ResolutionPhase.Resolved);
        assertThat(jobs("restorerows")
                        .get(0)
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .get(0)
                        .getArgs())
                .contains("resolve", "--put-back-rows=" + MIGRATION);
        assertThat(team.awaitReady("shop").getStatus().run().id()).isIn(runsBefore);
        assertThat(runs()).isEqualTo(runsBefore);
    }

    /** A database on which the migration was applied, and the backup from before it. */
    private TakenBackup applied(HookKind kind, String... quiesce) {
        apply(spec(kind, OnFailure.Halt, quiesce));
        return team.awaitReady("shop").getStatus().backup().taken().get(0);
    }

    private void apply(Specs spec) {
        team.secret("shop-db", "url", "postgresql://nobody@localhost/none");
        team.configMap("shop", HARM);
        team.migration("shop", spec.build());
    }

    private static Specs spec(HookKind kind, OnFailure onFailure, String... quiesce) {
        List<DeploymentReference> deployments =
                Arrays.stream(quiesce).map(DeploymentReference::new).toList();
        return Specs.unasked(Team.target("shop"), Team.source("shop"))
                .backup(new Backup(
                        List.of(SampleHooks.of(kind, "before", "")),
                        null,
                        null,
                        new Restore(null, deployments),
                        onFailure,
                        null,
                        null));
    }

    private void startOperator() {
        operator = TestOperator.start(Cluster.asOperatorWithBackups(), team.namespace());
    }

    private void restartOperator() {
        operator.close();
        startOperator();
    }

    private MigrationResolution awaitPhase(String name, ResolutionPhase phase) {
        return team.awaitResolution(name, found -> found.getStatus().phase() == phase);
    }

    private void awaitReason(String name, Reason reason) {
        team.awaitResolution(
                name,
                found -> Team.condition(found, ConditionType.Ready).reason().equals(reason.name()));
    }

    private List<Job> restores() {
        return jobs("restore");
    }

    private List<Job> jobs(String task) {
        return team.jobs().stream()
                .filter(job -> task.equals(job.getMetadata().getLabels().get(Labels.TASK)))
                .toList();
    }

    private static boolean restores(Pod pod) {
        return "restore".equals(pod.getMetadata().getLabels().get(Labels.TASK));
    }

    /** The runs of the DatabaseMigration, those of resolutions left out. */
    private Set<String> runs() {
        return Set.of(team.get("shop").getStatus().run().id());
    }
}
