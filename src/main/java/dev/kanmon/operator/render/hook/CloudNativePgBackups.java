package dev.kanmon.operator.render.hook;

import dev.kanmon.api.v1alpha1.BackupHook.CloudNativePgHook;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Renders a backup that CloudNativePG makes. Source of the fields: cloudnative-pg/cloudnative-pg,
 * api/v1/backup_types.go, BackupSpec.
 */
final class CloudNativePgBackups {

    private CloudNativePgBackups() {}

    static GenericKubernetesResource render(HookOrder order) {
        CloudNativePgHook wanted = order.wanted().cloudNativePG();
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("cluster", Map.of("name", wanted.cluster()));
        if (wanted.method() != null) {
            spec.put("method", wanted.method().name());
        }
        if (wanted.pluginName() != null) {
            spec.put("pluginConfiguration", Map.of("name", wanted.pluginName()));
        }
        if (wanted.target() != null) {
            spec.put("target", wanted.target());
        }
        return ProviderObjects.of(ProviderKind.CloudNativePgBackup, order, spec);
    }
}
