package dev.kanmon.testsupport;

import io.fabric8.kubeapitest.KubeAPIServer;
import io.fabric8.kubeapitest.KubeAPIServerConfigBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.VersionInfo;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * The kube-apiserver, with its etcd, that all tests of one JVM share; it starts with the first use and ends with the
 * JVM. RBAC is on. There are no controllers, no scheduler and no nodes: see
 * {@link dev.kanmon.testsupport.kubelet.KubeletPlayer}. All its files are in a temporary directory, but for the
 * discovery cache that the library's kubectl keeps in {@code ~/.kube/cache}.
 */
public final class TestKubernetes {

    private static final int START_TIMEOUT_MILLIS = 120_000;

    private final Path directory;
    private final KubernetesBinaries binaries;
    private final KubeAPIServer server;
    private final KubernetesClient client;

    private TestKubernetes(Path directory, KubernetesBinaries binaries) {
        this.directory = directory;
        this.binaries = binaries;
        this.server = startServer(directory, binaries);
        this.client = new KubernetesClientBuilder().withConfig(adminConfig()).build();
        write(kubeconfig(), server.getKubeConfigYaml());
    }

    /**
     * The shared server; its first call takes about 5 seconds.
     *
     * @throws IllegalStateException when the machine has no Kubernetes binaries; the message says how to get them
     */
    public static TestKubernetes shared() {
        return Shared.INSTANCE;
    }

    /** A cluster-admin client that lives as long as the server; do not close it. */
    public KubernetesClient client() {
        return client;
    }

    /** The cluster-admin's kubeconfig, a file that lives as long as the server. */
    public Path kubeconfig() {
        return directory.resolve("kubeconfig");
    }

    /** The kubectl that came with the server. */
    public Path kubectl() {
        return binaries.kubectl();
    }

    /** A namespace with a name that no other test has. */
    public String newNamespace() {
        String name = "test-" + UUID.randomUUID().toString().substring(0, 8);
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .build())
                .create();
        return name;
    }

    /** For example {@code v1.20.2}. */
    public String serverVersion() {
        return client.getKubernetesVersion().getGitVersion();
    }

    /** Whether the server checks the CEL rules of a CRD; beta, and so on, since 1.25. */
    public boolean supportsCel() {
        VersionInfo version = client.getKubernetesVersion();
        int minor = Integer.parseInt(version.getMinor().replaceAll("\\D", ""));
        return !version.getMajor().equals("1") || minor >= 25;
    }

    /**
     * A client that may do what RBAC allows this user, by impersonation; the caller closes it.
     *
     * @param user for a service account {@code system:serviceaccount:<namespace>:<name>}
     */
    public KubernetesClient clientAs(String user, String... groups) {
        return asUser(user, groups).build();
    }

    /**
     * A client as {@link #clientAs(String, String...)} makes it, whose requests somebody looks at or stops.
     *
     * @param interceptor sees every request and its answer
     */
    public KubernetesClient clientAs(Interceptor interceptor, String user, String... groups) {
        return asUser(user, groups)
                .withHttpClientBuilderConsumer(http -> http.addOrReplaceInterceptor("test", interceptor))
                .build();
    }

    /**
     * Writes a kubeconfig with a real token of a service account, as an operator's pod has it.
     *
     * @param serviceAccount must exist
     * @return a file that lives as long as the server
     */
    public Path kubeconfigFor(String namespace, String serviceAccount) {
        Path file = directory.resolve("kubeconfig-" + namespace + "-" + serviceAccount);
        write(file, ServiceAccountKubeconfig.yaml(client, namespace, serviceAccount));
        return file;
    }

    /** Applies every CRD in a directory and waits until the server serves them. */
    public void applyCrds(Path crdDirectory) {
        CustomResourceDefinitions.apply(client, crdDirectory);
    }

    private KubernetesClientBuilder asUser(String user, String... groups) {
        Config config = new ConfigBuilder(adminConfig())
                .withImpersonateUsername(user)
                .withImpersonateGroups(groups)
                .build();
        return new KubernetesClientBuilder().withConfig(config);
    }

    private void stop() {
        client.close();
        server.stop();
        TemporaryDirectories.delete(directory);
    }

    private Config adminConfig() {
        return Config.fromKubeconfig(server.getKubeConfigYaml());
    }

    private static KubeAPIServer startServer(Path directory, KubernetesBinaries binaries) {
        linkBinaries(directory, binaries);
        KubeAPIServer server = new KubeAPIServer(KubeAPIServerConfigBuilder.anAPIServerConfig()
                .withTestDir(directory.toString())
                .withApiServerVersion(binaries.version())
                .withOfflineMode(true)
                .withUpdateKubeConfig(false)
                .withStartupTimeout(START_TIMEOUT_MILLIS)
                .build());
        server.start();
        return server;
    }

    /** The library keeps certificates beside the binaries; a directory of our own keeps them out of the cache. */
    private static void linkBinaries(Path directory, KubernetesBinaries binaries) {
        Path versions = directory.resolve("k8s");
        try {
            Files.createDirectory(versions);
            Files.createSymbolicLink(versions.resolve(binaries.directory().getFileName()), binaries.directory());
        } catch (IOException e) {
            throw new UncheckedIOException("could not link " + binaries.directory(), e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("could not write " + file, e);
        }
    }

    private static final class Shared {
        static final TestKubernetes INSTANCE = start();

        private static TestKubernetes start() {
            KubernetesBinaries binaries = KubernetesBinaries.newest();
            TestKubernetes kubernetes = new TestKubernetes(TemporaryDirectories.create("kanmon-kubernetes"), binaries);
            Runtime.getRuntime().addShutdownHook(new Thread(kubernetes::stop, "shared-kubernetes-closer"));
            return kubernetes;
        }
    }
}
