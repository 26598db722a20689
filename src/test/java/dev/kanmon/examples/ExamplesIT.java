package dev.kanmon.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.testsupport.TestKubernetes;
import dev.kanmon.testsupport.operator.Cluster;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesIT {

    static List<Path> files() {
        return Examples.files();
    }

    @ParameterizedTest
    @MethodSource("files")
    void theApiServerAcceptsItAsItStands(Path file) {
        KubernetesClient client = Cluster.prepared();
        String namespace = TestKubernetes.shared().newNamespace();
        for (GenericKubernetesResource resource : Examples.resources(file)) {
            GenericKubernetesResource accepted = client.resource(resource)
                    .inNamespace(namespace)
                    .dryRun(true)
                    .create();
            assertThat(accepted.getMetadata().getName())
                    .isEqualTo(resource.getMetadata().getName());
        }
    }
}
