package dev.kanmon.testsupport.kubelet;

import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the files of a ConfigMap, Secret or projected volume hold, by path in the volume. */
final class VolumeContent {

    private final ConfigData data;
    private final String namespace;

    VolumeContent(ConfigData data, String namespace) {
        this.data = data;
        this.namespace = namespace;
    }

    Map<String, byte[]> ofConfigMap(String name, List<KeyToPath> items, Boolean optional) throws NotYetThere {
        return select(data.configMap(namespace, name), "configmap", name, items, optional);
    }

    Map<String, byte[]> ofSecret(String name, List<KeyToPath> items, Boolean optional) throws NotYetThere {
        return select(data.secret(namespace, name), "secret", name, items, optional);
    }

    /** The sources one over the other. */
    Map<String, byte[]> ofProjection(List<VolumeProjection> sources) throws NotYetThere {
        Map<String, byte[]> files = new TreeMap<>();
        for (VolumeProjection source : sources) {
            if (source.getConfigMap() != null) {
                files.putAll(ofConfigMap(
                        source.getConfigMap().getName(),
                        source.getConfigMap().getItems(),
                        source.getConfigMap().getOptional()));
            } else if (source.getSecret() != null) {
                files.putAll(ofSecret(
                        source.getSecret().getName(),
                        source.getSecret().getItems(),
                        source.getSecret().getOptional()));
            } else {
                throw new IllegalArgumentException("the played kubelet cannot project " + source);
            }
        }
        return files;
    }

    private static Map<String, byte[]> select(
            Optional<Map<String, byte[]>> content, String kind, String name, List<KeyToPath> items, Boolean optional)
            throws NotYetThere {
        if (content.isEmpty() && !Boolean.TRUE.equals(optional)) {
            throw new NotYetThere(kind + " \"" + name + "\" not found");
        }
        Map<String, byte[]> entries = content.orElse(Map.of());
        if (items.isEmpty()) {
            return entries;
        }
        Map<String, byte[]> files = new TreeMap<>();
        for (KeyToPath item : items) {
            byte[] bytes = entries.get(item.getKey());
            if (bytes == null && !Boolean.TRUE.equals(optional)) {
                throw new NotYetThere("references non-existent " + (kind.equals("secret") ? "secret" : "config")
                        + " key: " + item.getKey());
            }
            if (bytes != null) {
                files.put(item.getPath(), bytes);
            }
        }
        return files;
    }
}
