package dev.kanmon.operator.render;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.DriftStatus;
import dev.kanmon.contract.Document;
import dev.kanmon.contract.Labels;
import dev.kanmon.operator.decide.Effect.StoreDrift;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Renders the ConfigMap that keeps a difference between schema and history: immutable, as what was found does not change. */
public final class DriftRenderer {

    private DriftRenderer() {}

    /** @param document empty where it is lost; then the ConfigMap holds what the status says */
    public static ConfigMap render(DatabaseMigration migration, StoreDrift effect, Optional<Document> document) {
        Document kept = document.orElseGet(() -> summary(effect.drift()));
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(effect.drift().configMap())
                .withNamespace(migration.getMetadata().getNamespace())
                .withLabels(Map.of(
                        Labels.MANAGED_BY,
                        Labels.MANAGED_BY_KANMON,
                        Labels.CONTENT,
                        Labels.CONTENT_DRIFT,
                        Labels.RUN,
                        effect.run().id()))
                .withOwnerReferences(OwnerReferences.controlling(migration))
                .endMetadata()
                .withData(kept.files())
                .withImmutable(true)
                .build();
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
}
