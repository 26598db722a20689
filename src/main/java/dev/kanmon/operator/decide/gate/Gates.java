package dev.kanmon.operator.decide.gate;

import dev.kanmon.api.v1alpha1.Condition;
import dev.kanmon.api.v1alpha1.ConditionState;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.DatabaseMigrationSpec;
import dev.kanmon.api.v1alpha1.DatabaseMigrationStatus;
import dev.kanmon.api.v1alpha1.PlanStatus;
import dev.kanmon.api.v1alpha1.Reason;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether a version of the application may go on: the one answer that the condition {@code GateOpen}, pods and the HTTP
 * gate give.
 */
public final class Gates {

    private static final String NOBODY_LOOKED = "Nobody has looked at this DatabaseMigration yet.";

    private Gates() {}

    /**
     * The gate of a DatabaseMigration. With names it is open when each of them is known to be applied; without, when
     * everything that is not held on purpose is. What was found out for another generation opens nothing.
     *
     * @param spec what the resource asks for
     * @param status what is known; null where nobody has looked yet
     * @param generation the resource's generation
     * @param requires the migrations that the version needs; empty: what {@code spec.rollout.requires} says
     */
    public static GateAnswer answer(
            DatabaseMigrationSpec spec, DatabaseMigrationStatus status, long generation, Set<String> requires) {
        return unseen(status, generation).orElseGet(() -> {
            Set<String> needed = requires.isEmpty() ? required(spec) : new TreeSet<>(requires);
            return needed.isEmpty() ? ofAll(status) : RequirementGate.answer(needed, status);
        });
    }

    /**
     * The gate of a version that does not say in an intelligible way what it needs.
     *
     * @param invalid what can be the name of no migration
     */
    public static GateAnswer noNames(List<String> invalid) {
        return new GateAnswer(
                false,
                Reason.RequirementUnknown,
                "These are no names of migrations: " + String.join(", ", invalid) + ".",
                invalid);
    }

    private static Set<String> required(DatabaseMigrationSpec spec) {
        return spec.rollout() == null ? Set.of() : new TreeSet<>(spec.rollout().requires());
    }

    /** A status can be of an older generation in part: what the API server refused to do leaves the rest as it was. */
    private static Optional<GateAnswer> unseen(DatabaseMigrationStatus status, long generation) {
        if (status == null || status.observedGeneration() == null) {
            return Optional.of(closed(NOBODY_LOOKED, List.of()));
        }
        Optional<Condition> applied = condition(status, ConditionType.Applied);
        if (applied.isEmpty()) {
            return Optional.of(closed(NOBODY_LOOKED, List.of()));
        }
        boolean current = status.observedGeneration() == generation
                && Optional.of(generation).equals(applied.map(Condition::observedGeneration));
        return current
                ? Optional.empty()
                : Optional.of(closed(
                        "What is known is of an older generation of the resource than " + generation
                                + ", which nobody has looked at yet." + standing(status),
                        List.of()));
    }

    private static GateAnswer ofAll(DatabaseMigrationStatus status) {
        Condition applied = condition(status, ConditionType.Applied).orElseThrow();
        if (applied.status() == ConditionState.True) {
            return new GateAnswer(true, Reason.SchemaReady, applied.message(), List.of());
        }
        boolean held =
                applied.status() == ConditionState.False && applied.reason().equals(Reason.ContractHeld.name());
        return held
                ? new GateAnswer(
                        true,
                        Reason.SchemaReady,
                        "Everything is applied but what is held, which no version needs. " + applied.message(),
                        List.of())
                : closed(
                        "Not every migration of the source is known to be applied." + standing(status),
                        pending(status));
    }

    private static List<String> pending(DatabaseMigrationStatus status) {
        return Optional.ofNullable(status.plan()).map(PlanStatus::migrations).orElse(List.of());
    }

    private static GateAnswer closed(String message, List<String> waitingFor) {
        return new GateAnswer(false, Reason.SchemaNotReady, message, waitingFor);
    }

    /** Where the resource stands, in its own words, which say what to do. */
    static String standing(DatabaseMigrationStatus status) {
        return condition(status, ConditionType.Ready)
                .filter(ready -> ready.status() != ConditionState.True)
                .map(ready -> " It stands at " + status.phase() + " (" + ready.reason() + "): " + ready.message())
                .orElse("");
    }

    private static Optional<Condition> condition(DatabaseMigrationStatus status, ConditionType type) {
        return status.conditions().stream()
                .filter(condition -> condition.type().equals(type.name()))
                .findFirst();
    }
}
