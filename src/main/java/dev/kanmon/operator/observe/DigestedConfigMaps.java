package dev.kanmon.operator.observe;

import dev.kanmon.contract.Labels;
import dev.kanmon.contract.SourceDigest;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * An informer's store that keeps the hash of every value in place of the value. A source may be any ConfigMap of a
 * watched namespace, so all are watched; kept whole, they would take a megabyte each.
 */
public final class DigestedConfigMaps implements ItemStore<ConfigMap> {

    private final Map<String, ConfigMap> digested = new ConcurrentHashMap<>();

    /** The keys of a digested ConfigMap with the {@link SourceDigest#hashOf} of their values. */
    public static Map<String, String> hashes(ConfigMap configMap) {
        return configMap.getData() == null ? Map.of() : configMap.getData();
    }

    @Override
    public String getKey(ConfigMap configMap) {
        return Cache.metaNamespaceKeyFunc(configMap);
    }

    @Override
    public ConfigMap put(String key, ConfigMap configMap) {
        return digested.put(key, digest(configMap));
    }

    @Override
    public ConfigMap remove(String key) {
        return digested.remove(key);
    }

    @Override
    public Stream<String> keySet() {
        return digested.keySet().stream();
    }

    @Override
    public Stream<ConfigMap> values() {
        return digested.values().stream();
    }

    @Override
    public int size() {
        return digested.size();
    }

    @Override
    public ConfigMap get(String key) {
        return digested.get(key);
    }

    static ConfigMap digest(ConfigMap configMap) {
        Map<String, String> hashes = new TreeMap<>();
        if (configMap.getData() != null) {
            configMap
                    .getData()
                    .forEach((key, value) ->
                            hashes.put(key, SourceDigest.hashOf(value.getBytes(StandardCharsets.UTF_8))));
        }
        if (configMap.getBinaryData() != null) {
            configMap
                    .getBinaryData()
                    .forEach((key, value) -> hashes.put(
                            key, SourceDigest.hashOf(Base64.getDecoder().decode(value))));
        }
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(configMap.getMetadata().getName())
                .withNamespace(configMap.getMetadata().getNamespace())
                .withUid(configMap.getMetadata().getUid())
                .withResourceVersion(configMap.getMetadata().getResourceVersion())
                .withLabels(contentLabel(configMap))
                .withCreationTimestamp(configMap.getMetadata().getCreationTimestamp())
                .withOwnerReferences(configMap.getMetadata().getOwnerReferences())
                .endMetadata()
                .withData(hashes)
                .build();
    }

    /** What Kanmon keeps in it, such as {@link Labels#CONTENT_PLAN}; null for one that is not Kanmon's. */
    static String content(ConfigMap digested) {
        return digested.getMetadata().getLabels().get(Labels.CONTENT);
    }

    /** The one label that is asked for; others would only take memory. */
    private static Map<String, String> contentLabel(ConfigMap configMap) {
        Map<String, String> labels = configMap.getMetadata().getLabels();
        return labels == null || !labels.containsKey(Labels.CONTENT)
                ? Map.of()
                : Map.of(Labels.CONTENT, labels.get(Labels.CONTENT));
    }
}
