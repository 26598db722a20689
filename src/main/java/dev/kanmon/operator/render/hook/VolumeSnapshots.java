package dev.kanmon.operator.render.hook;

import dev.kanmon.api.v1alpha1.BackupHook.VolumeSnapshotHook;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Renders a snapshot of a volume. Source of the fields: kubernetes-csi/external-snapshotter,
 * client/apis/volumesnapshot/v1/types.go, VolumeSnapshotSpec and VolumeSnapshotSource.
 */
final class VolumeSnapshots {

    private VolumeSnapshots() {}

    static GenericKubernetesResource render(HookOrder order) {
        VolumeSnapshotHook wanted = order.wanted().volumeSnapshot();
        Map<String, Object> spec = new LinkedHashMap<>();
        if (wanted.className() != null) {
            spec.put("volumeSnapshotClassName", wanted.className());
        }
        spec.put("source", Map.of("persistentVolumeClaimName", wanted.claimName()));
        return ProviderObjects.of(ProviderKind.VolumeSnapshot, order, spec);
    }
}
