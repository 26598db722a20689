package dev.kanmon.operator.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.DriftStatus;
import dev.kanmon.api.v1alpha1.RunPhase;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.contract.Document;
import dev.kanmon.contract.Labels;
import dev.kanmon.contract.RunReport.DriftState;
import dev.kanmon.operator.decide.Effect.StoreDrift;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The ConfigMap that keeps a difference between schema and history. */
class DriftDocumentTest {

    private static final Document DOCUMENT = Document.of(Map.of(
            Document.DRIFT_MARKDOWN, "# Drift",
            Document.DRIFT_SQL, "CREATE INDEX hotfix ON users (email);",
            Document.UNDO_DRIFT_SQL, "DROP INDEX hotfix;"));

    @Test
    void keepsTheDocumentAsItIs() {
        ConfigMap kept = render(Optional.of(DOCUMENT));
        assertThat(kept.getData()).isEqualTo(DOCUMENT.files());
        assertThat(kept.getImmutable()).isTrue();
        assertThat(kept.getMetadata().getName()).isEqualTo("shop-drift-1");
        assertThat(kept.getMetadata().getLabels())
                .containsEntry(Labels.CONTENT, Labels.CONTENT_DRIFT)
                .containsEntry(Labels.RUN, "d1d2d3d4");
        assertThat(kept.getMetadata().getOwnerReferences())
                .singleElement()
                .satisfies(owner -> assertThat(owner.getUid()).isEqualTo("uid"));
    }

    @Test
    void lostDocumentLeavesWhatTheStatusSays() {
        ConfigMap kept = render(Optional.empty());
        assertThat(kept.getData()).containsOnlyKeys(Document.DRIFT_MARKDOWN);
        assertThat(kept.getData().get(Document.DRIFT_MARKDOWN))
                .contains("could not be read", "- Index hotfix is not in the history.");
    }

    private static ConfigMap render(Optional<Document> document) {
        DatabaseMigration migration = new DatabaseMigration();
        migration.setMetadata(new ObjectMetaBuilder()
                .withName("shop")
                .withNamespace("team")
                .withUid("uid")
                .build());
        RunStatus run = new RunStatus(
                "d1d2d3d4",
                1,
                RunTask.CheckDrift,
                RunPhase.Succeeded,
                "job",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        DriftStatus drift = new DriftStatus(
                DriftState.Drifted,
                "sha256:1",
                1,
                List.of("Index hotfix is not in the history."),
                "shop-drift-1",
                DOCUMENT.digest(),
                null,
                run);
        return new DocumentRenderer(new KubernetesSerialization())
                .render(migration, new StoreDrift(run, drift), document);
    }
}
