package dev.kanmon.testsupport.kubelet;

import dev.kanmon.testsupport.TemporaryDirectories;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Sets up a pod's volumes as directories, and says where a container's mount points are. */
final class VolumeMounts {

    private final Path directory;
    private final Path claims;
    private final ConfigData data;
    private final ImageRegistry images;

    /**
     * @param directory the pod's own; each volume becomes a directory or link below it
     * @param claims holds a directory for each PersistentVolumeClaim that was mounted
     */
    VolumeMounts(Path directory, Path claims, ConfigData data, ImageRegistry images) {
        this.directory = directory;
        this.claims = claims;
        this.data = data;
        this.images = images;
    }

    /**
     * @throws NotYetThere with the kubelet's message, when what a volume takes its files from is missing
     */
    void setUp(Pod pod) throws NotYetThere {
        String namespace = pod.getMetadata().getNamespace();
        VolumeContent content = new VolumeContent(data, namespace);
        for (Volume volume : pod.getSpec().getVolumes()) {
            try {
                setUp(volume, content, namespace);
            } catch (NotYetThere e) {
                throw new NotYetThere(
                        "MountVolume.SetUp failed for volume \"" + volume.getName() + "\" : " + e.getMessage());
            }
        }
    }

    /** The directory or file for each of the container's mount points. */
    Map<String, Path> of(Container container) {
        Map<String, Path> mounts = new HashMap<>();
        for (VolumeMount mount : container.getVolumeMounts()) {
            Path volume = filesOf(mount);
            mounts.put(mount.getMountPath(), mount.getSubPath() == null ? volume : subPath(volume, mount.getSubPath()));
        }
        return mounts;
    }

    /** What a link points to, so that a file of a claim has one path in all pods, as it has in a cluster. */
    private Path filesOf(VolumeMount mount) {
        Path volume = directoryOf(mount.getName());
        try {
            return Files.isSymbolicLink(volume) ? volume.toRealPath() : volume;
        } catch (IOException e) {
            throw new UncheckedIOException("could not follow " + volume, e);
        }
    }

    private void setUp(Volume volume, VolumeContent content, String namespace) throws NotYetThere {
        Path path = directoryOf(volume.getName());
        if (volume.getConfigMap() != null) {
            var source = volume.getConfigMap();
            write(path, content.ofConfigMap(source.getName(), source.getItems(), source.getOptional()));
        } else if (volume.getSecret() != null) {
            var source = volume.getSecret();
            write(path, content.ofSecret(source.getSecretName(), source.getItems(), source.getOptional()));
        } else if (volume.getProjected() != null) {
            write(path, content.ofProjection(volume.getProjected().getSources()));
        } else if (volume.getImage() != null) {
            link(path, filesOf(volume.getImage().getReference()));
        } else if (volume.getPersistentVolumeClaim() != null) {
            link(path, filesOf(namespace, volume.getPersistentVolumeClaim().getClaimName()));
        } else if (volume.getEmptyDir() != null) {
            create(path);
        } else {
            throw new IllegalArgumentException("the played kubelet knows no such volume: " + volume);
        }
    }

    /** A volume may be set up again after another one was found missing: it is written anew. */
    private static void write(Path path, Map<String, byte[]> files) {
        TemporaryDirectories.delete(path);
        AtomicFiles.write(path, files);
    }

    private Path filesOf(String image) throws NotYetThere {
        return images.find(image)
                .flatMap(ContainerImage::root)
                .orElseThrow(() -> new NotYetThere(ImagePull.notFound(image)));
    }

    /** The same for every pod that mounts the claim. */
    private Path filesOf(String namespace, String claim) throws NotYetThere {
        if (!data.hasClaim(namespace, claim)) {
            throw new NotYetThere("persistentvolumeclaim \"" + claim + "\" not found");
        }
        Path files = claims.resolve(namespace).resolve(claim);
        create(files);
        return files;
    }

    private Path directoryOf(String volume) {
        return directory.resolve(volume);
    }

    private static Path subPath(Path volume, String subPath) {
        Path path = volume.resolve(subPath);
        if (!Files.exists(path)) {
            create(path);
        }
        return path;
    }

    private static void link(Path path, Path target) {
        try {
            Files.deleteIfExists(path);
            Files.createSymbolicLink(path, target);
        } catch (IOException e) {
            throw new UncheckedIOException("could not link " + target, e);
        }
    }

    private static void create(Path path) {
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new UncheckedIOException("could not create " + path, e);
        }
    }
}
