package dev.kanmon.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;

/** What Kanmon has found out and done. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DatabaseMigrationStatus(
        @JsonPropertyDescription("The generation of the resource that this status speaks of.")
        Long observedGeneration,

        @JsonPropertyDescription("Where it stands, in one word.")
        Phase phase,

        @JsonPropertyDescription("The same in detail; see the reference of conditions.")
        List<Condition> conditions,

        @JsonPropertyDescription("The database's history, as of the newest run.")
        HistoryStatus history,

        @JsonPropertyDescription("The plan of the newest run; absent until it is made.")
        PlanStatus plan,

        @JsonPropertyDescription("The newest check of drift; absent until there was one.")
        DriftStatus drift,

        @JsonPropertyDescription("The backups before the newest run, and earlier ones that are still there.")
        BackupStatus backup,

        @JsonPropertyDescription("The hooks around the newest run.")
        HooksStatus hooks,

        @JsonPropertyDescription("How schema and application stand to each other.")
        RolloutStatus rollout,

        @JsonPropertyDescription("The sample data; absent until they are begun, and after a reset.")
        SeedStatus seed,

        @JsonPropertyDescription("The newest reset; absent until one was asked for.")
        ResetStatus reset,

        @JsonPropertyDescription("What the phase is at, and until when.")
        ProgressStatus progress,

        @JsonPropertyDescription("The newest run.") RunStatus run,

        @JsonPropertyDescription("The migration that failed; present while it waits for a decision.")
        FailureStatus failure) {

    public DatabaseMigrationStatus {
        conditions = conditions == null ? List.of() : List.copyOf(conditions);
    }

    /** The status of a resource that nobody has looked at yet. */
    public static DatabaseMigrationStatus empty() {
        return new DatabaseMigrationStatus(
                null, null, List.of(), null, null, null, null, null, null, null, null, null, null, null);
    }

    /** Whether the newest reset took away what a MigrationResolution was to decide about. */
    public boolean settles(String resolution) {
        return reset != null && reset.settles(resolution);
    }

    /** Counts of the history. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record HistoryStatus(
            @JsonPropertyDescription("Migrations that are applied.")
            int applied,

            @JsonPropertyDescription("Migrations of the source that are not.")
            int pending,

            @JsonPropertyDescription("Migrations that failed and wait for a decision.")
            int failed,

            @JsonPropertyDescription("The migration that was applied last.")
            String lastApplied) {}
}
