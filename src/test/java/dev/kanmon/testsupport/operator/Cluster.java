package dev.kanmon.testsupport.operator;

import dev.kanmon.testsupport.TestKubernetes;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The shared API server with Kanmon's CRDs, and with its production account and rights. */
public final class Cluster {

    private static final String NAMESPACE = "kanmon-system";
    private static final String SERVICE_ACCOUNT = "kanmon";
    private static final String USER = "system:serviceaccount:" + NAMESPACE + ":" + SERVICE_ACCOUNT;
    private static final String WITH_BACKUPS = USER + "-with-backups";
    private static final String WITH_ROLLOUTS = USER + "-with-rollouts";
    private static final String[] GROUPS = {"system:serviceaccounts", "system:authenticated"};
    private static final String ROLE = "kanmon-operator";

    private Cluster() {}

    /** The cluster-admin's client, once the CRDs and the operator's role are there. */
    public static KubernetesClient prepared() {
        TestKubernetes kubernetes = TestKubernetes.shared();
        kubernetes.applyCrds(Path.of("deploy", "crds"));
        applyRights(kubernetes.client());
        return kubernetes.client();
    }

    /** A client that may do what the operator's account may, and nothing else. */
    public static KubernetesClient asOperator() {
        return TestKubernetes.shared().clientAs(USER, GROUPS);
    }

    /** A client that may do besides what the files in deploy/backups let it do. */
    public static KubernetesClient asOperatorWithBackups() {
        return TestKubernetes.shared().clientAs(WITH_BACKUPS, GROUPS);
    }

    /** A client that may do besides what the files in deploy/rollouts let it do. */
    public static KubernetesClient asOperatorWithRollouts() {
        return TestKubernetes.shared().clientAs(WITH_ROLLOUTS, GROUPS);
    }

    /** The same client, with somebody who sees every request and its answer. */
    public static KubernetesClient asOperator(Interceptor interceptor) {
        return TestKubernetes.shared().clientAs(interceptor, USER, GROUPS);
    }

    /**
     * The kubeconfig of the operator's real service account, for an operator in a process of its own.
     *
     * @return a file that lives as long as the server
     */
    public static Path serviceAccountKubeconfig() {
        KubernetesClient admin = prepared();
        load(admin, "namespace.yaml")
                .forEach(resource -> admin.resource(resource).createOr(existing -> existing.update()));
        load(admin, "rbac.yaml").forEach(resource -> admin.resource(resource).createOr(existing -> existing.update()));
        return TestKubernetes.shared().kubeconfigFor(NAMESPACE, SERVICE_ACCOUNT);
    }

    private static void applyRights(KubernetesClient client) {
        load(client, "rbac.yaml").stream()
                .filter(resource -> resource.getKind().equals("ClusterRole"))
                .forEach(role -> client.resource(role).createOr(existing -> existing.update()));
        bind(client, ROLE, USER);
        applySwitches(client, "backups", WITH_BACKUPS);
        applySwitches(client, "rollouts", WITH_ROLLOUTS);
    }

    /** What the files in one directory of deploy/ grant besides. */
    private static void applySwitches(KubernetesClient client, String directory, String user) {
        bind(client, ROLE, user);
        rolesIn(client, Path.of("deploy", directory)).forEach(role -> {
            client.resource(role).createOr(existing -> existing.update());
            bind(client, role.getMetadata().getName(), user);
        });
    }

    private static void bind(KubernetesClient client, String role, String user) {
        client.resource(new ClusterRoleBindingBuilder()
                        .withNewMetadata()
                        .withName(role + "-of-" + user.substring(user.lastIndexOf(':') + 1) + "-test")
                        .endMetadata()
                        .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", role)
                        .addNewSubject()
                        .withKind("User")
                        .withApiGroup("rbac.authorization.k8s.io")
                        .withName(user)
                        .endSubject()
                        .build())
                .createOr(existing -> existing.update());
    }

    private static List<HasMetadata> rolesIn(KubernetesClient client, Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted()
                    .flatMap(file -> load(client, file).stream())
                    .filter(resource -> resource.getKind().equals("ClusterRole"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<HasMetadata> load(KubernetesClient client, String manifest) {
        return load(client, Path.of("deploy", "manifests", manifest));
    }

    private static List<HasMetadata> load(KubernetesClient client, Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            return client.load(content).items();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
