package dev.kanmon.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;

/** The hooks around the newest run that had any. What was begun before it is ended after it, whatever became of it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HooksStatus(
        @JsonPropertyDescription("The run that they are for.")
        String run,

        @JsonPropertyDescription("How often hooks were begun for this run; each time, all of them.")
        int round,

        @JsonPropertyDescription("How far each hook before the run is, in order.")
        List<HookStatus> before,

        @JsonPropertyDescription("How far each hook after the run is, in order; empty until it is their turn.")
        List<HookStatus> after,

        @JsonPropertyDescription("Whether all that was begun has been ended.")
        boolean closed) {

    public HooksStatus {
        before = before == null ? List.of() : List.copyOf(before);
        after = after == null ? List.of() : List.copyOf(after);
    }
}
