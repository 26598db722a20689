package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.Condition;
import dev.kanmon.api.v1alpha1.DatabaseMigrationStatus;
import dev.kanmon.operator.decide.gate.GateAnswer;
import dev.kanmon.operator.decide.gate.Gates;
import dev.kanmon.operator.decide.gate.RequiredNames;
import java.util.Optional;
import java.util.Set;

/** What the gate answers once a decision is written: what everybody else reads off the status then. */
final class DecidedGate {

    private DecidedGate() {}

    /** The resource's own gate. */
    static GateAnswer answer(Observed observed, Decision decision) {
        return answer(observed, decision, Set.of());
    }

    /**
     * The gate of one version.
     *
     * @param annotation what {@code kanmon.dev/requires} says of it; what can be no name opens nothing
     */
    static GateAnswer answer(Observed observed, Decision decision, Optional<String> annotation) {
        RequiredNames required = annotation.map(RequiredNames::parse).orElse(RequiredNames.none());
        return required.invalid().isEmpty()
                ? answer(observed, decision, required.names())
                : Gates.noNames(required.invalid());
    }

    private static GateAnswer answer(Observed observed, Decision decision, Set<String> requires) {
        long generation = observed.owner().generation();
        return Gates.answer(observed.spec(), status(decision, generation), generation, requires);
    }

    private static DatabaseMigrationStatus status(Decision decision, long generation) {
        return new DatabaseMigrationStatus(
                generation,
                decision.phase(),
                decision.findings().stream()
                        .map(finding -> condition(finding, generation))
                        .toList(),
                decision.history(),
                decision.plan(),
                decision.drift(),
                decision.backup(),
                decision.hooks(),
                decision.rollout(),
                decision.seed(),
                decision.reset(),
                null,
                decision.run(),
                decision.failure());
    }

    private static Condition condition(Finding finding, long generation) {
        return new Condition(
                finding.type().name(),
                finding.state(),
                generation,
                null,
                finding.reason().name(),
                finding.message());
    }
}
