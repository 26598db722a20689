package dev.kanmon.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;

/** What the failed migration left in the database, and what can be done about it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SuggestionsStatus(
        @JsonPropertyDescription(
                "The ConfigMap with the scripts: backward.sql, forward.sql, and repair.md for people; absent where there is none.")
        String configMap,

        @JsonPropertyDescription("Digest of all that is in the ConfigMap, as the runner reported it.")
        String documentDigest,

        @JsonPropertyDescription(
                "Stands for the database's schema when the scripts were made. They are for that schema alone.")
        String fingerprint,

        @JsonPropertyDescription("Statements of the migration whose effect is in the database.")
        List<String> tookEffect,

        @JsonPropertyDescription("To the schema before the migration.")
        SuggestionStatus backward,

        @JsonPropertyDescription("To the schema after it.") SuggestionStatus forward,

        @JsonPropertyDescription("What else would help, a sentence each.")
        List<String> notes) {

    public SuggestionsStatus {
        tookEffect = tookEffect == null ? List.of() : List.copyOf(tookEffect);
        notes = notes == null ? List.of() : List.copyOf(notes);
    }

    /** One script. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SuggestionStatus(
            @JsonPropertyDescription("Digest of the script; absent where there is none.")
            String digest,

            @JsonPropertyDescription("How many statements it has; 0: nothing has to be done.")
            int statements,

            @JsonPropertyDescription("Whether one of them loses data.")
            boolean losesData,

            @JsonPropertyDescription("Whether it was run on a copy of the schema and led where it should.")
            boolean rehearsed,

            @JsonPropertyDescription("What to know before, a sentence each.")
            List<String> warnings,

            @JsonPropertyDescription("Why there is no script; absent where there is one.")
            String unavailable) {

        public SuggestionStatus {
            warnings = warnings == null ? List.of() : List.copyOf(warnings);
        }
    }
}
