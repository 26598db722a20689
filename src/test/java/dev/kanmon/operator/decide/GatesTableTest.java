package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.Condition;
import dev.kanmon.api.v1alpha1.ConditionState;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.DatabaseMigrationSpec;
import dev.kanmon.api.v1alpha1.DatabaseMigrationStatus;
import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.Rollout;
import dev.kanmon.api.v1alpha1.RolloutStatus;
import dev.kanmon.api.v1alpha1.RolloutStatus.Requirement;
import dev.kanmon.contract.Risk;
import dev.kanmon.operator.decide.DecisionTable.Dimension;
import dev.kanmon.operator.decide.gate.GateAnswer;
import dev.kanmon.operator.decide.gate.Gates;
import dev.kanmon.testsupport.Golden;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the gate answers to each state of a resource, as tables that a reader can check. */
class GatesTableTest {

    private static final long GENERATION = 3;
    private static final String FIRST = "20260101000000_first";
    private static final String SECOND = "20260102000000_second";

    private static final String TITLE = """
            # What a gate answers

            Written by GatesTableTest from the answers themselves, and compared with them. "Looked at" is whether the status
            speaks of the resource as it is now. Left of the arrow is what is found, right of it the answer.
            """;

    private static final List<Choice<Long>> LOOKED_AT = List.of(
            new Choice<>("never", null),
            new Choice<>("an older generation", GENERATION - 1),
            new Choice<>("in part", 0L),
            new Choice<>("yes", GENERATION));

    private static final List<Choice<Finding>> APPLIED = List.of(
            new Choice<>("Unknown", applied(ConditionState.Unknown, Reason.NotChecked)),
            new Choice<>("True", applied(ConditionState.True, Reason.UpToDate)),
            new Choice<>("False, ContractHeld", applied(ConditionState.False, Reason.ContractHeld)),
            new Choice<>("False, MigrationFailed", applied(ConditionState.False, Reason.MigrationFailed)),
            new Choice<>("False, RestoredFromBackup", applied(ConditionState.False, Reason.RestoredFromBackup)));

    private static final List<Choice<Requirement>> KNOWN_OF_FIRST = known(FIRST);
    private static final List<Choice<Requirement>> KNOWN_OF_SECOND = known(SECOND);

    private static final List<Choice<Set<String>>> VERSION =
            List.of(new Choice<>("nothing", Set.of()), new Choice<>("first and second", Set.of(FIRST, SECOND)));

    @Test
    void everyStateIsAnsweredAsTheTablesSay() {
        Golden.assertMatches("dev/kanmon/operator/decide/gate-answers.md", TITLE + withoutNames() + withNames());
    }

    private static String withoutNames() {
        DecisionTable table = new DecisionTable(
                List.of(dimension("looked at", LOOKED_AT), dimension("Applied", APPLIED)),
                chosen -> cells(answer(
                        LOOKED_AT.get(chosen.get(0)).value(),
                        APPLIED.get(chosen.get(1)).value(),
                        List.of(),
                        List.of(),
                        Set.of())));
        return "\n## Nothing is required by name\n\n" + table.markdown(List.of("→ gate", "reason", "waits for"));
    }

    private static String withNames() {
        List<Dimension> dimensions = List.of(
                dimension("looked at", LOOKED_AT),
                dimension("the version requires", VERSION),
                dimension("known of first", KNOWN_OF_FIRST),
                dimension("known of second", KNOWN_OF_SECOND));
        DecisionTable table = new DecisionTable(
                dimensions,
                chosen -> cells(answer(
                        LOOKED_AT.get(chosen.get(0)).value(),
                        applied(ConditionState.False, Reason.MigrationFailed),
                        List.of(KNOWN_OF_FIRST.get(chosen.get(2)), KNOWN_OF_SECOND.get(chosen.get(3))),
                        List.of(FIRST),
                        VERSION.get(chosen.get(1)).value())));
        return "\n## spec.rollout.requires names the first of two; a migration failed\n\n"
                + table.markdown(List.of("→ gate", "reason", "waits for"));
    }

    private static GateAnswer answer(
            Long lookedAt, Finding applied, List<Choice<Requirement>> known, List<String> spec, Set<String> requires) {
        return Gates.answer(
                spec(spec), lookedAt == null ? null : status(lookedAt, applied, known), GENERATION, requires);
    }

    private static DatabaseMigrationSpec spec(List<String> requires) {
        return Scene.fresh()
                .rolloutWish(new Rollout(requires, null, null, null, null))
                .observed()
                .spec();
    }

    /** Generation 0 stands for a status that was written for this generation without a new look at the conditions. */
    private static DatabaseMigrationStatus status(long lookedAt, Finding applied, List<Choice<Requirement>> known) {
        long found = lookedAt == 0 ? GENERATION - 1 : lookedAt;
        Finding ready = new Finding(ConditionType.Ready, ConditionState.False, Reason.MigrationFailed, "It failed.");
        List<Requirement> requirements = new ArrayList<>();
        known.forEach(choice -> Stream.ofNullable(choice.value()).forEach(requirements::add));
        return new DatabaseMigrationStatus(
                lookedAt == 0 ? GENERATION : lookedAt,
                Phase.Failed,
                List.of(condition(ready, found), condition(applied, found)),
                null,
                SamplePlans.of(Risk.Low),
                null,
                null,
                null,
                new RolloutStatus(requirements, null, null, null),
                null,
                null,
                null,
                null,
                null);
    }

    private static Condition condition(Finding finding, long generation) {
        return new Condition(
                finding.type().name(),
                finding.state(),
                generation,
                Scene.NOW.toString(),
                finding.reason().name(),
                finding.message());
    }

    private static List<String> cells(GateAnswer answer) {
        return List.of(
                answer.open() ? "→ open" : "→ closed",
                answer.reason().name(),
                answer.waitingFor().isEmpty() ? "–" : String.join(", ", answer.waitingFor()));
    }

    private static Finding applied(ConditionState state, Reason reason) {
        return new Finding(ConditionType.Applied, state, reason, "It is so.");
    }

    private static List<Choice<Requirement>> known(String migration) {
        return List.of(
                new Choice<>("nothing", null),
                new Choice<>("that it is wanted", new Requirement(migration, false, null)),
                new Choice<>("absent", new Requirement(migration, false, SampleRuns.ID)),
                new Choice<>("applied", new Requirement(migration, true, SampleRuns.ID)));
    }

    private static <T> Dimension dimension(String name, List<Choice<T>> choices) {
        return new Dimension(name, Choice.names(choices));
    }
}
