package dev.kanmon.operator.render;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.PlanStatus;
import dev.kanmon.contract.Labels;
import dev.kanmon.contract.PlanDocument;
import dev.kanmon.operator.decide.Effect.StorePlan;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Map;
import java.util.Optional;

/** Renders the ConfigMap that keeps a plan: immutable, so that what was approved is what is read. */
public final class PlanRenderer {

    static final String JSON = "plan.json";
    static final String MARKDOWN = "plan.md";

    private final KubernetesSerialization serialization;

    public PlanRenderer(KubernetesSerialization serialization) {
        this.serialization = serialization;
    }

    /** @param document empty where it is lost; then the ConfigMap holds what the status says */
    public ConfigMap render(DatabaseMigration migration, StorePlan effect, Optional<PlanDocument> document) {
        PlanDocument kept = document.orElseGet(() -> summary(effect.plan()));
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
                .withData(Map.of(JSON, kept.json(), MARKDOWN, kept.markdown()))
                .withImmutable(true)
                .build();
    }

    private PlanDocument summary(PlanStatus plan) {
        return new PlanDocument(
                serialization.asJson(plan),
                "The whole plan could not be read from the log of the pod that made it. This is its summary.\n\n```yaml\n"
                        + serialization.asYaml(plan) + "```\n");
    }
}
