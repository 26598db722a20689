package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.ResolutionScript;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.Suggestion;
import dev.kanmon.api.v1alpha1.SuggestionsStatus;
import dev.kanmon.api.v1alpha1.SuggestionsStatus.SuggestionStatus;
import java.util.Optional;

/** Whether the suggestion that a person chose is there. */
final class SuggestedScript {

    private SuggestedScript() {}

    /**
     * @param script what a person chose; may be null
     * @param suggestions what was suggested; may be null
     * @return why it cannot be run, and what to do; empty where it can, or none was chosen
     */
    static Optional<String> problem(ResolutionScript script, SuggestionsStatus suggestions) {
        if (script == null || script.suggestion() == null) {
            return Optional.empty();
        }
        SuggestionStatus suggestion = suggestions == null ? null : of(script.suggestion(), suggestions);
        return suggestion != null && suggestion.digest() != null
                ? Optional.empty()
                : Optional.of(
                        "There is no script " + script.suggestion() + " in status.suggestions, and nothing was run."
                                + why(suggestion)
                                + " Give the SQL in spec.script.inline, or decide without spec.script.");
    }

    private static SuggestionStatus of(Suggestion name, SuggestionsStatus suggestions) {
        return name == Suggestion.Backward ? suggestions.backward() : suggestions.forward();
    }

    private static String why(SuggestionStatus suggestion) {
        return suggestion == null || suggestion.unavailable() == null ? "" : " " + suggestion.unavailable();
    }
}
