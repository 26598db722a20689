package dev.kanmon.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** What a phase is at. Times are RFC 3339 in UTC. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProgressStatus(
        @JsonPropertyDescription("The phase that it is about.")
        Phase phase,

        @JsonPropertyDescription("Since when it is in that phase.")
        String since,

        @JsonPropertyDescription(
                "When what is under way is given up, or begun again; absent where the phase waits for a person or for something without an end of its own.")
        String deadline,

        @JsonPropertyDescription("What it waits for, in a sentence; absent where it waits for nothing.")
        String message,

        @JsonPropertyDescription("True once the deadline has passed and nothing has ended; absent otherwise.")
        Boolean overdue) {}
