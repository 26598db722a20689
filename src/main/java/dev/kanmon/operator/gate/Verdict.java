package dev.kanmon.operator.gate;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.DatabaseMigrationStatus;
import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.operator.decide.gate.GateAnswer;
import java.util.List;

/**
 * An answer over HTTP; all but the outcome is its body.
 *
 * @param outcome the status code
 * @param open whether the version may go on; never true in an answer about a rollback
 * @param rollback whether to roll back; null where that was not asked
 * @param reason why, for programs
 * @param message why, for people
 * @param migration whose gate it is; null where the question names none
 * @param waitingFor migrations that are not applied yet, as far as they are known
 * @param phase where the DatabaseMigration stands; null where it is unknown
 * @param generation its generation; null where it is unknown
 * @param observedGeneration the generation that its status speaks of; null where it is unknown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Verdict(
        @JsonIgnore Outcome outcome,
        boolean open,
        Boolean rollback,
        String reason,
        String message,
        Gate migration,
        List<String> waitingFor,
        Phase phase,
        Long generation,
        Long observedGeneration) {

    /** Which DatabaseMigration it is about. */
    record Gate(String namespace, String name) {}

    /** What stands before a gate does not let the question through. */
    static Verdict refused(Outcome outcome, String reason, String message) {
        return new Verdict(outcome, false, null, reason, message, null, List.of(), null, null, null);
    }

    /** The question is understood, and nothing can be said about the DatabaseMigration. */
    static Verdict unanswered(GateQuestion question, Outcome outcome, String reason, String message) {
        Gate gate = new Gate(question.namespace(), question.name());
        return new Verdict(outcome, false, null, reason, message, gate, List.of(), null, null, null);
    }

    /** Whether a version may go on. */
    static Verdict passing(DatabaseMigration migration, GateAnswer answer) {
        return answered(
                migration,
                answer.open(),
                answer.open(),
                null,
                answer.reason().name(),
                answer.message(),
                answer.waitingFor());
    }

    /** A version may not go on yet, whatever the status says. */
    static Verdict holding(DatabaseMigration migration, String reason, String message) {
        return answered(migration, false, false, null, reason, message, List.of());
    }

    /** Whether to roll back. */
    static Verdict rollingBack(DatabaseMigration migration, boolean rollback, String reason, String message) {
        return answered(migration, rollback, false, rollback, reason, message, List.of());
    }

    private static Verdict answered(
            DatabaseMigration migration,
            boolean granted,
            boolean open,
            Boolean rollback,
            String reason,
            String message,
            List<String> waitingFor) {
        DatabaseMigrationStatus status =
                migration.getStatus() == null ? DatabaseMigrationStatus.empty() : migration.getStatus();
        return new Verdict(
                granted ? Outcome.GRANTED : Outcome.CLOSED,
                open,
                rollback,
                reason,
                message,
                new Gate(
                        migration.getMetadata().getNamespace(),
                        migration.getMetadata().getName()),
                waitingFor,
                status.phase(),
                migration.getMetadata().getGeneration(),
                status.observedGeneration());
    }
}
