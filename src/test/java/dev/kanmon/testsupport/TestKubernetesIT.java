package dev.kanmon.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestKubernetesIT {

    private final TestKubernetes kubernetes = TestKubernetes.shared();

    @Test
    void serverAnswersItsVersion() {
        assertThat(kubernetes.serverVersion()).startsWith("v1.");
    }

    @Test
    void userWithoutARoleIsRefused() {
        String namespace = kubernetes.newNamespace();
        try (KubernetesClient nobody = kubernetes.clientAs("nobody")) {
            assertThatThrownBy(() -> nobody.configMaps().inNamespace(namespace).list())
                    .isInstanceOfSatisfying(KubernetesClientException.class, e -> assertThat(e.getCode())
                            .isEqualTo(403));
        }
    }

    @Test
    void serviceAccountMayDoWhatItsRoleAllowsAndNoMore() {
        String namespace = kubernetes.newNamespace();
        grantConfigMaps(namespace, "reader");
        Config config = Config.fromKubeconfig(
                kubernetes.kubeconfigFor(namespace, "reader").toFile());
        try (KubernetesClient reader =
                new KubernetesClientBuilder().withConfig(config).build()) {
            List<ConfigMap> visible =
                    reader.configMaps().inNamespace(namespace).list().getItems();
            assertThat(visible).isEmpty();
            assertThatThrownBy(() -> reader.secrets().inNamespace(namespace).list())
                    .isInstanceOfSatisfying(KubernetesClientException.class, e -> assertThat(e.getCode())
                            .isEqualTo(403));
        }
    }

    @Test
    void customResourceDefinitionIsServedAfterApplyAndMayBeAppliedTwice(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("widgets.yaml"), """
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: widgets.test.kanmon.dev}
                spec:
                  group: test.kanmon.dev
                  scope: Namespaced
                  names: {kind: Widget, plural: widgets, singular: widget}
                  versions:
                  - name: v1
                    served: true
                    storage: true
                    schema:
                      openAPIV3Schema:
                        type: object
                        properties:
                          spec:
                            type: object
                            properties: {size: {type: integer}}
                            x-kubernetes-validations: [{rule: "self.size > 0"}]
                """);
        kubernetes.applyCrds(directory);
        kubernetes.applyCrds(directory);
        assertThat(kubernetes
                        .client()
                        .genericKubernetesResources("test.kanmon.dev/v1", "Widget")
                        .inNamespace("default")
                        .list()
                        .getItems())
                .isEmpty();
    }

    private void grantConfigMaps(String namespace, String serviceAccount) {
        kubernetes
                .client()
                .resource(new ServiceAccountBuilder()
                        .withNewMetadata()
                        .withName(serviceAccount)
                        .withNamespace(namespace)
                        .endMetadata()
                        .build())
                .create();
        kubernetes
                .client()
                .resource(new RoleBuilder()
                        .withNewMetadata()
                        .withName(serviceAccount)
                        .withNamespace(namespace)
                        .endMetadata()
                        .addNewRule()
                        .withApiGroups("")
                        .withResources("configmaps")
                        .withVerbs("list")
                        .endRule()
                        .build())
                .create();
        kubernetes
                .client()
                .resource(new RoleBindingBuilder()
                        .withNewMetadata()
                        .withName(serviceAccount)
                        .withNamespace(namespace)
                        .endMetadata()
                        .withNewRoleRef("rbac.authorization.k8s.io", "Role", serviceAccount)
                        .addNewSubject(null, "ServiceAccount", serviceAccount, namespace)
                        .build())
                .create();
    }
}
