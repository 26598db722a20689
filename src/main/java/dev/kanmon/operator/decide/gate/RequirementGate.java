package dev.kanmon.operator.decide.gate;

import dev.kanmon.api.v1alpha1.DatabaseMigrationStatus;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.RolloutStatus.Requirement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The gate of a version that says which migrations it needs: open when the database has answered that it has them. */
final class RequirementGate {

    private static final String HOW_TO_ASK =
            " Kanmon asks about what spec.rollout.requires names, and the annotation kanmon.dev/requires of the workloads that spec.rollout names and of the pods that wait for this gate.";

    private RequirementGate() {}

    /** @param needed the migrations that the version needs, at least one */
    static GateAnswer answer(Set<String> needed, DatabaseMigrationStatus status) {
        Map<String, Requirement> known = known(status);
        List<String> unknown =
                needed.stream().filter(name -> !isAsked(known.get(name))).toList();
        List<String> absent = needed.stream()
                .filter(name -> isAsked(known.get(name)) && !known.get(name).applied())
                .toList();
        if (!absent.isEmpty()) {
            return new GateAnswer(
                    false,
                    Reason.SchemaNotReady,
                    "Not applied: " + listed(absent) + "."
                            + (unknown.isEmpty() ? "" : " Not known: " + listed(unknown) + ".")
                            + Gates.standing(status),
                    Stream.concat(absent.stream(), unknown.stream()).toList());
        }
        return unknown.isEmpty()
                ? new GateAnswer(true, Reason.SchemaReady, "Applied: " + listed(List.copyOf(needed)) + ".", List.of())
                : new GateAnswer(
                        false,
                        Reason.RequirementUnknown,
                        "This database was not asked yet whether it has " + listed(unknown) + "." + HOW_TO_ASK
                                + Gates.standing(status),
                        unknown);
    }

    private static Map<String, Requirement> known(DatabaseMigrationStatus status) {
        return status.rollout() == null
                ? Map.of()
                : status.rollout().requirements().stream()
                        .collect(Collectors.toMap(
                                Requirement::migration, Function.identity(), (first, second) -> second));
    }

    /** What is merely wanted is written down before anybody has asked. */
    private static boolean isAsked(Requirement requirement) {
        return requirement != null && (requirement.applied() || requirement.run() != null);
    }

    private static String listed(List<String> names) {
        return String.join(", ", names);
    }
}
