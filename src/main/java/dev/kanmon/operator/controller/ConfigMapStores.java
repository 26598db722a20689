package dev.kanmon.operator.controller;

import dev.kanmon.operator.observe.DigestedConfigMaps;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The stores of the watched ConfigMaps. One for each watched namespace: an informer that lists anew drops from its
 * store what its list does not have, so two informers must not share one.
 */
public final class ConfigMapStores {

    private final Map<String, DigestedConfigMaps> stores = new ConcurrentHashMap<>();

    /**
     * @param scope a namespace, or the word for all of them
     */
    DigestedConfigMaps store(String scope) {
        return stores.computeIfAbsent(scope, unused -> new DigestedConfigMaps());
    }

    Optional<ConfigMap> find(String namespace, String name) {
        String key = Cache.namespaceKeyFunc(namespace, name);
        return stores.values().stream()
                .map(store -> store.get(key))
                .filter(configMap -> configMap != null)
                .findFirst();
    }

    List<ConfigMap> ownedBy(HasMetadata owner) {
        return stores.values().stream()
                .flatMap(DigestedConfigMaps::values)
                .filter(configMap -> configMap
                        .getMetadata()
                        .getNamespace()
                        .equals(owner.getMetadata().getNamespace()))
                .filter(configMap -> configMap.hasOwnerReferenceFor(owner))
                .toList();
    }
}
