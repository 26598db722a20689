package dev.kanmon.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.kanmon.contract.Environment;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** What a team asks for. */
@ValidationRule(
        value = "!has(self.source.prismaSchema) || self.environment != 'Production'",
        message = "source.prismaSchema is for environments other than Production; give migrations there")
@ValidationRule(
        value = "!has(self.source.prismaSchema) || !has(self.baseline)",
        message = "baseline does not go with source.prismaSchema, which leads from the database as it is")
@ValidationRule(
        value = "!has(self.source.prismaSchema) || !has(self.drift)",
        message = "drift does not go with source.prismaSchema: there is no history to drift from")
@ValidationRule(
        value = "!has(self.seed) || self.environment != 'Production'",
        message = "seed is for environments other than Production")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DatabaseMigrationSpec(
        @Required @JsonPropertyDescription("The database that the migrations are for.")
        Target target,

        @Required @JsonPropertyDescription("Where the migrations come from.")
        Source source,

        @Default("{}") @JsonPropertyDescription("How the migrations are run.")
        Execution execution,

        @JsonPropertyDescription("What may run, and what has to be approved first.")
        Policy policy,

        @Pattern("^sha256:[0-9a-f]{64}$")
        @JsonPropertyDescription(
                "The hash of the plan that a person approved, as status.plan.hash shows it. Another plan needs another approval.")
        String approvedPlan,

        @JsonPropertyDescription("Where plans are rehearsed before they touch the target.")
        Shadow shadow,

        @JsonPropertyDescription("Whether the database is compared with its history while nothing is run.")
        Drift drift,

        @Size(min = 1, max = 255)
        @JsonPropertyDescription(
                "For a database that has tables but no history: the last migration whose schema it already has. It is checked that the database has exactly that schema; then the migrations up to this one are marked as applied, and none of them is run.")
        String baseline,

        @JsonPropertyDescription("What is backed up before a run, and how it comes back.")
        Backup backup,

        @JsonPropertyDescription("What else is done around a run.")
        Hooks hooks,

        @Size(max = 8) @JsonPropertyDescription("Who hears of a run.")
        List<Notification> notifications,

        @JsonPropertyDescription("The application that needs the schema, and how its versions follow each other.")
        Rollout rollout,

        @Default("Production")
        @JsonPropertyDescription(
                "What the database is for. In Production nothing throws its content away or makes data up, and the database remembers that it is one.")
        Environment environment,

        @JsonPropertyDescription("Sample data, put in once after the first successful run, and after each reset.")
        Seed seed,

        @JsonPropertyDescription("While true, no new run is started; a run that is under way ends by itself.")
        Boolean suspend) {

    /** Who says nothing means production, also where a resource was stored before the schema had a default. */
    public DatabaseMigrationSpec {
        environment = environment == null ? Environment.Production : environment;
    }
}
