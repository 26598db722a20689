package dev.kanmon.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.MigrationResolution;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.Action;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.LabelSelector;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.ResolutionScript;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.Suggestion;
import dev.kanmon.api.v1alpha1.MigrationResolutionStatus.DatabaseStatus;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.ResolutionPhase;
import dev.kanmon.api.v1alpha1.SuggestionsStatus;
import dev.kanmon.contract.Document;
import dev.kanmon.contract.Labels;
import dev.kanmon.testsupport.TestKubernetes;
import dev.kanmon.testsupport.kubelet.KubeletPlayer;
import dev.kanmon.testsupport.operator.Cluster;
import dev.kanmon.testsupport.operator.ScriptedFailure;
import dev.kanmon.testsupport.operator.Team;
import dev.kanmon.testsupport.operator.TestOperator;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Resolutions on a real API server, with Jobs whose outcome the test gives. */
class ResolutionRoadIT {

    private static final String MIGRATION = "20260103120000_unique_email";

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
                .script(new ScriptedFailure(MIGRATION))
                .start();
    }

    @AfterEach
    void stop() {
        operator.close();
        kubelet.close();
    }

    @Test
    void suggestionsReachTheStatusAndAConfigMapAndThePersonWhoDecides() {
        MigrationResolution asked = failed("shop");

        SuggestionsStatus suggestions = asked.getStatus().suggestions();
        assertThat(suggestions.fingerprint()).isEqualTo(ScriptedFailure.FINGERPRINT);
        assertThat(suggestions.backward().digest()).isEqualTo(Document.digestOf(ScriptedFailure.BACKWARD));
        assertThat(suggestions.notes()).hasSize(1);
        ConfigMap kept = admin.configMaps()
                .inNamespace(team.namespace())
                .withName(suggestions.configMap())
                .get();
        assertThat(kept.getImmutable()).isTrue();
        assertThat(kept.getMetadata().getLabels()).containsEntry(Labels.CONTENT, Labels.CONTENT_SUGGESTIONS);
        assertThat(kept.getData())
                .containsEntry(Document.BACKWARD_SQL, ScriptedFailure.BACKWARD)
                .containsEntry(Document.FORWARD_SQL, ScriptedFailure.FORWARD);
        assertThat(message(asked))
                .contains("kubectl -n " + team.namespace() + " get configmap " + suggestions.configMap())
                .contains(
                        "patch mres " + asked.getMetadata().getName()
                                + " --type merge -p '{\"spec\":{\"action\":\"RolledBack\",\"script\":{\"suggestion\":\"Backward\"}}}'");
    }

    @Test
    void chosenSuggestionRunsFromItsConfigMapAndTheMigrationIsRunAgain() {
        MigrationResolution asked = failed("shop");

        team.decide(asked.getMetadata().getName(), Action.RolledBack, new ResolutionScript(null, Suggestion.Backward));

        team.awaitResolution(asked.getMetadata().getName(), ResolutionRoadIT::isResolved);
        team.awaitReady("shop");
        PodSpec pod = resolvePod();
        Container runner = pod.getContainers().get(0);
        assertThat(runner.getArgs())
                .contains(
                        "--rolled-back=" + MIGRATION,
                        "--script=/kanmon/suggestions/backward.sql",
                        "--script-digest=" + Document.digestOf(ScriptedFailure.BACKWARD),
                        "--script-base=" + ScriptedFailure.FINGERPRINT,
                        "--decision=" + asked.getMetadata().getUid() + "/2");
        assertThat(runner.getVolumeMounts())
                .anySatisfy(mount -> assertThat(mount.getMountPath()).isEqualTo("/kanmon/suggestions"))
                .filteredOn(mount -> mount.getMountPath().startsWith("/kanmon"))
                .allSatisfy(mount -> assertThat(mount.getReadOnly()).isTrue());
        assertThat(pod.getVolumes())
                .anySatisfy(volume -> assertThat(volume.getConfigMap().getName())
                        .isEqualTo(asked.getStatus().suggestions().configMap()));
    }

    @Test
    void givenScriptGoesAlongAsAVariable() {
        String sql = "DO $$ BEGIN DELETE FROM \"User\" WHERE id = 2; END $$;";
        MigrationResolution asked = failed("shop");

        team.decide(asked.getMetadata().getName(), Action.RolledBack, new ResolutionScript(sql, null));

        team.awaitResolution(asked.getMetadata().getName(), ResolutionRoadIT::isResolved);
        Container runner = resolvePod().getContainers().get(0);
        assertThat(runner.getArgs())
                .contains("--script-digest=" + Document.digestOf(sql))
                .noneMatch(argument -> argument.startsWith("--script-base"));
        assertThat(runner.getEnv())
                .as("a kubelet takes two dollars for one")
                .contains(new EnvVar("KANMON_SCRIPT", sql.replace("$", "$$"), null));
    }

    @Test
    void oneDecisionIsCarriedOutOnThreeDatabasesAndTheirQuestionsAreClosed() {
        List<String> databases = List.of("blog", "shop", "wiki");
        databases.forEach(this::failed);
        List<MigrationResolution> questions = team.resolutions();

        team.resolution("everywhere", databases, MIGRATION, Action.RolledBack, null);

        MigrationResolution resolved = team.awaitResolution("everywhere", ResolutionRoadIT::isResolved);
        assertThat(resolved.getStatus().databases())
                .extracting(DatabaseStatus::name, DatabaseStatus::phase)
                .containsExactlyInAnyOrder(databases.stream()
                        .map(name -> tuple(name, ResolutionPhase.Resolved))
                        .toArray(Tuple[]::new));
        assertThat(resolved.getStatus().resolvedAt()).isNotNull();
        databases.forEach(team::awaitReady);
        assertThat(questions).allSatisfy(question -> assertThat(
                        message(team.awaitResolution(question.getMetadata().getName(), ResolutionRoadIT::isResolved)))
                .contains("nothing is left to decide here"));
    }

    @Test
    void hotfixIsMarkedOnTheLabelledDatabasesAndRunsOnTheOther() {
        List.of("blog", "shop").forEach(name -> {
            apply(name, Map.of());
            team.label(name, "patched", "inc-1234");
        });
        team.resolution(
                "hotfix",
                new MigrationResolutionSpec(
                        null,
                        null,
                        new LabelSelector(Map.of("patched", "inc-1234")),
                        MIGRATION,
                        Action.Applied,
                        null,
                        null,
                        null,
                        null));
        team.awaitResolution(
                "hotfix",
                found -> found.getStatus().databases().size() == 2
                        && found.getStatus().databases().stream()
                                .allMatch(database -> database.phase() == ResolutionPhase.Pending));

        List.of("blog", "shop").forEach(name -> team.configMap(name, migrations()));
        apply("wiki", migrations());

        team.awaitResolution("hotfix", ResolutionRoadIT::isResolved);
        List.of("blog", "shop").forEach(team::awaitReady);
        team.awaitReason("wiki", Reason.MigrationFailed);
    }

    @Test
    void secondDecisionAboutTheSameMigrationIsRefusedAndBlocksNothing() {
        apply("shop", Map.of());
        team.resolution("first", "shop", MIGRATION, Action.Applied);
        team.awaitResolution("first", found -> found.getStatus().phase() == ResolutionPhase.Pending);

        team.resolution("second", "shop", MIGRATION, Action.RolledBack);

        MigrationResolution refused =
                team.awaitResolution("second", found -> found.getStatus().phase() == ResolutionPhase.Failed);
        assertThat(reason(refused)).isEqualTo(Reason.ResolutionConflict.name());
        assertThat(message(refused)).contains("MigrationResolution first");

        team.configMap("shop", migrations());
        team.awaitReady("shop");
        assertThat(team.resolution("first").getStatus().phase()).isEqualTo(ResolutionPhase.Resolved);
        assertThat(team.resolution("second").getStatus().phase())
                .as("what was refused is not carried out later")
                .isEqualTo(ResolutionPhase.Failed);
    }

    /** A database whose migration has failed, and the resolution that asks what to do. */
    private MigrationResolution failed(String name) {
        apply(name, migrations());
        team.awaitReason(name, Reason.MigrationFailed);
        return team.awaitResolutionFor(name);
    }

    private void apply(String name, Map<String, String> migrations) {
        team.secret(name + "-db", "url", "postgresql://nobody@localhost/none");
        team.configMap(name, migrations);
        team.migration(name);
    }

    private static Map<String, String> migrations() {
        return Map.of(MIGRATION + ".sql", "ALTER TABLE \"User\" ADD COLUMN \"email\" text;");
    }

    private PodSpec resolvePod() {
        return team.jobs().stream()
                .filter(job -> "resolve".equals(job.getMetadata().getLabels().get(Labels.TASK)))
                .findFirst()
                .orElseThrow()
                .getSpec()
                .getTemplate()
                .getSpec();
    }

    private static boolean isResolved(MigrationResolution resolution) {
        return resolution.getStatus().phase() == ResolutionPhase.Resolved;
    }

    private static String message(MigrationResolution resolution) {
        return Team.condition(resolution, ConditionType.Ready).message();
    }

    private static String reason(MigrationResolution resolution) {
        return Team.condition(resolution, ConditionType.Ready).reason();
    }
}
