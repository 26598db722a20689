package dev.kanmon.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.kanmon.api.v1alpha1.Target.SecretKeyReference;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** Who hears of a run. A notification never holds up a run, and is not sent twice. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Notification(
        @Required
        @JsonPropertyDescription(
                "Slack: a webhook that takes Slack's {\"text\": …}. CloudEvents: any webhook; it gets a CloudEvents 1.0 event as JSON.")
        Format format,

        @Required @JsonPropertyDescription("The webhook's URL, in a Secret of the same namespace.")
        SecretKeyReference urlFrom,

        @Size(max = 8) @JsonPropertyDescription("Of what it hears. Absent: of everything.")
        List<Occasion> on) {

    public Notification {
        on = on == null ? List.of() : List.copyOf(on);
    }

    /** What a webhook takes. */
    public enum Format {
        Slack,
        CloudEvents
    }

    /** What is told. */
    public enum Occasion {
        /** A run applies migrations. */
        Started,
        /** A plan waits for approval. */
        AwaitingApproval,
        /** Nothing goes on without a person. */
        Failed,
        /** Migrations were applied. */
        Done
    }
}
