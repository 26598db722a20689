package dev.kanmon.operator.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.SuggestionsStatus;
import dev.kanmon.api.v1alpha1.SuggestionsStatus.SuggestionStatus;
import dev.kanmon.contract.Document;
import dev.kanmon.contract.Labels;
import dev.kanmon.operator.decide.Effect.StoreSuggestions;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The ConfigMap that keeps suggested scripts. */
class SuggestionsDocumentTest {

    private static final RenderCase.Input CASE = RenderCase.all()
            .filter(candidate -> candidate.name().equals("config-map"))
            .findFirst()
            .orElseThrow()
            .input();

    @Test
    void suggestionsAreKeptAsTheyAreAndBelongToTheDatabaseMigration() {
        ConfigMap kept = render(Optional.of(Document.of(Map.of(Document.BACKWARD_SQL, "DROP TABLE t;"))));
        assertThat(kept.getImmutable()).isTrue();
        assertThat(kept.getMetadata().getName()).isEqualTo("shop-x-suggestions");
        assertThat(kept.getMetadata().getLabels())
                .containsEntry(Labels.CONTENT, Labels.CONTENT_SUGGESTIONS)
                .containsEntry(Labels.RUN, CASE.run().id());
        assertThat(kept.getMetadata().getOwnerReferences())
                .singleElement()
                .satisfies(owner -> assertThat(owner.getKind()).isEqualTo("DatabaseMigration"));
        assertThat(kept.getData()).containsExactly(Map.entry(Document.BACKWARD_SQL, "DROP TABLE t;"));
    }

    @Test
    void whatWasLostLeavesNoScriptThatCouldBeRun() {
        assertThat(render(Optional.empty()).getData())
                .containsOnlyKeys(Document.REPAIR_MARKDOWN)
                .hasEntrySatisfying(
                        Document.REPAIR_MARKDOWN, text -> assertThat(text).contains("could not be read", "sha256:b0"));
    }

    private static ConfigMap render(Optional<Document> document) {
        SuggestionsStatus suggestions = new SuggestionsStatus(
                "shop-x-suggestions",
                "sha256:d0",
                "sha256:f0",
                List.of(),
                new SuggestionStatus("sha256:b0", 1, false, true, List.of(), null),
                null,
                List.of());
        return new DocumentRenderer(RenderCase.SERIALIZATION)
                .render(CASE.migration(), new StoreSuggestions(CASE.run(), suggestions, true), document);
    }
}
