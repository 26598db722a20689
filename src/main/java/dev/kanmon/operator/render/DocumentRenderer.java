package dev.kanmon.operator.render;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.DriftStatus;
import dev.kanmon.api.v1alpha1.PlanStatus;
import dev.kanmon.api.v1alpha1.SuggestionsStatus;
import dev.kanmon.contract.Document;
import dev.kanmon.contract.Labels;
import dev.kanmon.operator.decide.Effect.StoreDocument;
import dev.kanmon.operator.decide.Effect.StoreDrift;
import dev.kanmon.operator.decide.Effect.StorePlan;
import dev.kanmon.operator.decide.Effect.StoreSuggestions;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Renders the ConfigMap that keeps a document: immutable, so that what was decided on is what is read and run. */
public final class DocumentRenderer {

    private final KubernetesSerialization serialization;

    public DocumentRenderer(KubernetesSerialization serialization) {
        this.serialization = serialization;
    }

    /** @param document empty where it is lost; then the ConfigMap holds what the status says */
    public ConfigMap render(DatabaseMigration migration, StoreDocument effect, Optional<Document> document) {
        Document kept = document.orElseGet(() -> summary(effect));
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(effect.configMap())
                .withNamespace(migration.getMetadata().getNamespace())
                .withLabels(Map.of(
                        Labels.MANAGED_BY,
                        Labels.MANAGED_BY_KANMON,
                        Labels.CONTENT,
                        effect.content(),
                        Labels.RUN,
                        effect.run().id()))
                .withOwnerReferences(OwnerReferences.controlling(migration))
                .endMetadata()
                .withData(kept.files())
                .withImmutable(true)
                .build();
    }

    private Document summary(StoreDocument effect) {
        if (effect instanceof StorePlan store) {
            return summary(store.plan());
        }
        if (effect instanceof StoreDrift store) {
            return summary(store.drift());
        }
        return summary(((StoreSuggestions) effect).suggestions());
    }

    private Document summary(PlanStatus plan) {
        return Document.of(Map.of(
                Document.PLAN_JSON,
                serialization.asJson(plan),
                Document.PLAN_MARKDOWN,
                "The whole plan could not be read from the log of the pod that made it. This is its summary.\n\n```yaml\n"
                        + serialization.asYaml(plan) + "```\n"));
    }

    private static Document summary(DriftStatus drift) {
        String highlights = drift.highlights().stream()
                .map(highlight -> "- " + highlight + "\n")
                .collect(Collectors.joining());
        return Document.of(Map.of(
                Document.DRIFT_MARKDOWN,
                "The whole difference could not be read from the log of the pod that found it. This is its summary; "
                        + "kanmon diff makes the scripts anew.\n\nDifferences: " + drift.differences() + "\n\n"
                        + highlights));
    }

    /** Without the scripts: what is not in the ConfigMap is not there to be run. */
    private Document summary(SuggestionsStatus suggestions) {
        return Document.of(Map.of(
                Document.REPAIR_MARKDOWN,
                "The scripts could not be read from the log of the pod that made them. This is what it reported of them.\n\n```yaml\n"
                        + serialization.asYaml(suggestions) + "```\n"));
    }
}
