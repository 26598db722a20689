package dev.kanmon.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import org.junit.jupiter.api.Test;

/** The manifests are the chart with its default values. */
class ManifestsTest {

    private final Manifests manifests = Manifests.ofKustomize();
    private final Manifests chart = Chart.render("");

    @Test
    void operatorRunsAsTheChartRunsIt() {
        assertThat(manifests.only(Deployment.class).getSpec().getTemplate().getSpec())
                .isEqualTo(chart.only(Deployment.class).getSpec().getTemplate().getSpec());
        assertThat(manifests.only(Deployment.class).getSpec().getReplicas())
                .isEqualTo(chart.only(Deployment.class).getSpec().getReplicas());
    }

    @Test
    void serviceIsTheCharts() {
        assertThat(manifests.only(Service.class).getSpec())
                .isEqualTo(chart.only(Service.class).getSpec());
    }

    @Test
    void theGateAdmitsWhomTheChartAdmits() {
        assertThat(manifests.only(NetworkPolicy.class).getSpec())
                .isEqualTo(chart.only(NetworkPolicy.class).getSpec());
    }

    @Test
    void namespaceEnforcesTheRestrictedProfile() {
        Namespace namespace = manifests.only(Namespace.class);
        assertThat(namespace.getMetadata().getName()).isEqualTo(Chart.NAMESPACE);
        assertThat(namespace.getMetadata().getLabels())
                .containsEntry("pod-security.kubernetes.io/enforce", "restricted");
    }
}
