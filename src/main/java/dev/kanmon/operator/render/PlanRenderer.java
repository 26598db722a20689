package dev.kanmon.operator.render;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.PlanStatus;
import dev.kanmon.contract.Document;
import dev.kanmon.contract.Labels;
import dev.kanmon.operator.decide.Effect.StorePlan;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Map;
import java.util.Optional;

/** Renders the ConfigMap that keeps a plan: immutable, so that what was approved is what is read. */
public final class PlanRenderer {

    private final KubernetesSerialization serialization;

    public PlanRenderer(KubernetesSerialization serialization) {
        this.serialization = serialization;
    }

    /** @param document empty where it is lost; then the ConfigMap holds what the status says */
    public ConfigMap render(DatabaseMigration migration, StorePlan effect, Optional<Document> document) {
        Document kept = document.orElseGet(() -> summary(effect.plan()));
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(effect.plan().configMap())
                .withNamespace(migration.getMetadata().getNamespace())
                .withLabels(Map.of(
                        Labels.MANAGED_BY,
                        Labels.MANAGED_BY_KANMON,
                        Labels.CONTENT,
                        Labels.CONTENT_PLAN,
                        Labels.RUN,
                        effect.run().id()))
                .withOwnerReferences(OwnerReferences.controlling(migration))
                .endMetadata()
                .withData(kept.files())
                .withImmutable(true)
                .build();
    }

    private Document summary(PlanStatus plan) {
        return Document.of(Map.of(
                Document.PLAN_JSON,
                serialization.asJson(plan),
                Document.PLAN_MARKDOWN,
                "The whole plan could not be read from the log of the pod that made it. This is its summary.\n\n```yaml\n"
                        + serialization.asYaml(plan) + "```\n"));
    }
}
