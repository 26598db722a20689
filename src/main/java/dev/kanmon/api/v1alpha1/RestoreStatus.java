package dev.kanmon.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;

/** How far a restore is. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RestoreStatus(
        @JsonPropertyDescription("The backup that is brought back, once it is known which.")
        String identifier,

        @JsonPropertyDescription("The Deployments that were scaled to zero, with what they had before.")
        List<Quiesced> quiesced,

        @JsonPropertyDescription("Where Kanmon cannot bring the backup back itself: what to do, step by step.")
        List<String> steps) {

    public RestoreStatus {
        quiesced = quiesced == null ? List.of() : List.copyOf(quiesced);
        steps = steps == null ? List.of() : List.copyOf(steps);
    }

    /** One Deployment. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Quiesced(
            @JsonPropertyDescription("The Deployment's name.")
            String deployment,

            @JsonPropertyDescription("How many replicas it asked for before.")
            int replicas,

            @JsonPropertyDescription("Whether that is over: it has them again, or was left as somebody else made it.")
            boolean resumed,

            @JsonPropertyDescription("Why it was left as it is; absent where it has them again.")
            String left) {}
}
