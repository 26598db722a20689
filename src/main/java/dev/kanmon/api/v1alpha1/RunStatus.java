package dev.kanmon.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;

/** One run: the attempts to bring the target to one input. Times are RFC 3339 in UTC. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunStatus(
        @JsonPropertyDescription("The run's id; part of its Jobs' names.")
        String id,

        @JsonPropertyDescription("How many Jobs this run has had.")
        int attempt,

        @JsonPropertyDescription("What the newest Job does.")
        RunTask task,

        @JsonPropertyDescription("How far the run is.") RunPhase phase,

        @JsonPropertyDescription("The newest Job's name.") String job,

        @JsonPropertyDescription(
                "The newest Job's UID, once it was seen: a Job that was seen and is gone is not simply made again.")
        String jobUid,

        @JsonPropertyDescription("Whether the newest Job's container was seen running.")
        Boolean jobStarted,

        @JsonPropertyDescription("Why the run is not succeeding, in one word; absent while all is well.")
        Reason reason,

        @JsonPropertyDescription("The same in a sentence.") String message,

        @JsonPropertyDescription("When the run began.") String startedAt,

        @JsonPropertyDescription("When the run ended.") String finishedAt,

        @JsonPropertyDescription("When the next attempt begins.")
        String retryAt,

        @JsonPropertyDescription("What the run was started for; another input starts another run.")
        RunInput input) {

    /** What decides whether a run's result still stands. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RunInput(
            @JsonPropertyDescription("Digest of the target, the source and the retry annotation.")
            String digest,

            @JsonPropertyDescription(
                    "Digest of the source's content; absent for images, whose content the operator does not see.")
            String sourceDigest,

            @JsonPropertyDescription(
                    "Digest of where the scripts come from, of their content as far as the operator sees it, and of the retry annotation: after a restore nothing is run until this is another one.")
            String scripts,

            @JsonPropertyDescription("UIDs of the resolutions that were carried out before the run.")
            List<String> resolutions,

            @JsonPropertyDescription("Removing migrations that the run need not leave out.")
            List<String> released) {

        /** Of a run for which no removing migration was released. */
        public RunInput(String digest, String sourceDigest, String scripts, List<String> resolutions) {
            this(digest, sourceDigest, scripts, resolutions, List.of());
        }

        public RunInput {
            resolutions = resolutions == null ? List.of() : List.copyOf(resolutions);
            released = released == null ? List.of() : List.copyOf(released);
        }
    }
}
