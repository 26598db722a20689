package dev.kanmon.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may ask the gate that the chart installs. */
class ChartGateTest {

    private static final String WITH_TOKEN = "gate: {authentication: {mode: Token, secretName: gate}";

    @Test
    void healthAndMetricsStayWhereTheyWereAndTheGateHasAPortOfItsOwn() {
        assertThat(Chart.render("").only(Service.class).getSpec().getPorts())
                .extracting(ServicePort::getName, ServicePort::getPort)
                .containsExactly(tuple("http", 8080), tuple("gate", 8081));
    }

    @Test
    void byDefaultOnlyNamespacesWithTheLabelMayAskAndScrapersComeThroughAsBefore() {
        Map<String, NetworkPolicyIngressRule> rules = rules("");
        assertThat(rules.get("http").getFrom()).isEmpty();
        assertThat(rules.get("gate").getFrom()).singleElement().satisfies(peer -> assertThat(
                        peer.getNamespaceSelector().getMatchLabels())
                .containsExactly(Map.entry("kanmon.dev/gates", "ask")));
    }

    @Test
    void whoMayAskAndWhoMayScrapeAreTwoQuestions() {
        Map<String, NetworkPolicyIngressRule> rules =
                rules("networkPolicy: {enabled: true, from: [{podSelector: {}}]}");
        assertThat(rules.get("http").getFrom()).singleElement().satisfies(peer -> assertThat(peer.getPodSelector())
                .isNotNull());
        assertThat(rules.get("gate").getFrom())
                .singleElement()
                .satisfies(peer -> assertThat(peer.getNamespaceSelector()).isNotNull());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gate: {networkPolicy: {enabled: false}}",
                "gate: {networkPolicy: {from: []}}",
                "gate: {authentication: {mode: None}, networkPolicy: {enabled: false, from: [{podSelector: {}}]}}"
            })
    void aGateThatEverybodyCouldAskIsRefused(String values) {
        assertThatThrownBy(() -> Chart.render(values)).hasMessageContaining("gate.openToEverybody: true");
    }

    @Test
    void aGateForEverybodyHasToBeAskedForByName() {
        assertThat(Chart.render("gate: {networkPolicy: {enabled: false}, openToEverybody: true}")
                        .all(NetworkPolicy.class))
                .isEmpty();
    }

    @Test
    void aTokenIsEnoughWithoutANetworkPolicy() {
        Manifests manifests = Chart.render(WITH_TOKEN + ", networkPolicy: {enabled: false}}");
        assertThat(manifests.all(NetworkPolicy.class)).isEmpty();
        assertThat(variables(manifests))
                .containsEntry("KANMON_GATE_AUTHENTICATION", "Token")
                .containsEntry("KANMON_GATE_TOKEN_FILE", "/etc/kanmon/gate/tokens");
    }

    @Test
    void tokensAreMountedReadOnlyFromTheKeyOfTheSecret() {
        Manifests manifests = Chart.render(WITH_TOKEN + "}");
        assertThat(RestrictedProfile.violations(
                        manifests.only(Deployment.class).getSpec().getTemplate().getSpec()))
                .isEmpty();
        assertThat(operator(manifests).getVolumeMounts())
                .filteredOn(mount -> mount.getMountPath().equals("/etc/kanmon/gate"))
                .singleElement()
                .satisfies(mount -> assertThat(mount.getReadOnly()).isTrue());
        assertThat(manifests
                        .only(Deployment.class)
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getVolumes())
                .filteredOn(volume -> volume.getSecret() != null)
                .singleElement()
                .satisfies(volume -> {
                    assertThat(volume.getSecret().getSecretName()).isEqualTo("gate");
                    assertThat(volume.getSecret().getItems()).singleElement().satisfies(item -> assertThat(
                                    item.getKey() + " as " + item.getPath())
                            .isEqualTo("tokens as tokens"));
                });
    }

    @Test
    void tokensWithoutASecretAreRefused() {
        assertThatThrownBy(() -> Chart.render("gate: {authentication: {mode: Token}}"))
                .hasMessageContaining("gate.authentication.secretName");
    }

    @Test
    void aGateThatIsOffHasNoPortAndNoPolicy() {
        Manifests manifests = Chart.render("gate: {enabled: false}");
        assertThat(manifests.all(NetworkPolicy.class)).isEmpty();
        assertThat(manifests.only(Service.class).getSpec().getPorts()).hasSize(1);
        assertThat(operator(manifests).getPorts()).hasSize(1);
        assertThat(variables(manifests)).containsEntry("KANMON_GATE_ENABLED", "false");
    }

    private static Map<String, NetworkPolicyIngressRule> rules(String values) {
        return Chart.render(values).only(NetworkPolicy.class).getSpec().getIngress().stream()
                .collect(Collectors.toMap(
                        rule -> rule.getPorts().get(0).getPort().getStrVal(), rule -> rule));
    }

    private static Container operator(Manifests manifests) {
        return manifests
                .only(Deployment.class)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0);
    }

    private static Map<String, String> variables(Manifests manifests) {
        return operator(manifests).getEnv().stream()
                .filter(variable -> variable.getValue() != null)
                .collect(Collectors.toMap(EnvVar::getName, EnvVar::getValue));
    }
}
