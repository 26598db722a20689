package dev.kanmon.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** A migration's failure, as the server told it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FailureStatus(
        @JsonPropertyDescription("The migration's name.") String migration,

        @JsonPropertyDescription(
                "The five characters of the SQLSTATE, for example 23505; absent when the server said nothing.")
        String sqlState,

        @JsonPropertyDescription("The server's message.") String message,

        @JsonPropertyDescription("The server's detail.") String detail,

        @JsonPropertyDescription("The server's hint.") String hint,

        @JsonPropertyDescription("The statement that failed, cut where it is long.")
        String statement,

        @JsonPropertyDescription("The line in the script, from 1.")
        Integer line,

        @JsonPropertyDescription(
                "Statements of this migration that took effect and stay. 0: the migration was rolled back whole, and nothing has to be undone by hand.")
        int statementsApplied,

        @JsonPropertyDescription(
                "What can be done about it; absent where nobody could look, and on a MigrationResolution, which has it in status.suggestions.")
        SuggestionsStatus suggestions) {

    /** The same failure, with what can be done about it. */
    public FailureStatus with(SuggestionsStatus found) {
        return new FailureStatus(migration, sqlState, message, detail, hint, statement, line, statementsApplied, found);
    }
}
