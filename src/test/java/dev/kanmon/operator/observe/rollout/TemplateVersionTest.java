package dev.kanmon.operator.observe.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two colours of one version are of one version, and everything that makes pods behave differently is another one. */
class TemplateVersionTest {

    private static final String BLUE = """
            metadata:
              labels: {app: shop, color: blue}
              annotations: {team: checkout}
            spec:
              containers:
                - name: shop
                  image: shop:1
                  env: [{name: MODE, value: live}]
              topologySpreadConstraints:
                - maxSkew: 1
                  topologyKey: zone
                  whenUnsatisfiable: ScheduleAnyway
                  labelSelector: {matchLabels: {app: shop, color: blue}}
              affinity:
                podAntiAffinity:
                  requiredDuringSchedulingIgnoredDuringExecution:
                    - topologyKey: host
                      labelSelector:
                        matchExpressions: [{key: color, operator: In, values: [blue]}]
            """;

    private final TemplateVersion versions = new TemplateVersion(new KubernetesSerialization());

    @Test
    void coloursOfOneVersionHaveTheSame() {
        assertThat(version(BLUE.replace("blue", "green"))).isEqualTo(version(BLUE));
    }

    @Test
    void restartIsNoVersion() {
        assertThat(version(BLUE.replace(
                        "team: checkout",
                        "team: checkout, kubectl.kubernetes.io/restartedAt: \"2026-11-22T10:00:00Z\"")))
                .isEqualTo(version(BLUE));
    }

    @Test
    void orderOfLabelsDoesNotMatter() {
        assertThat(version(BLUE.replace("{app: shop, color: blue}", "{color: blue, app: shop}")))
                .isEqualTo(version(BLUE));
    }

    @ParameterizedTest
    @CsvSource({
        "shop:1, shop:2",
        "value: live, value: test",
        "app: shop, app: other",
        "team: checkout, kanmon.dev/requires: 20260101000000_init",
        "maxSkew: 1, maxSkew: 2"
    })
    void everythingElseIsAnotherVersion(String here, String there) {
        assertThat(version(BLUE.replace(here, there))).isNotEqualTo(version(BLUE));
    }

    @Test
    void otherKeyLeavesTheColourInTheVersion() {
        PodTemplateSpec blue = template(BLUE);
        PodTemplateSpec green = template(BLUE.replace("blue", "green"));

        assertThat(versions.of(blue, "slot")).isNotEqualTo(versions.of(green, "slot"));
    }

    private String version(String template) {
        return versions.of(template(template), "color");
    }

    private static PodTemplateSpec template(String yaml) {
        return Serialization.unmarshal(yaml, PodTemplateSpec.class);
    }
}
