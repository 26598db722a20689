package dev.kanmon.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;

/** What a team asks for. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DatabaseMigrationSpec(
        @Required @JsonPropertyDescription("The database that the migrations are for.")
        Target target,

        @Required @JsonPropertyDescription("Where the migrations come from.")
        Source source,

        @Default("{}") @JsonPropertyDescription("How the migrations are run.")
        Execution execution,

        @JsonPropertyDescription("While true, no new run is started; a run that is under way ends by itself.")
        Boolean suspend) {}
