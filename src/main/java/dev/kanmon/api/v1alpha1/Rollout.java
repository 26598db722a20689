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

/** The application that needs the schema: what its versions wait for, and what waits for its versions. */
@ValidationRule(
        value = "!has(self.contract) || has(self.blueGreen) || (has(self.workloads) && self.workloads.size() > 0)",
        message = "contract needs to know the application: name its workloads, or give blueGreen")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Rollout(
        @Size(max = 64)
        @JsonPropertyDescription(
                "The migrations that the application needs: the gate is open when all of them are applied, whatever else is pending. Absent: all of the source.")
        List<String> requires,

        @Size(max = 16)
        @ValidationRule(
                value =
                        "self.all(one, self.filter(other, other.kind == one.kind && other.name == one.name).size() == 1)",
                message = "a workload is named once")
        @JsonPropertyDescription("What runs the application, in the same namespace.")
        List<Workload> workloads,

        @Pattern("^kanmon\\.dev/schema-ready$")
        @JsonPropertyDescription(
                "kanmon.dev/schema-ready: set this condition on the application's pods that have it as a readiness gate and the label kanmon.dev/gate with the name of this resource.")
        String readinessGate,

        @JsonPropertyDescription("Hold migrations that take away what the old version of the application still uses.")
        Contract contract,

        @JsonPropertyDescription("Lead a Blue-Green switch of the application.")
        BlueGreen blueGreen) {

    public Rollout {
        requires = requires == null ? List.of() : List.copyOf(requires);
        workloads = workloads == null ? List.of() : List.copyOf(workloads);
    }

    /** Something that runs pods of the application. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Workload(
            @Default("Deployment")
            @JsonPropertyDescription("Deployment (default), StatefulSet, or Rollout of Argo Rollouts.")
            WorkloadKind kind,

            @Required @Size(min = 1, max = 253) @JsonPropertyDescription("Its name.")
            String name) {}

    /** The kinds of workload that are understood. */
    public enum WorkloadKind {
        Deployment,
        StatefulSet,
        /** {@code argoproj.io/v1alpha1}. */
        Rollout
    }

    /** When removing migrations may run. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Contract(
            @Default("RolloutComplete")
            @JsonPropertyDescription(
                    "RolloutComplete: not before no pod of an older version of the application is left.")
            ContractAfter after,

            @Pattern(GoDuration.DAYS_PATTERN)
            @Default("0s")
            @JsonPropertyDescription("How long it has to stay so, for example 14d or 36h.")
            String soak,

            @Default("AwaitApproval")
            @JsonPropertyDescription(
                    "What becomes of a migration that both adds and removes. AwaitApproval (default): a person has to approve the plan. Refuse: it has to be split.")
            Mixed mixed) {}

    /** What a removing migration waits for. */
    public enum ContractAfter {
        RolloutComplete
    }

    /** What becomes of a migration that both adds and removes. */
    public enum Mixed {
        AwaitApproval,
        Refuse
    }
}
