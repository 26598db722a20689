package dev.kanmon.testsupport.kubelet;

import dev.kanmon.testsupport.TemporaryDirectories;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The files of one pod: volumes, logs, termination messages, a directory to work in. */
final class PodDirectory {

    private final Path root;
    private final VolumeMounts volumes;

    /**
     * @param root the pod's own
     * @param claims holds what PersistentVolumeClaims hold, which outlives pods
     */
    PodDirectory(Path root, Path claims, ConfigData data, ImageRegistry images) {
        this.root = root;
        this.volumes = new VolumeMounts(create(root.resolve("volumes")), claims, data, images);
        create(work());
        create(root.resolve("logs"));
        create(root.resolve("messages"));
    }

    void setUpVolumes(Pod pod) throws NotYetThere {
        volumes.setUp(pod);
    }

    Map<String, Path> mounts(Container container) {
        return volumes.of(container);
    }

    Path work() {
        return root.resolve("work");
    }

    Path log(String container) {
        return root.resolve("logs").resolve(container);
    }

    Path terminationLog(String container) {
        return root.resolve("messages").resolve(container);
    }

    void delete() {
        TemporaryDirectories.delete(root);
    }

    private static Path create(Path path) {
        try {
            return Files.createDirectories(path);
        } catch (IOException e) {
            throw new UncheckedIOException("could not create " + path, e);
        }
    }
}
