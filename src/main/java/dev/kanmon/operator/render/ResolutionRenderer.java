package dev.kanmon.operator.render;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.MigrationResolution;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.Action;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.MigrationReference;
import dev.kanmon.contract.Labels;
import dev.kanmon.operator.decide.Effect.CreateHotfixResolution;
import dev.kanmon.operator.decide.Effect.CreateResolution;
import dev.kanmon.operator.decide.Effect.CreateSingleResolution;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.LinkedHashMap;
import java.util.Map;

/** Renders the MigrationResolutions that Kanmon makes: to ask a person, and to carry out for one database what is decided for several. */
public final class ResolutionRenderer {

    private final KubernetesSerialization serialization;

    public ResolutionRenderer(KubernetesSerialization serialization) {
        this.serialization = serialization;
    }

    /**
     * What is known goes along as annotations: a status cannot be given at creation, and two writes can be torn apart.
     */
    public MigrationResolution render(DatabaseMigration migration, CreateResolution effect) {
        return resolution(
                metadata(migration, effect.name(), effect.runId(), annotations(migration, effect)),
                decision(
                        migration,
                        effect.failure().migration(),
                        effect.fromBackup() == null ? null : Action.Restored,
                        effect.fromBackup()));
    }

    /** What it is about goes along as an annotation, as a failure does. */
    public MigrationResolution render(DatabaseMigration migration, CreateHotfixResolution effect) {
        return resolution(
                metadata(
                        migration,
                        effect.name(),
                        effect.runId(),
                        Map.of(Labels.ALREADY_APPLIED, "true", Labels.RESOLVED_BEFORE, resolvedBefore(migration))),
                decision(migration, effect.migration(), effect.action(), null));
    }

    private static ObjectMeta metadata(
            DatabaseMigration owner, String name, String runId, Map<String, String> annotations) {
        return new ObjectMetaBuilder()
                .withName(name)
                .withNamespace(owner.getMetadata().getNamespace())
                .withLabels(Map.of(Labels.MANAGED_BY, Labels.MANAGED_BY_KANMON, Labels.RUN, runId))
                .withAnnotations(annotations)
                .withOwnerReferences(OwnerReferences.controlling(owner))
                .build();
    }

    private static MigrationResolutionSpec decision(
            DatabaseMigration database, String migration, Action action, String fromBackup) {
        return new MigrationResolutionSpec(
                new MigrationReference(database.getMetadata().getName()),
                null,
                null,
                migration,
                action,
                fromBackup,
                null,
                null,
                null);
    }

    private Map<String, String> annotations(DatabaseMigration migration, CreateResolution effect) {
        Map<String, String> annotations = new LinkedHashMap<>();
        annotations.put(Labels.FAILURE, serialization.asJson(effect.failure().with(null)));
        if (effect.failure().suggestions() != null) {
            annotations.put(
                    Labels.SUGGESTIONS, serialization.asJson(effect.failure().suggestions()));
        }
        annotations.put(Labels.RESOLVED_BEFORE, resolvedBefore(migration));
        return annotations;
    }

    private static String resolvedBefore(DatabaseMigration migration) {
        return String.join(",", migration.getStatus().run().input().resolutions());
    }

    /** The resolution for one database of those that another one is for: the same decision, owned by that one. */
    public MigrationResolution render(MigrationResolution several, CreateSingleResolution effect) {
        ObjectMeta metadata = new ObjectMetaBuilder()
                .withName(effect.name())
                .withNamespace(several.getMetadata().getNamespace())
                .withLabels(Map.of(Labels.MANAGED_BY, Labels.MANAGED_BY_KANMON))
                .withOwnerReferences(OwnerReferences.controlling(several))
                .build();
        MigrationResolutionSpec decision = several.getSpec();
        return resolution(
                metadata,
                new MigrationResolutionSpec(
                        new MigrationReference(effect.database()),
                        null,
                        null,
                        decision.migration(),
                        decision.action(),
                        null,
                        null,
                        decision.script(),
                        decision.reason()));
    }

    private static MigrationResolution resolution(ObjectMeta metadata, MigrationResolutionSpec spec) {
        MigrationResolution resolution = new MigrationResolution();
        resolution.setMetadata(metadata);
        resolution.setSpec(spec);
        return resolution;
    }
}
