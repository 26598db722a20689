package dev.kanmon.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.LintResult;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChartTest {

    private static final String EVERYTHING_ON = """
            replicas: 2
            watchNamespaces: [shop, billing]
            imagePullSecrets: [{name: pull}]
            metrics: {serviceMonitor: {enabled: true, labels: {release: prometheus}}}
            networkPolicy: {enabled: true, from: [{namespaceSelector: {}}]}
            priorityClassName: system-cluster-critical
            nodeSelector: {kubernetes.io/os: linux}
            tolerations: [{key: dedicated, operator: Exists}]
            affinity: {podAntiAffinity: {}}
            topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable: ScheduleAnyway}]
            podAnnotations: {team: platform}
            podLabels: {team: platform}
            service: {annotations: {team: platform}}
            serviceAccount: {annotations: {team: platform}}
            extraEnv: [{name: JAVA_TOOL_OPTIONS, value: -Xss1m}]
            """;

    @Test
    void lintHasNothingToSayButThatThereIsNoIcon() {
        LintResult result = Chart.lint();
        assertThat(result.isFailed()).isFalse();
        assertThat(result.getMessages()).containsExactly("[INFO] Chart.yaml: icon is recommended");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", EVERYTHING_ON})
    void operatorKeepsTheRestrictedProfile(String values) {
        assertThat(RestrictedProfile.violations(podOf(Chart.render(values)))).isEmpty();
    }

    @Test
    void operatorWritesNowhereButToATemporaryDirectory() {
        Container operator = operatorOf(Chart.render(""));
        assertThat(operator.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(operator.getVolumeMounts()).singleElement().satisfies(mount -> assertThat(mount.getMountPath())
                .isEqualTo("/tmp"));
    }

    @Test
    void kubeletAsksForStartLifeAndReadiness() {
        Container operator = operatorOf(Chart.render(""));
        assertThat(path(operator.getStartupProbe())).isEqualTo("/q/health/started");
        assertThat(path(operator.getLivenessProbe())).isEqualTo("/q/health/live");
        assertThat(path(operator.getReadinessProbe())).isEqualTo("/q/health/ready");
    }

    @Test
    void operatorHasRequestsAndAMemoryLimit() {
        Container operator = operatorOf(Chart.render(""));
        assertThat(operator.getResources().getRequests()).containsKeys("cpu", "memory");
        assertThat(operator.getResources().getLimits()).containsOnlyKeys("memory");
    }

    @Test
    void operatorIsToldWhatItWatchesAndWhichImageRuns() {
        Container operator = operatorOf(Chart.render(EVERYTHING_ON));
        assertThat(variable(operator, "QUARKUS_OPERATOR_SDK_NAMESPACES")).isEqualTo("shop,billing");
        assertThat(variable(operator, "KANMON_RUNNER_IMAGE")).isEqualTo(operator.getImage());
        assertThat(variable(operator, "JAVA_TOOL_OPTIONS")).isEqualTo("-Xss1m");
    }

    @Test
    void withoutAListOfNamespacesAllAreWatched() {
        assertThat(variable(operatorOf(Chart.render("")), "QUARKUS_OPERATOR_SDK_NAMESPACES"))
                .isEqualTo("JOSDK_ALL_NAMESPACES");
    }

    @Test
    void aDigestWinsOverTheTag() {
        String digest = "sha256:" + "0".repeat(64);
        Manifests manifests =
                Chart.render("image: {repository: mirror/kanmon, tag: ignored, digest: \"" + digest + "\"}");
        assertThat(operatorOf(manifests).getImage()).isEqualTo("mirror/kanmon@" + digest);
    }

    @Test
    void aDisruptionBudgetIsThereOnlyWithMoreThanOneReplica() {
        assertThat(Chart.render("").all(PodDisruptionBudget.class)).isEmpty();
        PodDisruptionBudget budget = Chart.render("replicas: 2").only(PodDisruptionBudget.class);
        assertThat(budget.getSpec().getMaxUnavailable().getIntVal()).isEqualTo(1);
    }

    @Test
    void moreThanOneReplicaWithoutLeaderElectionIsRefused() {
        assertThatThrownBy(() -> Chart.render("{replicas: 2, leaderElection: {enabled: false}}"))
                .hasMessageContaining("replicas above 1 need leaderElection.enabled");
    }

    @Test
    void everythingThatSelectsTheOperatorFindsItsPods() {
        Manifests manifests = Chart.render(EVERYTHING_ON);
        Deployment deployment = manifests.only(Deployment.class);
        var labels = deployment.getSpec().getTemplate().getMetadata().getLabels();
        assertThat(labels)
                .containsAllEntriesOf(deployment.getSpec().getSelector().getMatchLabels())
                .containsAllEntriesOf(manifests.only(Service.class).getSpec().getSelector())
                .containsAllEntriesOf(manifests
                        .only(PodDisruptionBudget.class)
                        .getSpec()
                        .getSelector()
                        .getMatchLabels())
                .containsAllEntriesOf(manifests
                        .only(NetworkPolicy.class)
                        .getSpec()
                        .getPodSelector()
                        .getMatchLabels())
                .containsEntry("team", "platform");
    }

    @Test
    void aServiceMonitorIsThereWhenAskedFor() {
        assertThat(Chart.renderText("")).doesNotContain("ServiceMonitor");
        HasMetadata monitor = Chart.render(EVERYTHING_ON).objects().stream()
                .filter(object -> object.getKind().equals("ServiceMonitor"))
                .findFirst()
                .orElseThrow();
        assertThat(monitor.getMetadata().getLabels()).containsEntry("release", "prometheus");
        assertThat(((GenericKubernetesResource) monitor).<String>get("spec", "endpoints", 0, "path"))
                .isEqualTo("/q/metrics");
    }

    @Test
    void onlyTheOperatorsPodGetsAToken() {
        Manifests manifests = Chart.render("");
        assertThat(manifests.only(ServiceAccount.class).getAutomountServiceAccountToken())
                .isFalse();
        assertThat(podOf(manifests).getAutomountServiceAccountToken()).isTrue();
    }

    private static PodSpec podOf(Manifests manifests) {
        return manifests.only(Deployment.class).getSpec().getTemplate().getSpec();
    }

    private static Container operatorOf(Manifests manifests) {
        return podOf(manifests).getContainers().get(0);
    }

    private static String path(Probe probe) {
        assertThat(probe.getHttpGet().getPort().getStrVal()).isEqualTo("http");
        return probe.getHttpGet().getPath();
    }

    private static String variable(Container container, String name) {
        return container.getEnv().stream()
                .filter(variable -> variable.getName().equals(name))
                .map(EnvVar::getValue)
                .findFirst()
                .orElseThrow();
    }
}
