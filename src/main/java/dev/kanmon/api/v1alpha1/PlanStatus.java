package dev.kanmon.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.kanmon.contract.RehearsalOutcome;
import dev.kanmon.contract.Risk;
import dev.kanmon.contract.RunReport.DriftState;
import java.util.List;

/** The newest plan in short; the whole of it lies in a ConfigMap. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PlanStatus(
        @JsonPropertyDescription("Names this plan: the migrations, their content, the target and the findings.")
        String hash,

        @JsonPropertyDescription("The worst of its findings.")
        Risk risk,

        @JsonPropertyDescription("How many migrations it applies.")
        int pending,

        @JsonPropertyDescription("The migrations that it applies, in order; a long list is cut.")
        List<String> migrations,

        @JsonPropertyDescription("How many findings there are.")
        FindingCounts findings,

        @JsonPropertyDescription("The worst findings, a sentence each.")
        List<String> highlights,

        @JsonPropertyDescription("What came of trying it on a shadow database.")
        RehearsalOutcome rehearsal,

        @JsonPropertyDescription(
                "Pending migrations whose whole effect is in the database already, as after a hotfix by hand.")
        List<String> alreadyApplied,

        @JsonPropertyDescription("Pending migrations that this plan leaves out, since they are held, in order.")
        List<String> held,

        @JsonPropertyDescription(
                "Migrations of this plan that take away what an older version of the application may use, in order.")
        List<String> removing,

        @JsonPropertyDescription("Migrations of this plan that both add and remove, in order.")
        List<String> mixed,

        @JsonPropertyDescription(
                "How the database's schema compares with what its history makes; absent where nobody looked.")
        DriftState drift,

        @JsonPropertyDescription("The ConfigMap that holds the whole plan: plan.md for people, plan.json for machines.")
        String configMap,

        @JsonPropertyDescription("Digest of plan.json, as the runner reported it.")
        String documentDigest) {

    public PlanStatus {
        migrations = migrations == null ? List.of() : List.copyOf(migrations);
        highlights = highlights == null ? List.of() : List.copyOf(highlights);
        alreadyApplied = alreadyApplied == null ? List.of() : List.copyOf(alreadyApplied);
        held = held == null ? List.of() : List.copyOf(held);
        removing = removing == null ? List.of() : List.copyOf(removing);
        mixed = mixed == null ? List.of() : List.copyOf(mixed);
    }

    /** Findings by severity. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FindingCounts(
            @JsonPropertyDescription("Lose data.") int critical,

            @JsonPropertyDescription("Block, break or fail.")
            int errors,

            @JsonPropertyDescription("Hurt later, or under circumstances.")
            int warnings,

            @JsonPropertyDescription("Good to know.") int infos) {}
}
