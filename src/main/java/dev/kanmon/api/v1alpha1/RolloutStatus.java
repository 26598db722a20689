package dev.kanmon.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.kanmon.api.v1alpha1.Rollout.WorkloadKind;
import java.util.List;

/** How schema and application stand to each other. Times are RFC 3339 in UTC. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RolloutStatus(
        @JsonPropertyDescription(
                "The migrations that versions of the application need, as the database answered; see spec.rollout.requires and the annotation kanmon.dev/requires.")
        List<Requirement> requirements,

        @JsonPropertyDescription("The removing migrations that are held; absent while none is.")
        ContractStatus contract,

        @JsonPropertyDescription("The Blue-Green rollout; absent before the first.")
        BlueGreenStatus blueGreen,

        @JsonPropertyDescription("How the requirements are found out; absent while no version names any.")
        Inquiry inquiry) {

    public RolloutStatus {
        requirements = requirements == null ? List.of() : List.copyOf(requirements);
    }

    /** The status of a rollout of which nothing is known yet. */
    public static RolloutStatus empty() {
        return new RolloutStatus(List.of(), null, null, null);
    }

    /** With other requirements, everything else as it was. */
    public RolloutStatus requirements(List<Requirement> next, Inquiry foundOut) {
        return new RolloutStatus(next, contract, blueGreen, foundOut);
    }

    /** With another account of what is held, everything else as it was. */
    public RolloutStatus contract(ContractStatus next) {
        return new RolloutStatus(requirements, next, blueGreen, inquiry);
    }

    /** With another Blue-Green rollout, everything else as it was. */
    public RolloutStatus blueGreen(BlueGreenStatus next) {
        return new RolloutStatus(requirements, contract, next, inquiry);
    }

    /** How the requirements are found out. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Inquiry(
            @JsonPropertyDescription(
                    "Names the database that the requirements speak of, as far as the spec and the annotation kanmon.dev/retry do; what is known of another one is forgotten.")
            String target,

            @JsonPropertyDescription(
                    "The newest Job that did nothing but ask the database; absent while the runs' own Jobs have answered everything.")
            RunStatus run) {}

    /** One migration that a version needs. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Requirement(
            @JsonPropertyDescription("Its name.") String migration,

            @JsonPropertyDescription("Whether it is applied.")
            boolean applied,

            @JsonPropertyDescription("The run that asked the database; absent while nobody has.")
            String run) {}

    /** The removing migrations that are held, and until when. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ContractStatus(
            @JsonPropertyDescription("The migrations that are held, in order; a long list is cut.")
            List<String> held,

            @JsonPropertyDescription(
                    "What each of them waits for; those that became known at one time share it. Those that are released stay here until they have run.")
            List<Hold> holds,

            @JsonPropertyDescription(
                    "When Kanmon looked last; absent while a pod of an old version is left, or Kanmon cannot see.")
            String seenAt,

            @JsonPropertyDescription(
                    "When the first of them runs if nothing changes; absent while a pod of an old version is left.")
            String until,

            @JsonPropertyDescription("What they wait for, in a sentence.")
            String waitingFor,

            @JsonPropertyDescription("Migrations that are not held any more, and are about to run.")
            List<String> released) {

        public ContractStatus {
            held = held == null ? List.of() : List.copyOf(held);
            holds = holds == null ? List.of() : List.copyOf(holds);
            released = released == null ? List.of() : List.copyOf(released);
        }
    }

    /** Migrations that became known at one time, and the versions that may still use what they remove. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Hold(
            @JsonPropertyDescription("The migrations.") List<String> migrations,

            @JsonPropertyDescription(
                    "When the versions were recorded; absent while a workload cannot be seen, so that nothing is counted yet.")
            String since,

            @JsonPropertyDescription("The versions of the application that there were then: the old ones.")
            List<Version> oldVersions,

            @JsonPropertyDescription(
                    "For how long no pod of an old version was seen, as far as Kanmon looked; absent while there is one. The soak is over when this reaches it.")
            String soaked) {

        public Hold {
            migrations = migrations == null ? List.of() : List.copyOf(migrations);
            oldVersions = oldVersions == null ? List.of() : List.copyOf(oldVersions);
        }
    }

    /** One version of a workload. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Version(
            @JsonPropertyDescription("The workload's kind.") WorkloadKind kind,

            @JsonPropertyDescription("The workload's name.") String name,

            @JsonPropertyDescription("What names the version: its pods' label pod-template-hash, or its like.")
            String version) {}
}
