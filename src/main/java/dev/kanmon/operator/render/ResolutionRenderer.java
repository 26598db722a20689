package dev.kanmon.operator.render;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.MigrationResolution;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.MigrationReference;
import dev.kanmon.contract.Labels;
import dev.kanmon.operator.decide.Effect.CreateResolution;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Map;

/** Renders the MigrationResolution that asks a person to decide about a failed migration. */
public final class ResolutionRenderer {

    private final KubernetesSerialization serialization;

    public ResolutionRenderer(KubernetesSerialization serialization) {
        this.serialization = serialization;
    }

    /**
     * The failure goes along as an annotation: a status cannot be given at creation, and two writes can be torn apart.
     */
    public MigrationResolution render(DatabaseMigration migration, CreateResolution effect) {
        MigrationResolution resolution = new MigrationResolution();
        resolution.setMetadata(new ObjectMetaBuilder()
                .withName(effect.name())
                .withNamespace(migration.getMetadata().getNamespace())
                .withLabels(Map.of(Labels.MANAGED_BY, Labels.MANAGED_BY_KANMON, Labels.RUN, effect.runId()))
                .withAnnotations(Map.of(Labels.FAILURE, serialization.asJson(effect.failure())))
                .withOwnerReferences(OwnerReferences.controlling(migration))
                .build());
        resolution.setSpec(new MigrationResolutionSpec(
                new MigrationReference(migration.getMetadata().getName()),
                null,
                null,
                effect.failure().migration(),
                null,
                null,
                null));
        return resolution;
    }
}
