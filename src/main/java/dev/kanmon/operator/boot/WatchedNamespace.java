package dev.kanmon.operator.boot;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Constants;
import java.util.List;
import java.util.Optional;

/** A namespace in which the operator has its rights. */
final class WatchedNamespace {

    private WatchedNamespace() {}

    /**
     * @param watched the setting; absent, or the word for all of them: the operator's own will do
     */
    static String any(Optional<List<String>> watched, KubernetesClient client) {
        return watched.flatMap(namespaces -> namespaces.stream().findFirst())
                .filter(namespace -> !namespace.equals(Constants.WATCH_ALL_NAMESPACES))
                .filter(namespace -> !namespace.equals(Constants.WATCH_CURRENT_NAMESPACE))
                .orElseGet(client::getNamespace);
    }
}
