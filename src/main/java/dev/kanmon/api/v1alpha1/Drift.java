package dev.kanmon.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.kanmon.contract.GoDuration;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;

/** Whether and how the database is compared with its history while nothing is run. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Drift(
        @Pattern(GoDuration.PATTERN)
        @JsonPropertyDescription(
                "How often the database's schema is compared with what its history makes, for example 1h; at least 1m. Absent: only when a plan is made.")
        String interval,

        @Default("Report")
        @JsonPropertyDescription(
                "Report (default): a difference is told. Block: the next run also waits until there is none.")
        OnDrift onDrift) {

    /** What a difference leads to. */
    public enum OnDrift {
        /** It is told. */
        Report,
        /** No run starts while there is one. */
        Block
    }
}
