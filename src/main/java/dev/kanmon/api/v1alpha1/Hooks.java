package dev.kanmon.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.kanmon.contract.GoDuration;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** What else is done around a run: maintenance mode, queues, caches. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Hooks(
        @Size(max = 16)
        @ValidationRule(
                value = "self.all(one, self.filter(other, other.name == one.name).size() == 1)",
                message = "two hooks cannot have one name")
        @JsonPropertyDescription("Before the backup and the first statement, one after the other.")
        List<Hook> before,

        @Size(max = 16)
        @ValidationRule(
                value = "self.all(one, self.filter(other, other.name == one.name).size() == 1)",
                message = "two hooks cannot have one name")
        @JsonPropertyDescription(
                "After the run, one after the other; also when it failed, and when it went no further than the hooks before it.")
        List<Hook> after) {

    public Hooks {
        before = before == null ? List.of() : List.copyOf(before);
        after = after == null ? List.of() : List.copyOf(after);
    }

    /** One thing to do. */
    @ValidationRule(value = "has(self.job) != has(self.http)", message = "give exactly one of job and http")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Hook(
            @Required
            @Size(min = 1, max = 32)
            @Pattern("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$")
            @JsonPropertyDescription("Tells it from the others; part of the names of what it makes.")
            String name,

            @Pattern(GoDuration.PATTERN) @Default("10m") @JsonPropertyDescription("How long it may take.")
            String timeout,

            @Default("Block")
            @JsonPropertyDescription(
                    "Block (default): nothing goes on without it; of the hooks after a run the next ones are done all the same. Continue: it is told.")
            HookFailure onFailure,

            @JsonPropertyDescription("A Job of the team's own.")
            JobHook job,

            @JsonPropertyDescription("A request.") HttpHook http) {}
}
