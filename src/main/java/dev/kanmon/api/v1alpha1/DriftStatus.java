package dev.kanmon.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.kanmon.contract.RunReport.DriftState;
import java.util.List;

/** The newest check of drift. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DriftStatus(
        @JsonPropertyDescription("How the database's schema compares with what its history makes.")
        DriftState state,

        @JsonPropertyDescription(
                "Stands for schema and history as they were; while it is the same, nothing is replayed.")
        String fingerprint,

        @JsonPropertyDescription("How many objects differ.") int differences,

        @JsonPropertyDescription("The first of them, a sentence each.")
        List<String> highlights,

        @JsonPropertyDescription(
                "The ConfigMap with the difference: drift.md for people, drift.sql and undo-drift.sql as scripts; absent without one.")
        String configMap,

        @JsonPropertyDescription("Digest of what that ConfigMap holds, as the runner reported it.")
        String documentDigest,

        @JsonPropertyDescription("When it was checked last; RFC 3339 in UTC.")
        String checkedAt,

        @JsonPropertyDescription("The Jobs that check.") RunStatus run) {

    public DriftStatus {
        highlights = highlights == null ? List.of() : List.copyOf(highlights);
    }
}
