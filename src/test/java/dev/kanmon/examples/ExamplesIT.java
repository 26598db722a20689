package dev.kanmon.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.testsupport.TestKubernetes;
import dev.kanmon.testsupport.gitops.Dropped;
import dev.kanmon.testsupport.gitops.EcosystemCrds;
import dev.kanmon.testsupport.operator.Cluster;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesIT {

    /** A Secret's text is only ever written; what comes back is its data. */
    private static final String WRITE_ONLY = ".stringData";

    private static KubernetesClient client;

    @BeforeAll
    static void prepare() {
        client = Cluster.prepared();
        EcosystemCrds.install();
    }

    static List<Path> files() {
        return Examples.files();
    }

    @ParameterizedTest
    @MethodSource("files")
    void theApiServerAcceptsItAndKeepsEveryField(Path file) {
        String namespace = TestKubernetes.shared().newNamespace();
        for (GenericKubernetesResource resource : Examples.resources(file)) {
            GenericKubernetesResource accepted = client.resource(resource)
                    .inNamespace(namespace)
                    .dryRun(true)
                    .create();
            assertThat(Dropped.between(resource, accepted))
                    .as("%s, %s", file, resource.getKind())
                    .isSubsetOf(WRITE_ONLY);
        }
    }
}
