package dev.kanmon.operator.render;

import dev.kanmon.api.v1alpha1.Source;
import dev.kanmon.api.v1alpha1.Source.ImageSource;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.operator.decide.Naming;
import dev.kanmon.operator.decide.SourceConfigMaps;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.ArrayList;
import java.util.List;

/**
 * How a source gets into a pod.
 *
 * @param volumes the pod's volumes
 * @param mounts the runner's mounts
 * @param initContainers what has to run first
 * @param directories the folders to read
 */
record SourceMounts(
        List<Volume> volumes, List<VolumeMount> mounts, List<Container> initContainers, Directories directories) {

    private static final String ROOT = "/kanmon/source";

    /**
     * @param ownerName the DatabaseMigration's name
     * @param imageVolumes whether the cluster can mount an image as a volume
     */
    static SourceMounts of(String ownerName, Source source, boolean imageVolumes) {
        if (source.image() != null) {
            return imageVolumes ? imageVolume(source.image()) : imageCopy(source.image());
        }
        if (source.inline() != null) {
            return configMaps(RunnerOptions.DIR, List.of(Naming.inlineConfigMap(ownerName)));
        }
        String option = source.prismaSchema() == null ? RunnerOptions.DIR : RunnerOptions.DESIRED_SCHEMA;
        return configMaps(option, SourceConfigMaps.names(source));
    }

    /** One folder for each: in a shared one, a key of one ConfigMap would silently hide the same key of another. */
    private static SourceMounts configMaps(String option, List<String> names) {
        List<Volume> volumes = new ArrayList<>();
        List<VolumeMount> mounts = new ArrayList<>();
        List<String> directories = new ArrayList<>();
        for (int index = 0; index < names.size(); index++) {
            String volume = "source-" + index;
            String directory = ROOT + "/" + index;
            volumes.add(new VolumeBuilder()
                    .withName(volume)
                    .withNewConfigMap()
                    .withName(names.get(index))
                    .endConfigMap()
                    .build());
            mounts.add(readOnly(volume, directory));
            directories.add(directory);
        }
        return new SourceMounts(volumes, mounts, List.of(), new Directories(option, directories));
    }

    private static SourceMounts imageVolume(ImageSource image) {
        Volume volume = new VolumeBuilder()
                .withName("source")
                .withNewImage()
                .withReference(image.reference())
                .withPullPolicy(policy(image))
                .endImage()
                .build();
        return new SourceMounts(
                List.of(volume), List.of(readOnly("source", ROOT)), List.of(), migrations(ROOT + image.path()));
    }

    /** Where images are no volumes: the image copies its own folder, which takes a {@code cp} inside it. */
    private static SourceMounts imageCopy(ImageSource image) {
        Volume volume = new VolumeBuilder()
                .withName("source")
                .withNewEmptyDir()
                .endEmptyDir()
                .build();
        Container copy = new ContainerBuilder()
                .withName(JobRenderer.COPY_CONTAINER)
                .withImage(image.reference())
                .withImagePullPolicy(policy(image))
                .withCommand("cp", "-R", image.path() + "/.", ROOT)
                .withSecurityContext(Hardening.container())
                .addNewVolumeMount()
                .withName("source")
                .withMountPath(ROOT)
                .endVolumeMount()
                .build();
        return new SourceMounts(List.of(volume), List.of(readOnly("source", ROOT)), List.of(copy), migrations(ROOT));
    }

    private static Directories migrations(String directory) {
        return new Directories(RunnerOptions.DIR, List.of(directory));
    }

    private static String policy(ImageSource image) {
        return image.pullPolicy() == null ? null : image.pullPolicy().name();
    }

    private static VolumeMount readOnly(String volume, String path) {
        return new VolumeMountBuilder()
                .withName(volume)
                .withMountPath(path)
                .withReadOnly(true)
                .build();
    }
}
