package dev.kanmon.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.testsupport.TestKubernetes;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kubectl apply -k deploy} installs the manifests and the CRDs; this is what its first half makes of them. */
class KustomizeIT {

    private static final long TIMEOUT_SECONDS = 60;

    @TempDir
    private Path directory;

    @Test
    void kubectlBuildsTheManifestsAndTheCrds() throws Exception {
        Manifests built = Manifests.parse(kustomize());
        assertThat(built.objects())
                .filteredOn(object -> !(object instanceof CustomResourceDefinition))
                .extracting(KustomizeIT::identity)
                .containsExactlyInAnyOrderElementsOf(identities(Manifests.ofKustomize()));
        assertThat(built.all(CustomResourceDefinition.class))
                .extracting(crd -> crd.getMetadata().getName())
                .containsExactlyInAnyOrder("databasemigrations.kanmon.dev", "migrationresolutions.kanmon.dev");
    }

    @Test
    void everythingThatHasANamespaceIsInKanmons() throws Exception {
        assertThat(Manifests.parse(kustomize()).objects())
                .filteredOn(Namespaced.class::isInstance)
                .isNotEmpty()
                .allSatisfy(object ->
                        assertThat(object.getMetadata().getNamespace()).isEqualTo(Chart.NAMESPACE));
    }

    private String kustomize() throws IOException, InterruptedException {
        Path output = directory.resolve("output.yaml");
        Process process = new ProcessBuilder(TestKubernetes.shared().kubectl().toString(), "kustomize", "deploy")
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        return Files.readString(output);
    }

    private static List<String> identities(Manifests manifests) {
        return manifests.objects().stream().map(KustomizeIT::identity).toList();
    }

    private static String identity(HasMetadata object) {
        return object.getKind() + "/" + object.getMetadata().getName();
    }
}
