package dev.kanmon.ecosystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.examples.Examples;
import dev.kanmon.operator.gate.Authentication;
import dev.kanmon.testsupport.RunnerProcess;
import dev.kanmon.testsupport.TestKubernetes;
import dev.kanmon.testsupport.gitops.Dropped;
import dev.kanmon.testsupport.gitops.EcosystemCrds;
import dev.kanmon.testsupport.gitops.GateStates;
import dev.kanmon.testsupport.gitops.Kstatus;
import dev.kanmon.testsupport.gitops.ServedGate;
import dev.kanmon.testsupport.operator.Cluster;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Kanmon says to other projects' controllers, on an API server that has their definitions. */
class EcosystemIT {

    private static final Path GATES = Path.of("examples", "gates");

    private static final String ADDRESS = "--gate=";

    private static KubernetesClient client;

    @BeforeAll
    static void prepare() {
        client = Cluster.prepared();
        EcosystemCrds.install();
    }

    /** The ruler is measured first: a definition that lets everything through would find nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"flagger.yaml", "argo-rollouts.yaml", "flux.yaml"})
    void aMisspeltFieldIsSeen(String file) {
        GenericKubernetesResource resource =
                Examples.resources(GATES.resolve(file)).get(0);
        Map<String, Object> spec = resource.get("spec");
        spec.put("misspelt", "field");

        assertThat(Dropped.between(resource, created(resource))).containsExactly(".spec.misspelt");
    }

    @Test
    void aMissingFieldIsRefused() {
        GenericKubernetesResource canary =
                Examples.resources(GATES.resolve("flagger.yaml")).get(0);
        Map<String, Object> spec = canary.get("spec");
        spec.remove("targetRef");

        assertThatExceptionOfType(KubernetesClientException.class)
                .isThrownBy(() -> created(canary))
                .withMessageContaining("spec.targetRef");
    }

    /** The definition's copy lets a Job's pod through unread, so the Job is offered to the API server by itself. */
    @Test
    void theJobOfTheAnalysisIsAJob() {
        GenericKubernetesResource job = ofSpec("batch/v1", "Job", RolloutExample.waitingJob());

        assertThat(Dropped.between(job, created(job))).isEmpty();
    }

    @Test
    void thePodOfTheRolloutIsAPod() {
        Map<String, Object> spec = RolloutExample.rollout().get("spec");
        GenericKubernetesResource deployment = ofSpec(
                "apps/v1", "Deployment", Map.of("selector", spec.get("selector"), "template", spec.get("template")));

        assertThat(Dropped.between(deployment, created(deployment))).isEmpty();
    }

    @Test
    void theJobOfTheAnalysisEndsWellWhenTheGateIsOpen(@TempDir Path directory) {
        try (ServedGate gate = new ServedGate(Authentication.none())) {
            gate.put(GateStates.applying());
            assertThat(waitAt(gate, directory).status()).isEqualTo(ExitCode.GATE_CLOSED.status());

            gate.put(GateStates.applied());
            assertThat(waitAt(gate, directory).status()).isZero();
        }
    }

    /** Between create and the operator's first look nobody may take the resource for done. */
    @Test
    void aNewResourceIsUnderWayForKstatus() {
        GenericKubernetesResource example =
                Examples.resources(Path.of("examples", "inline.yaml")).get(0);
        String namespace = TestKubernetes.shared().newNamespace();

        GenericKubernetesResource created =
                client.resource(example).inNamespace(namespace).create();

        assertThat(Kstatus.of(Serialization.jsonMapper().convertValue(created, Map.class)))
                .isEqualTo(Kstatus.InProgress);
    }

    /** Server-side apply with a field manager of its own, as the file's head and the how-to say. */
    @Test
    void argoCdsOwnSettingsStayWhenTheHealthChecksAreAdded() throws Exception {
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName("argocd")
                        .endMetadata()
                        .build())
                .createOr(existing -> existing.update());
        client.resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName("argocd-cm")
                        .withNamespace("argocd")
                        .endMetadata()
                        .addToData("url", "https://argocd.example")
                        .build())
                .createOr(existing -> existing.update());

        kubectl("apply", "--server-side", "--field-manager=kanmon-health", "-f", "deploy/argocd/argocd-cm.yaml");

        ConfigMap configMap =
                client.configMaps().inNamespace("argocd").withName("argocd-cm").get();
        assertThat(configMap.getData())
                .containsEntry("url", "https://argocd.example")
                .containsKeys(
                        "resource.customizations.health.kanmon.dev_DatabaseMigration",
                        "resource.customizations.health.kanmon.dev_MigrationResolution");
    }

    /** The container's arguments as they stand in the example, but for the gate's address and a shorter patience. */
    private static RunnerProcess.Result waitAt(ServedGate gate, Path directory) {
        String[] arguments = RolloutExample.waitingArguments().stream()
                .map(argument -> argument.startsWith(ADDRESS)
                        ? ADDRESS + gate.at(argument.substring(ADDRESS.length()))
                        : argument)
                .map(argument -> argument.replace("{{args.requires}}", GateStates.NEEDED))
                .map(argument -> argument.replace("--timeout=20m", "--timeout=1s"))
                .toArray(String[]::new);
        return RunnerProcess.run(directory, Map.of(), arguments);
    }

    private static String kubectl(String... arguments) throws Exception {
        TestKubernetes kubernetes = TestKubernetes.shared();
        List<String> command = new ArrayList<>(List.of(
                kubernetes.kubectl().toString(),
                "--kubeconfig",
                kubernetes.kubeconfig().toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output;
    }

    /** The three snippets of the how-to, as they stand there, make the name of a release arrive in spec.source. */
    @Test
    void kustomizeNamesTheSourceByItsContent(@TempDir Path directory) throws Exception {
        HowToPage page = HowToPage.of("gate-argo-cd.md");
        Files.writeString(directory.resolve("name-reference.yaml"), page.yaml("nameReference:"));
        Files.writeString(
                directory.resolve("kustomization.yaml"),
                page.yaml("configMapGenerator:") + page.yaml("configurations:")
                        + "resources: [databasemigration.yaml]\n");
        Files.copy(Path.of("examples", "shop", "databasemigration.yaml"), directory.resolve("databasemigration.yaml"));
        for (String script : List.of("20260103120000_initial_schema.sql", "20260210090000_users_nickname.sql")) {
            Files.writeString(directory.resolve(script), "SELECT 1;\n");
        }

        assertThat(kubectl("kustomize", directory.toString()))
                .containsPattern("- name: shop-migrations-[a-z0-9]{10}\\n")
                .containsPattern("  name: shop-migrations-[a-z0-9]{10}\\n");
    }

    private static HasMetadata created(GenericKubernetesResource resource) {
        return client.resource(resource)
                .inNamespace(TestKubernetes.shared().newNamespace())
                .dryRun(true)
                .create();
    }

    private static GenericKubernetesResource ofSpec(String apiVersion, String kind, Map<String, Object> spec) {
        return Serialization.jsonMapper()
                .convertValue(
                        Map.of(
                                "apiVersion", apiVersion,
                                "kind", kind,
                                "metadata", Map.of("name", "example"),
                                "spec", spec),
                        GenericKubernetesResource.class);
    }
}
