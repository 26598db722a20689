package dev.kanmon.operator.render;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.Seed.KeyReference;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.List;

/** What the Job gets that puts the SQL of a seed into the database: the one key of the ConfigMap, as a file. */
record SeedInput(DatabaseMigration migration) {

    private static final String VOLUME = "seed";
    private static final String ROOT = "/kanmon/seed";
    private static final String FILE = "seed.sql";

    RunnerInput input() {
        return new RunnerInput(
                RunnerArguments.seed(
                        ROOT + "/" + FILE,
                        migration.getSpec(),
                        JobRenderer.execution(migration),
                        JobRenderer.graceSeconds(migration)),
                SecretEnvironment.target(migration.getSpec()),
                List.of(volume(migration.getSpec().seed().sql().configMap())),
                List.of(mount()),
                List.of());
    }

    private static Volume volume(KeyReference key) {
        return new VolumeBuilder()
                .withName(VOLUME)
                .withNewConfigMap()
                .withName(key.name())
                .addNewItem()
                .withKey(key.key())
                .withPath(FILE)
                .endItem()
                .endConfigMap()
                .build();
    }

    private static VolumeMount mount() {
        return new VolumeMountBuilder()
                .withName(VOLUME)
                .withMountPath(ROOT)
                .withReadOnly(true)
                .build();
    }
}
