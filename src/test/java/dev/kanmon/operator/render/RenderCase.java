package dev.kanmon.operator.render;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.MigrationResolution;
import dev.kanmon.api.v1alpha1.RunStatus;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** One folder of src/test/resources/render: what goes in, and the Job that shall come out. */
record RenderCase(String name, Input input) {

    static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

    private static final Path CASES = Path.of("src", "test", "resources", "render");
    private static final RunnerImage IMAGE = new RunnerImage("ghcr.io/kanmon/kanmon:0.1.0", "IfNotPresent");

    /**
     * What stands in {@code in.yaml}.
     *
     * @param resolution the resource whose run it is; null where the run is the DatabaseMigration's own
     * @param imageVolumes whether the cluster can mount an image
     */
    record Input(DatabaseMigration migration, MigrationResolution resolution, RunStatus run, boolean imageVolumes) {}

    static Stream<RenderCase> all() {
        try (Stream<Path> folders = Files.list(CASES)) {
            List<Path> sorted = folders.sorted().toList();
            return sorted.stream().map(RenderCase::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Job render() {
        JobRenderer renderer = new JobRenderer(IMAGE, input.imageVolumes());
        return input.resolution() == null
                ? renderer.render(input.migration(), input.run())
                : renderer.render(input.resolution(), input.migration(), input.run());
    }

    private static RenderCase read(Path folder) {
        try {
            String yaml = Files.readString(folder.resolve("in.yaml"));
            return new RenderCase(folder.getFileName().toString(), SERIALIZATION.unmarshal(yaml, Input.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
