package dev.kanmon.testsupport.kubelet;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads ConfigMaps and Secrets as bytes by key, and knows which PersistentVolumeClaims there are. */
final class ConfigData {

    private final KubernetesClient client;

    ConfigData(KubernetesClient client) {
        this.client = client;
    }

    Optional<Map<String, byte[]>> configMap(String namespace, String name) {
        return Optional.ofNullable(client.configMaps()
                        .inNamespace(namespace)
                        .withName(name)
                        .get())
                .map(ConfigData::content);
    }

    Optional<Map<String, byte[]>> secret(String namespace, String name) {
        return Optional.ofNullable(
                        client.secrets().inNamespace(namespace).withName(name).get())
                .map(ConfigData::content);
    }

    boolean hasClaim(String namespace, String name) {
        return client.persistentVolumeClaims()
                        .inNamespace(namespace)
                        .withName(name)
                        .get()
                != null;
    }

    private static Map<String, byte[]> content(ConfigMap configMap) {
        Map<String, byte[]> content = decode(configMap.getBinaryData());
        if (configMap.getData() != null) {
            configMap.getData().forEach((key, text) -> content.put(key, text.getBytes(StandardCharsets.UTF_8)));
        }
        return content;
    }

    private static Map<String, byte[]> content(Secret secret) {
        return decode(secret.getData());
    }

    private static Map<String, byte[]> decode(Map<String, String> base64) {
        Map<String, byte[]> content = new TreeMap<>();
        if (base64 != null) {
            base64.forEach((key, text) -> content.put(key, Base64.getDecoder().decode(text)));
        }
        return content;
    }
}
