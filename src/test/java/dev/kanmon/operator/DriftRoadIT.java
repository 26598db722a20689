package dev.kanmon.operator;

import static dev.kanmon.testsupport.operator.Team.condition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.ApiGroup;
import dev.kanmon.api.v1alpha1.Condition;
import dev.kanmon.api.v1alpha1.ConditionState;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.DatabaseMigrationSpec;
import dev.kanmon.api.v1alpha1.Drift;
import dev.kanmon.api.v1alpha1.Drift.OnDrift;
import dev.kanmon.api.v1alpha1.MigrationResolution;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.Action;
import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.api.v1alpha1.Policy;
import dev.kanmon.api.v1alpha1.Policy.AlreadyApplied;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.ResolutionPhase;
import dev.kanmon.api.v1alpha1.Shadow;
import dev.kanmon.contract.Labels;
import dev.kanmon.contract.RunReport.DriftState;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.testsupport.TestKubernetes;
import dev.kanmon.testsupport.kubelet.KubeletPlayer;
import dev.kanmon.testsupport.operator.Cluster;
import dev.kanmon.testsupport.operator.ScriptedDatabase;
import dev.kanmon.testsupport.operator.Specs;
import dev.kanmon.testsupport.operator.Team;
import dev.kanmon.testsupport.operator.TestOperator;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Databases that people change by hand: checks of drift, held plans, hotfixes and baselines, on a real API server. */
class DriftRoadIT {

    private static final String MIGRATION = "20260101000000_init";
    private static final Drift HOURLY = new Drift("1h", OnDrift.Report);
    private static final Policy UNASKED =
            new Policy(new Policy.Approval(Policy.Mode.Never, null), null, null, null, null);

    private final ScriptedDatabase database = new ScriptedDatabase(MIGRATION);
    private KubernetesClient admin;
    private Team team;
    private TestOperator operator;
    private KubeletPlayer kubelet;

    @BeforeEach
    void start() {
        admin = Cluster.prepared();
        team = new Team(admin, TestKubernetes.shared().newNamespace());
        operator = TestOperator.start(Cluster.asOperator(), team.namespace());
        kubelet = KubeletPlayer.builder(admin)
                .namespace(team.namespace())
                .script(database)
                .start();
        team.secret("shop-db", "url", "postgresql://nobody@localhost/none");
        team.configMap("shop", Map.of(MIGRATION + ".sql", "CREATE TABLE t (id int);"));
    }

    @AfterEach
    void stop() {
        operator.close();
        kubelet.close();
    }

    @Test
    void databaseIsCheckedOnceItIsReadyAndThenLeftAlone() {
        create(HOURLY, UNASKED, null);
        DatabaseMigration checked = awaitInSync(Reason.NoDrift);
        assertThat(checked.getStatus().phase()).isEqualTo(Phase.Ready);
        assertThat(checked.getStatus().drift().state()).isEqualTo(DriftState.InSync);
        assertThat(checked.getStatus().drift().checkedAt()).isNotNull();
        assertThat(argumentsOf("checkdrift")).singleElement().satisfies(arguments -> assertThat(arguments)
                .contains(RunnerOptions.JSON, RunnerOptions.SHADOW + "=" + RunnerOptions.SHADOW_OFF));
        assertThat(events("InSync", "NoDrift", "HistoryMatches")).isEmpty();
        assertNothingIsWritten();
    }

    @Test
    void driftIsToldKeptAndForgottenOnceItIsGone() {
        database.drift(true);
        create(HOURLY, UNASKED, null);
        DatabaseMigration drifted = team.await(
                "shop",
                shop -> shop.getStatus().phase() == Phase.Ready
                        && shop.getStatus().drift() != null
                        && shop.getStatus().drift().run() != null
                        && shop.getStatus().drift().run().finishedAt() != null);
        Condition inSync = condition(drifted, ConditionType.InSync);
        assertThat(inSync.status()).isEqualTo(ConditionState.False);
        assertThat(inSync.reason()).isEqualTo(Reason.DriftFound.name());
        assertThat(inSync.message()).contains("Index hotfix is not in the history.", "get configmap shop-drift-");
        ConfigMap kept = awaitConfigMap(drifted.getStatus().drift().configMap());
        assertThat(kept.getData()).isEqualTo(ScriptedDatabase.DIFFERENCE.files());
        assertThat(kept.getImmutable()).isTrue();
        assertThat(kept.getMetadata().getLabels()).containsEntry(Labels.CONTENT, Labels.CONTENT_DRIFT);
        assertThat(events("DriftFound")).singleElement().satisfies(event -> assertThat(event.getType())
                .isEqualTo("Warning"));
        assertNothingIsWritten();

        database.drift(false);
        askForACheck("now");
        DatabaseMigration mended = awaitInSync(Reason.NoDrift);
        assertThat(mended.getStatus().drift().configMap()).isNull();
        Awaitility.await().untilAsserted(() -> assertThat(events("NoDrift"))
                .singleElement()
                .satisfies(event -> assertThat(event.getType()).isEqualTo("Normal")));
        assertThat(argumentsOf("checkdrift")).last().satisfies(arguments -> assertThat(arguments)
                .contains(RunnerOptions.KNOWN_FINGERPRINT + "=sha256:changed"));
    }

