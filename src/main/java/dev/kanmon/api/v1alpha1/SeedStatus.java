package dev.kanmon.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** How far the sample data are. Times are RFC 3339 in UTC. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SeedStatus(
        @JsonPropertyDescription("How far it is.") RunPhase phase,

        @JsonPropertyDescription("The run after which it was begun.")
        String run,

        @JsonPropertyDescription("How often it was begun for that run.")
        int attempt,

        @JsonPropertyDescription("The Job that does it.") String job,

        @JsonPropertyDescription(
                "The Job's UID, once it was seen: a Job that was seen and is gone is not simply made again.")
        String jobUid,

        @JsonPropertyDescription(
                "What it was begun for: one that failed is begun anew once the seed, or the retry annotation, is another one.")
        String digest,

        @JsonPropertyDescription("Why it is not done, in one word; absent while all is well.")
        Reason reason,

        @JsonPropertyDescription("The same in a sentence.") String message,

        @JsonPropertyDescription("When it was begun.") String startedAt,

        @JsonPropertyDescription("When it ended.") String finishedAt) {}
