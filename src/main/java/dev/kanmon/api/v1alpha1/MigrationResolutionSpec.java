package dev.kanmon.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** The decision. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MigrationResolutionSpec(
        @Required
        @ValidationRule(value = "self == oldSelf", message = "migrationRef cannot change")
        @JsonPropertyDescription("The DatabaseMigration of the same namespace that this is about.")
        MigrationReference migrationRef,

        @Required
        @Size(min = 1, max = 255)
        @ValidationRule(value = "self == oldSelf", message = "migration cannot change")
        @JsonPropertyDescription("The migration's name, as in the source, for example 20260103120000_initial_schema.")
        String migration,

        @JsonPropertyDescription(
                "Applied: what the migration does is in the database, by whatever way; no SQL is run. RolledBack: nothing of it is left in the database; it will be run again. Absent: waiting for a person.")
        Action action,

        @Size(max = 4096) @JsonPropertyDescription("Why, for those who read the audit log later.")
        String reason) {

    /** A DatabaseMigration of the same namespace. */
    public record MigrationReference(
            @Required @Size(min = 1, max = 253) @JsonPropertyDescription("The DatabaseMigration's name.")
            String name) {}

    /** What a person can decide; as {@code prisma migrate resolve}. */
    public enum Action {
        Applied,
        RolledBack
    }
}
