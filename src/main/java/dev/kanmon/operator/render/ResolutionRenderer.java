package dev.kanmon.operator.render;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.MigrationResolution;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.Action;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.MigrationReference;
import dev.kanmon.contract.Labels;
import dev.kanmon.operator.decide.Effect.CreateHotfixResolution;
import dev.kanmon.operator.decide.Effect.CreateResolution;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Map;

/** Renders the MigrationResolution that asks a person to decide about a failed migration, or about one that was applied by hand. */
public final class ResolutionRenderer {

    private final KubernetesSerialization serialization;

    public ResolutionRenderer(KubernetesSerialization serialization) {
        this.serialization = serialization;
    }

    /**
     * The failure goes along as an annotation: a status cannot be given at creation, and two writes can be torn apart.
     */
    public MigrationResolution render(DatabaseMigration migration, CreateResolution effect) {
        return resolution(
                migration,
                effect.name(),
                effect.runId(),
                Map.of(Labels.FAILURE, serialization.asJson(effect.failure())),
                effect.failure().migration(),
                null);
    }

    /** What it is about goes along as an annotation, as a failure does. */
    public MigrationResolution render(DatabaseMigration migration, CreateHotfixResolution effect) {
        return resolution(
                migration,
                effect.name(),
                effect.runId(),
                Map.of(Labels.ALREADY_APPLIED, "true"),
                effect.migration(),
                effect.action());
    }

    private static MigrationResolution resolution(
            DatabaseMigration owner,
            String name,
            String runId,
            Map<String, String> annotations,
            String migration,
            Action action) {
        MigrationResolution resolution = new MigrationResolution();
        resolution.setMetadata(new ObjectMetaBuilder()
                .withName(name)
                .withNamespace(owner.getMetadata().getNamespace())
                .withLabels(Map.of(Labels.MANAGED_BY, Labels.MANAGED_BY_KANMON, Labels.RUN, runId))
                .withAnnotations(annotations)
                .withOwnerReferences(OwnerReferences.controlling(owner))
                .build());
        resolution.setSpec(new MigrationResolutionSpec(
                new MigrationReference(owner.getMetadata().getName()), null, null, migration, action, null, null));
        return resolution;
    }
}
