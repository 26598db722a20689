package dev.kanmon.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** Sample data: exactly one of the two. */
@ValidationRule(
        value = "[has(self.sql), has(self.job)].filter(given, given).size() == 1",
        message = "give exactly one of sql and job")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Seed(
        @JsonPropertyDescription("SQL that is run in one transaction.")
        SqlSeed sql,

        @JsonPropertyDescription("A Job of the team's own, for seeds written in another language.")
        JobHook job) {

    /** A key of a ConfigMap. */
    public record SqlSeed(
            @Required @JsonPropertyDescription("Where the SQL is.")
            KeyReference configMap) {}

    /** A ConfigMap of the same namespace, and a key of it. */
    public record KeyReference(
            @Required @Size(min = 1, max = 253) @JsonPropertyDescription("The ConfigMap's name.")
            String name,

            @Required @Size(min = 1, max = 253) @JsonPropertyDescription("The key that holds the SQL.")
            String key) {}
}
