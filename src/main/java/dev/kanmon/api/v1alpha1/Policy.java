package dev.kanmon.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.kanmon.contract.Risk;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** What a team lets run, and what it wants to see first. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Policy(
        @JsonPropertyDescription("When a person has to approve the plan before it runs.")
        Approval approval,

        @JsonPropertyDescription("What lint shall not report.")
        Lint lint,

        @JsonPropertyDescription(
                "Another DatabaseMigration, as a rule staging's: only migrations that it has brought to Ready, with the same content, may run here.")
        MigrationSelector promoteAfter,

        @JsonPropertyDescription(
                "While true, a plan that could not be rehearsed whole is refused; otherwise it says what was not rehearsed.")
        Boolean requireRehearsal,

        @Default("Ask")
        @JsonPropertyDescription(
                "What becomes of a pending migration whose whole effect is in the database already. Ask (default): a MigrationResolution waits for a person. Resolve: it is marked as applied.")
        AlreadyApplied alreadyApplied) {

    /** What becomes of a migration that was applied by hand. */
    public enum AlreadyApplied {
        /** A MigrationResolution waits for a person. */
        Ask,
        /** A MigrationResolution marks it as applied. */
        Resolve
    }

    /** When a run waits for a person. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Approval(
            @Default("OnRisk") @JsonPropertyDescription("Never, OnRisk (default) or Always.")
            Mode mode,

            @Default("High") @JsonPropertyDescription("With OnRisk: the lowest risk that has to be approved.")
            Risk from) {}

    /** Whether plans are approved by a person. */
    public enum Mode {
        /** Every plan runs. */
        Never,
        /** Plans of a certain risk wait. */
        OnRisk,
        /** Every plan waits. */
        Always
    }

    /** How lint is told to look away. */
    public record Lint(
            @Size(max = 100) @JsonPropertyDescription("Rules that are not reported.")
            List<Ignore> ignore) {

        public Lint {
            ignore = ignore == null ? List.of() : List.copyOf(ignore);
        }
    }

    /** One rule that is not reported. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Ignore(
            @Required
            @Pattern("^[a-z]+/([a-z0-9-]+|\\*)$")
            @JsonPropertyDescription("The rule's id, or a whole group: lock/index-not-concurrent, practice/*.")
            String rule,

            @Size(min = 1, max = 255) @JsonPropertyDescription("The one migration that it holds for; absent: all.")
            String migration,

            @Required @Size(min = 1, max = 1024) @JsonPropertyDescription("Why, for those who read it later.")
            String reason) {}

    /** A DatabaseMigration. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record MigrationSelector(
            @Required @Size(min = 1, max = 253) @JsonPropertyDescription("The DatabaseMigration's name.")
            String name,

            @Size(min = 1, max = 63) @JsonPropertyDescription("Its namespace; absent: the same one.")
            String namespace) {}
}
