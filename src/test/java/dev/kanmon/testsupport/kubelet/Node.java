package dev.kanmon.testsupport.kubelet;

import io.fabric8.kubernetes.api.model.Pod;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the pods of the one node have in common.
 *
 * @param name as in the Node object
 * @param directory holds a directory per pod
 * @param script ends a pod's containers without a process, where the test gave one
 */
record Node(
        String name,
        Path directory,
        PodApi api,
        ConfigData data,
        EnvResolver environment,
        ImageRegistry images,
        Faults faults,
        Optional<Function<Pod, ContainerEnd>> script) {

    /** What PersistentVolumeClaims hold, by namespace and name. */
    Path claims() {
        return directory.resolve("claims");
    }
}
