package dev.kanmon.operator.observe.hook;

import dev.kanmon.operator.decide.hook.HookObservation;
import dev.kanmon.operator.decide.hook.HookObservation.Done;
import dev.kanmon.operator.decide.hook.HookObservation.UnderWay;
import dev.kanmon.operator.observe.hook.Lookup.Found;
import dev.kanmon.operator.observe.hook.Lookup.NotPermitted;
import dev.kanmon.operator.render.hook.ProviderKind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Optional;
import java.util.function.Function;

/**
 * How far a VolumeSnapshot is. A consumer has to verify that snapshot and content point to each other, and an error may
 * still be followed by success, since the controller tries again: kubernetes-csi/external-snapshotter,
 * client/apis/volumesnapshot/v1/types.go, comments of boundVolumeSnapshotContentName, readyToUse, error and
 * snapshotHandle.
 */
public final class VolumeSnapshotReader {

    private VolumeSnapshotReader() {}

    /** @param contents finds a VolumeSnapshotContent by its name */
    public static HookObservation read(GenericKubernetesResource snapshot, Function<String, Lookup> contents) {
        Fields status = Fields.of(snapshot, "status");
        Optional<String> content = status.text("boundVolumeSnapshotContentName");
        if (!status.isTrue("readyToUse") || content.isEmpty()) {
            String error =
                    status.in("error").text("message").map(said -> ": " + said).orElse(".");
            return underWay(snapshot, "VolumeSnapshot " + name(snapshot) + " is not ready yet" + error);
        }
        return bound(snapshot, content.get(), contents.apply(content.get()));
    }

    private static HookObservation bound(GenericKubernetesResource snapshot, String name, Lookup content) {
        if (content instanceof NotPermitted) {
            return Impossibilities.notPermitted(ProviderKind.VolumeSnapshotContent);
        }
        if (!(content instanceof Found found)) {
            return underWay(snapshot, "There is no VolumeSnapshotContent " + name + " yet.");
        }
        if (found.object().isMarkedForDeletion()
                || !isOf(Fields.of(found.object(), "spec").in("volumeSnapshotRef"), snapshot.getMetadata())) {
            return underWay(
                    snapshot,
                    "VolumeSnapshotContent " + name + " is not bound to VolumeSnapshot " + name(snapshot) + ".");
        }
        return Fields.of(found.object(), "status")
                .text("snapshotHandle")
                .<HookObservation>map(handle -> new Done(uid(snapshot), handle, null, "VolumeSnapshotContent " + name))
                .orElseGet(
                        () -> underWay(snapshot, "VolumeSnapshotContent " + name + " does not have its handle yet."));
    }

    private static boolean isOf(Fields reference, ObjectMeta snapshot) {
        return reference.text("name").filter(snapshot.getName()::equals).isPresent()
                && reference
                        .text("namespace")
                        .filter(snapshot.getNamespace()::equals)
                        .isPresent()
                && reference.text("uid").filter(snapshot.getUid()::equals).isPresent();
    }

    private static UnderWay underWay(GenericKubernetesResource snapshot, String message) {
        return new UnderWay(uid(snapshot), message);
    }

    private static String uid(GenericKubernetesResource snapshot) {
        return snapshot.getMetadata().getUid();
    }

    private static String name(GenericKubernetesResource snapshot) {
        return snapshot.getMetadata().getName();
    }
}