    @Test
    void checkThatCannotBeMadeLeavesTheDatabaseReady() {
        database.refuseChecks();
        create(HOURLY, UNASKED, null);
        DatabaseMigration unchecked = awaitInSync(Reason.DriftNotChecked);
        assertThat(unchecked.getStatus().phase()).isEqualTo(Phase.Ready);
        assertThat(condition(unchecked, ConditionType.Ready).status()).isEqualTo(ConditionState.True);
        assertThat(condition(unchecked, ConditionType.InSync).message()).contains("No shadow database could be had.");
        assertThat(condition(unchecked, ConditionType.Stalled)).isNull();
        assertNothingIsWritten();
    }

    @Test
    void blockHoldsTheRunWhileThereIsDriftAndNoLonger() {
        database.drift(true);
        create(new Drift(null, OnDrift.Block), UNASKED, null);
        DatabaseMigration blocked = team.awaitReason("shop", Reason.DriftBlocks);
        assertThat(blocked.getStatus().phase()).isEqualTo(Phase.Pending);
        assertThat(blocked.getStatus().plan().drift()).isEqualTo(DriftState.Drifted);
        assertThat(awaitConfigMap(blocked.getStatus().drift().configMap()).getData())
                .isEqualTo(ScriptedDatabase.DIFFERENCE.files());
        team.approve("shop", blocked.getStatus().plan().hash());
        assertThat(argumentsOf("deploy")).isEmpty();

        database.drift(false);
        DatabaseMigration ready = team.awaitReady("shop");
        assertThat(condition(ready, ConditionType.InSync).reason()).isEqualTo(Reason.NoDrift.name());
        assertThat(argumentsOf("deploy")).hasSize(1);
    }

    @Test
    void blockThatIsLiftedLetsTheRunGoOn() {
        database.drift(true);
        create(new Drift(null, OnDrift.Block), UNASKED, null);
        team.awaitReason("shop", Reason.DriftBlocks);
        team.change("shop", spec -> spec(HOURLY, spec.policy(), null));
        DatabaseMigration ready = team.awaitReady("shop");
        assertThat(condition(ready, ConditionType.InSync).reason()).isEqualTo(Reason.DriftFound.name());
    }

    @Test
    void hotfixIsAskedAboutAndMarked() {
        database.hotfix();
        create(null, UNASKED, null);
        DatabaseMigration waiting = team.awaitReason("shop", Reason.AlreadyApplied);
        assertThat(waiting.getStatus().phase()).isEqualTo(Phase.AwaitingApproval);
        MigrationResolution question = team.awaitOneResolution();
        assertThat(question.getMetadata().getAnnotations()).containsEntry(Labels.ALREADY_APPLIED, "true");
        assertThat(question.getSpec().action()).isNull();
        assertThat(condition(waiting, ConditionType.Ready).message())
                .contains("patch migrationresolution " + question.getMetadata().getName());

        decide(question, Action.Applied);
        team.awaitReady("shop");
        assertThat(argumentsOf("deploy")).isEmpty();
        assertThat(team.resolutions()).hasSize(1);
    }

    @Test
    void hotfixThatShallRunAnywayRuns() {
        database.hotfix();
        create(null, UNASKED, null);
        team.awaitReason("shop", Reason.AlreadyApplied);
        decide(team.awaitOneResolution(), Action.RolledBack);
        team.awaitReady("shop");
        assertThat(argumentsOf("deploy")).hasSize(1);
        assertThat(team.resolutions()).hasSize(1);
    }

