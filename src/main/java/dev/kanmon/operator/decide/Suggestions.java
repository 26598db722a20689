package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.SuggestionsStatus;
import dev.kanmon.api.v1alpha1.SuggestionsStatus.SuggestionStatus;
import dev.kanmon.contract.Document;
import dev.kanmon.contract.RunReport;
import java.util.Set;

/** The scripts that a failed run suggests: from its report to a status. */
final class Suggestions {

    private static final String LOST =
            "The script was lost with the log of the pod that made it; kanmon diff makes it again.";

    private Suggestions() {}

    /**
     * @param repair what the run reports; null where nobody has looked
     * @param configMap where the scripts will be kept
     * @return null where nobody has looked
     */
    static SuggestionsStatus of(RunReport.Repair repair, String configMap) {
        if (repair == null) {
            return null;
        }
        return new SuggestionsStatus(
                repair.documentDigest() == null ? null : configMap,
                repair.documentDigest(),
                repair.fingerprint(),
                repair.tookEffect(),
                of(repair.backward()),
                of(repair.forward()),
                repair.notes());
    }

    private static SuggestionStatus of(RunReport.Suggestion suggestion) {
        return suggestion == null
                ? null
                : new SuggestionStatus(
                        suggestion.digest(),
                        suggestion.statements(),
                        suggestion.losesData(),
                        suggestion.rehearsed(),
                        suggestion.warnings(),
                        suggestion.unavailable());
    }

    /**
     * What is left of suggestions once they are kept.
     *
     * @param keys of the ConfigMap that keeps them
     */
    static SuggestionsStatus kept(SuggestionsStatus reported, Set<String> keys) {
        return new SuggestionsStatus(
                reported.configMap(),
                reported.documentDigest(),
                reported.fingerprint(),
                reported.tookEffect(),
                kept(reported.backward(), keys.contains(Document.BACKWARD_SQL)),
                kept(reported.forward(), keys.contains(Document.FORWARD_SQL)),
                reported.notes());
    }

    private static SuggestionStatus kept(SuggestionStatus reported, boolean there) {
        return reported == null || reported.digest() == null || there
                ? reported
                : new SuggestionStatus(null, 0, false, false, reported.warnings(), LOST);
    }
}
