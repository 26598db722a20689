package dev.kanmon.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.kanmon.contract.GoDuration;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** What is backed up before a run, how long it is kept, and how it comes back. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Backup(
        @Size(max = 16)
        @ValidationRule(
                value = "self.all(one, self.filter(other, other.name == one.name).size() == 1)",
                message = "two hooks cannot have one name")
        @JsonPropertyDescription(
                "Backups that are started before the first statement, one after the other. A run begins when each of them is there, with its identifier in status.backup.")
        List<BackupHook> hooks,

        @JsonPropertyDescription(
                "Prove each pgDump: restore it into a private PostgreSQL inside the pod, and compare the rows of every table with counts taken in the dump's own snapshot.")
        Boolean verify,

        @JsonPropertyDescription("Which backups are removed again. Absent: none.")
        Retention retention,

        @JsonPropertyDescription("How a backup is brought back.")
        Restore restore,

        @Default("Halt")
        @JsonPropertyDescription(
                "What follows when a migration fails. Halt (default): a person decides. Restore: the newest backup of the run is brought back at once.")
        OnFailure onFailure,

        @Default("Disabled")
        @JsonPropertyDescription(
                "Enabled: rows that the migrations update or delete are copied first, in the same transaction, into the schema _kanmon_rows, so that a resolution can put them back.")
        Rows rows,

        @Min(1)
        @Max(100_000_000)
        @Default("1000000")
        @JsonPropertyDescription(
                "How many rows of one table a run may copy; a migration that changes more is rolled back.")
        Long rowsLimit) {

    /** What {@code rowsLimit} is where nothing is given and no API server has filled it in. */
    public static final long DEFAULT_ROWS_LIMIT = 1_000_000;

    public Backup {
        hooks = hooks == null ? List.of() : List.copyOf(hooks);
    }

    /** What follows when a migration fails. */
    public enum OnFailure {
        /** A person decides. */
        Halt,
        /** The newest backup of the run is brought back. */
        Restore
    }

    /** Whether rows that migrations change are copied first. */
    public enum Rows {
        Disabled,
        Enabled
    }

    /** How long backups are kept. The newest good one always is, and so is every one that a failed run may still need. */
    @ValidationRule(value = "has(self.keepLast) || has(self.maxAge)", message = "give keepLast, maxAge or both")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Retention(
            @Min(1) @Max(1000) @JsonPropertyDescription("How many backups of each hook are kept, the newest first.")
            Integer keepLast,

            @Pattern(GoDuration.PATTERN) @JsonPropertyDescription("How old a backup may become, for example 720h.")
            String maxAge) {}
}
