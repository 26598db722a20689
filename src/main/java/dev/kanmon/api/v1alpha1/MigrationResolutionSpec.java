package dev.kanmon.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;

/** The decision. */
@ValidationRule(
        value =
                "[has(self.migrationRef), has(self.migrationRefs), has(self.selector)].filter(given, given).size() == 1",
        message = "give exactly one of migrationRef, migrationRefs and selector")
@ValidationRule(
        value =
                "has(self.migrationRef) == has(oldSelf.migrationRef) && has(self.migrationRefs) == has(oldSelf.migrationRefs)",
        message = "one of migrationRef, migrationRefs and selector cannot become another")
@ValidationRule(
        value =
                "!has(self.script) || !has(self.script.suggestion) || !has(self.action) || (self.action == 'RolledBack') == (self.script.suggestion == 'Backward')",
        message = "suggestion Backward goes with action RolledBack, and Forward with Applied")
@ValidationRule(
        value = "!has(self.script) || !has(self.script.suggestion) || has(self.migrationRef)",
        message = "a suggestion is for one database: give migrationRef")
@ValidationRule(
        value = "!(has(self.fromBackup) || has(self.restore)) || (has(self.action) && self.action == 'Restored')",
        message = "fromBackup and restore go with action Restored")
@ValidationRule(
        value = "!has(self.script) || !has(self.action) || self.action in ['Applied', 'RolledBack']",
        message = "a script goes with action Applied or RolledBack")
@ValidationRule(
        value = "!has(self.action) || self.action in ['Applied', 'RolledBack'] || has(self.migrationRef)",
        message = "Restored and RowsRestored are for one database: give migrationRef")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MigrationResolutionSpec(
        @ValidationRule(value = "self == oldSelf", message = "migrationRef cannot change")
        @JsonPropertyDescription(
                "The DatabaseMigration of the same namespace that this is about. Give exactly one of migrationRef, migrationRefs and selector.")
        MigrationReference migrationRef,

        @Size(min = 1, max = 64)
        @ValidationRule(value = "self == oldSelf", message = "migrationRefs cannot change")
        @JsonPropertyDescription(
                "Several DatabaseMigrations of the same namespace, as after one hotfix on several databases. Each gets a MigrationResolution of its own.")
        List<MigrationReference> migrationRefs,

        @ValidationRule(value = "self == oldSelf", message = "selector cannot change")
        @JsonPropertyDescription(
                "All DatabaseMigrations of the same namespace with these labels, as they are when the action is set.")
        LabelSelector selector,

        @Required
        @Size(min = 1, max = 255)
        @ValidationRule(value = "self == oldSelf", message = "migration cannot change")
        @JsonPropertyDescription("The migration's name, as in the source, for example 20260103120000_initial_schema.")
        String migration,

        @JsonPropertyDescription(
                "Applied: what the migration does is in the database, by whatever way; no SQL is run. RolledBack: nothing of it is left in the database; it will be run again. Restored: bring back the backup that was taken before it; nothing is run until the source changes. RowsRestored: put back the rows that it updated or deleted; the history stays. Absent: waiting for a person.")
        Action action,

        @Size(min = 1, max = 2048)
        @JsonPropertyDescription(
                "With Restored: latest (default), the newest backup that was taken before the migration ran, or an identifier of status.backup.taken.")
        String fromBackup,

        @JsonPropertyDescription(
                "With Restored: how the backup is brought back. Absent: as spec.backup.restore of the DatabaseMigration says.")
        Restore restore,

        @JsonPropertyDescription("SQL that runs once before the mark, with it in one transaction where that can be.")
        ResolutionScript script,

        @Size(max = 4096) @JsonPropertyDescription("Why, for those who read the audit log later.")
        String reason) {

    /** A DatabaseMigration of the same namespace. */
    public record MigrationReference(
            @Required @Size(min = 1, max = 253) @JsonPropertyDescription("The DatabaseMigration's name.")
            String name) {}

    /** Labels that a DatabaseMigration has. */
    public record LabelSelector(
            @Required @Size(min = 1) @JsonPropertyDescription("Label names and the values that they have to have.")
            Map<String, String> matchLabels) {

        public LabelSelector {
            matchLabels = matchLabels == null ? Map.of() : Map.copyOf(matchLabels);
        }
    }

    /** SQL, given or suggested. */
    @ValidationRule(
            value = "has(self.inline) != has(self.suggestion)",
            message = "give exactly one of inline and suggestion")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ResolutionScript(
            @Size(min = 1, max = 65536) @JsonPropertyDescription("The SQL itself.")
            String inline,

            @JsonPropertyDescription(
                    "One of the scripts of status.suggestions: Backward, to the schema before the migration, or Forward, to the one after it.")
            Suggestion suggestion) {}

    /** The scripts that Kanmon suggests after a failure. */
    public enum Suggestion {
        /** To the schema before the migration. */
        Backward,
        /** To the schema after it. */
        Forward
    }

    /** What a person can decide; as {@code prisma migrate resolve}. */
    public enum Action {
        /** What the migration does is in the database. */
        Applied,
        /** Nothing of it is left. */
        RolledBack,
        /** The database is brought back from a backup. */
        Restored,
        /** The rows that it changed are put back. */
        RowsRestored
    }
}
