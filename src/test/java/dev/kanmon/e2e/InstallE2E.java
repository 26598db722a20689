package dev.kanmon.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.marcnuri.helm.Helm;
import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.Phase;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.k3s.K3sContainer;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/** Installed as a user installs it, Kanmon migrates a database in a real cluster. */
@EnabledIf(value = "dev.kanmon.e2e.Docker#isAvailable", disabledReason = Docker.MISSING)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InstallE2E {

    private static final DockerImageName K3S = DockerImageName.parse("rancher/k3s:v1.33.5-k3s1");
    private static final String NAMESPACE = "kanmon-system";
    private static final Duration START_TIMEOUT = Duration.ofMinutes(5);

    private K3sContainer cluster;
    private KubernetesClient client;

    @BeforeAll
    void installIntoACluster(@TempDir Path directory) throws IOException, InterruptedException {
        String image = Docker.image();
        cluster = new K3sContainer(K3S);
        cluster.start();
        client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(cluster.getKubeConfigYaml()))
                .build();
        load(image, directory.resolve("image.tar"));
        install(image);
    }

    @AfterAll
    void removeTheCluster() {
        if (client != null) {
            client.close();
        }
        if (cluster != null) {
            cluster.stop();
        }
    }

    @Test
    void databaseIsMigratedAfterApply() throws IOException {
        Deployment operator = client.apps()
                .deployments()
                .inNamespace(NAMESPACE)
                .withName("kanmon")
                .get();
        assertThat(operator.getStatus().getReadyReplicas()).isEqualTo(1);

        applyShop();

        await("the DatabaseMigration is Ready").atMost(START_TIMEOUT).untilAsserted(() -> assertThat(shop().getStatus())
                .isNotNull()
                .satisfies(status -> assertThat(status.phase()).isEqualTo(Phase.Ready)));
        assertThat(query("SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL"))
                .isEqualTo("20260103120000_initial_schema");
        assertThat(query("SELECT count(*) FROM customer")).isEqualTo("0");
    }

    private void load(String image, Path archive) throws IOException, InterruptedException {
        Docker.save(image, archive);
        cluster.copyFileToContainer(MountableFile.forHostPath(archive), "/tmp/image.tar");
        ExecResult result = cluster.execInContainer("ctr", "--namespace=k8s.io", "images", "import", "/tmp/image.tar");
        assertThat(result.getExitCode()).as(result.getStderr()).isZero();
    }

    private void install(String image) {
        int colon = image.lastIndexOf(':');
        new Helm(Path.of("charts", "kanmon"))
                .install()
                .withName("kanmon")
                .withNamespace(NAMESPACE)
                .createNamespace()
                .set("image.repository", image.substring(0, colon))
                .set("image.tag", image.substring(colon + 1))
                .withKubeConfigContents(cluster.getKubeConfigYaml())
                .waitReady()
                .withTimeout((int) START_TIMEOUT.toSeconds())
                .call();
    }

    private void applyShop() throws IOException {
        try (InputStream yaml = InstallE2E.class.getResourceAsStream("shop.yaml")) {
            List<HasMetadata> objects = client.load(yaml).items();
            objects.forEach(object -> client.resource(object).serverSideApply());
        }
    }

    private DatabaseMigration shop() {
        return client.resources(DatabaseMigration.class)
                .inNamespace("shop")
                .withName("shop")
                .get();
    }

    /** Asks the database itself, inside its pod. */
    private String query(String sql) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        String pod = client.pods()
                .inNamespace("shop")
                .withLabel("app", "postgres")
                .list()
                .getItems()
                .get(0)
                .getMetadata()
                .getName();
        try (ExecWatch psql = client.pods()
                .inNamespace("shop")
                .withName(pod)
                .writingOutput(output)
                .exec("psql", "-U", "postgres", "-d", "shop", "-tAc", sql)) {
            assertThat(psql.exitCode().orTimeout(1, TimeUnit.MINUTES).join()).isZero();
        }
        return output.toString(StandardCharsets.UTF_8).strip();
    }
}
