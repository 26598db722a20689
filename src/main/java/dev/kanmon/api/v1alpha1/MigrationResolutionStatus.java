package dev.kanmon.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;

/** What happened, and how far the decision is carried out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MigrationResolutionStatus(
        @JsonPropertyDescription("The generation of the resource that this status speaks of.")
        Long observedGeneration,

        @JsonPropertyDescription("Where it stands, in one word.")
        ResolutionPhase phase,

        @JsonPropertyDescription("The same in detail; see the reference of conditions.")
        List<Condition> conditions,

        @JsonPropertyDescription("The failure that asks for a decision; absent on resolutions that a person made.")
        FailureStatus failure,

        @JsonPropertyDescription(
                "The migration did not fail: its whole effect is in the database already, as after a hotfix by hand. Applied is proposed.")
        Boolean alreadyApplied,

        @JsonPropertyDescription("What can be done about the failure; absent where nobody could look.")
        SuggestionsStatus suggestions,

        @JsonPropertyDescription("With migrationRefs or selector: how far each database is.")
        List<DatabaseStatus> databases,

        @JsonPropertyDescription("With action Restored: how far that is.")
        RestoreStatus restore,

        @JsonPropertyDescription("The attempts to carry the decision out.")
        RunStatus run,

        @JsonPropertyDescription("When the history was marked.")
        String resolvedAt) {

    public MigrationResolutionStatus {
        conditions = conditions == null ? List.of() : List.copyOf(conditions);
        databases = databases == null ? List.of() : List.copyOf(databases);
    }

    /** The status of a resource that nobody has looked at yet. */
    public static MigrationResolutionStatus empty() {
        return new MigrationResolutionStatus(null, null, List.of(), null, null, null, List.of(), null, null, null);
    }

    /** One of several databases. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DatabaseStatus(
            @JsonPropertyDescription("The DatabaseMigration's name.")
            String name,

            @JsonPropertyDescription("The MigrationResolution that carries the decision out there.")
            String resolution,

            @JsonPropertyDescription("Where that stands; absent until it is made.")
            ResolutionPhase phase,

            @JsonPropertyDescription("The same in a sentence.")
            String message) {}
}
