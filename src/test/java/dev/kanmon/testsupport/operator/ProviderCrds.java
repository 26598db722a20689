package dev.kanmon.testsupport.operator;

import dev.kanmon.operator.render.hook.ProviderKind;
import dev.kanmon.testsupport.TestKubernetes;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;

/** The kinds of providers on the shared API server. */
public final class ProviderCrds {

    private static final Path DIRECTORY = Path.of("src", "test", "resources", "provider-crds");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private ProviderCrds() {}

    public static void install() {
        TestKubernetes.shared().applyCrds(DIRECTORY);
        for (ProviderKind kind : ProviderKind.values()) {
            await(kind, true);
        }
    }

    /** Takes a kind away, with all of its objects. */
    public static void uninstall(ProviderKind kind) {
        TestKubernetes.shared()
                .client()
                .apiextensions()
                .v1()
                .customResourceDefinitions()
                .withName(kind.definition())
                .delete();
        await(kind, false);
    }

    private static void await(ProviderKind kind, boolean served) {
        Awaitility.await(kind + (served ? " is served" : " is gone"))
                .atMost(PATIENCE)
                .until(() -> isServed(TestKubernetes.shared().client(), kind) == served);
    }

    private static boolean isServed(KubernetesClient client, ProviderKind kind) {
        APIResourceList resources = client.getApiResources(kind.apiVersion());
        return resources != null
                && resources.getResources().stream()
                        .anyMatch(resource -> resource.getName().equals(kind.plural()));
    }
}
