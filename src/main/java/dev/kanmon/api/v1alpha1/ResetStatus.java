package dev.kanmon.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;

/** A reset that was asked for by annotation. Times are RFC 3339 in UTC. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResetStatus(
        @JsonPropertyDescription(
                "The value of the annotation that was acted on; the same value again counts once it was absent.")
        String requested,

        @JsonPropertyDescription("The run that did it; absent where it was refused.")
        String run,

        @JsonPropertyDescription("Why it was not done, in one word; absent where it was.")
        Reason reason,

        @JsonPropertyDescription("The same in a sentence.") String message,

        @JsonPropertyDescription("When it ended.") String finishedAt,

        @JsonPropertyDescription(
                "MigrationResolutions that waited for a decision about what is gone since; they are Resolved without one.")
        List<String> settledResolutions) {

    public ResetStatus {
        settledResolutions = settledResolutions == null ? null : List.copyOf(settledResolutions);
    }

    /** Whether this reset took away what a resolution was to decide about. */
    public boolean settles(String resolution) {
        return settledResolutions != null && settledResolutions.contains(resolution);
    }
}