    @Test
    void policyMarksAHotfixWithoutAPerson() {
        database.hotfix();
        create(
                null,
                new Policy(new Policy.Approval(Policy.Mode.Never, null), null, null, null, AlreadyApplied.Resolve),
                null);
        team.awaitReady("shop");
        assertThat(argumentsOf("deploy")).isEmpty();
        assertThat(team.awaitOneResolution().getSpec().action()).isEqualTo(Action.Applied);
    }

    @Test
    void databaseWithoutHistoryGoesOnOnceItsBaselineIsSet() {
        database.withoutHistory();
        create(null, UNASKED, null);
        DatabaseMigration stalled = team.awaitReason("shop", Reason.DatabaseNotEmpty);
        assertThat(condition(stalled, ConditionType.Ready).message())
                .contains("kubectl -n " + team.namespace() + " patch databasemigration shop")
                .contains("{\"spec\":{\"baseline\":");

        team.change("shop", spec -> spec(null, spec.policy(), MIGRATION));
        team.awaitReady("shop");
        String baseline = RunnerOptions.BASELINE + "=" + MIGRATION;
        assertThat(argumentsOf("plan")).last().satisfies(arguments -> assertThat(arguments)
                .contains(baseline));
        assertThat(argumentsOf("deploy")).singleElement().satisfies(arguments -> assertThat(arguments)
                .contains(baseline));
    }

    private void create(Drift drift, Policy policy, String baseline) {
        team.migration("shop", spec(drift, policy, baseline));
    }

    private static DatabaseMigrationSpec spec(Drift drift, Policy policy, String baseline) {
        return Specs.of(Team.target("shop"), Team.source("shop"))
                .policy(policy)
                .shadow(new Shadow(Shadow.Mode.Off, null))
                .drift(drift)
                .baseline(baseline)
                .build();
    }

    private DatabaseMigration awaitInSync(Reason reason) {
        return team.await("shop", shop -> {
            Condition inSync = condition(shop, ConditionType.InSync);
            return shop.getStatus().phase() == Phase.Ready
                    && inSync != null
                    && inSync.reason().equals(reason.name())
                    && shop.getStatus().drift() != null
                    && shop.getStatus().drift().run() != null
                    && shop.getStatus().drift().run().finishedAt() != null;
        });
    }

    /** Once the question is put, so that no status is written meanwhile. */
    private void decide(MigrationResolution question, Action action) {
        String name = question.getMetadata().getName();
        team.awaitResolution(name, asked -> asked.getStatus().phase() == ResolutionPhase.AwaitingDecision);
        team.decide(name, action);
    }

    private ConfigMap awaitConfigMap(String name) {
        return Awaitility.await("ConfigMap " + name)
                .until(
                        () -> admin.configMaps()
                                .inNamespace(team.namespace())
                                .withName(name)
                                .get(),
                        found -> found != null);
    }

    private void askForACheck(String wish) {
        admin.resources(DatabaseMigration.class)
                .inNamespace(team.namespace())
                .withName("shop")
                .edit(shop -> {
                    shop.getMetadata().getAnnotations().put(ApiGroup.CHECK_DRIFT_ANNOTATION, wish);
                    return shop;
                });
    }

    /** The arguments of the Jobs of one task, oldest first. */
    private List<List<String>> argumentsOf(String task) {
        return team.jobs().stream()
                .filter(job -> task.equals(job.getMetadata().getLabels().get(Labels.TASK)))
                .map(DriftRoadIT::arguments)
                .toList();
    }

    private static List<String> arguments(Job job) {
        return job.getSpec().getTemplate().getSpec().getContainers().get(0).getArgs();
    }

    private List<Event> events(String... reasons) {
        return admin.v1().events().inNamespace(team.namespace()).list().getItems().stream()
                .filter(event -> List.of(reasons).contains(event.getReason()))
                .toList();
    }

    /** A status that is written, even with the same content in it, would have another version. */
    private void assertNothingIsWritten() {
        String version = team.get("shop").getMetadata().getResourceVersion();
        int jobs = team.jobs().size();
        Awaitility.await()
                .during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(6))
                .until(() -> team.get("shop").getMetadata().getResourceVersion().equals(version)
                        && team.jobs().size() == jobs);
    }
}
