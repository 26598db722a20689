package dev.kanmon.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.crash.Effects.MarkKey;
import dev.kanmon.crash.Flaw.Kind;
import dev.kanmon.crash.Step.CreateIndex;
import dev.kanmon.crash.Step.CreateTable;
import dev.kanmon.crash.Step.Mark;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The crash test would see what it looks for. */
class TruthTest {

    private static final CrashMigration STEPPED =
            new CrashMigration("m", List.of(new Mark(1), new CreateTable("t"), new CreateIndex("i"), new Mark(2)));

    @Test
    void aFinishedMigrationWithAllOfItsEffectsHasNoFlaw() {
        assertThat(kinds(row(true, 1), effects(Map.of(1, 1L, 2, 1L), Set.of("t"), Set.of("i"), Set.of())))
                .isEmpty();
    }

    @Test
    void anEffectThatIsThereTwiceWasAppliedTwice() {
        assertThat(kinds(row(true, 1), effects(Map.of(1, 2L, 2, 1L), Set.of("t"), Set.of("i"), Set.of())))
                .containsExactly(Kind.APPLIED_TWICE);
    }

    @Test
    void anEffectThatTheHistoryClaimsAndNobodyFindsIsLost() {
        assertThat(kinds(row(true, 1), effects(Map.of(1, 1L), Set.of("t"), Set.of(), Set.of())))
                .containsExactlyInAnyOrder(Kind.LOST, Kind.LOST);
    }

    @Test
    void anEffectWithoutAWordInTheHistoryIsAFalseHistory() {
        assertThat(kinds(List.of(), effects(Map.of(1, 1L), Set.of(), Set.of(), Set.of())))
                .containsExactly(Kind.HISTORY_FALSE);
    }

    @Test
    void theStatementAtWhichARunWasCutOffMayBeDoneHalfDoneOrNot() {
        List<Map<String, Object>> cutOff = row(false, 2);
        Map<Integer, Long> marks = Map.of(1, 1L);

        assertThat(kinds(cutOff, effects(marks, Set.of("t"), Set.of(), Set.of())))
                .isEmpty();
        assertThat(kinds(cutOff, effects(marks, Set.of("t"), Set.of("i"), Set.of())))
                .isEmpty();
        assertThat(kinds(cutOff, effects(marks, Set.of("t"), Set.of(), Set.of("i"))))
                .isEmpty();
        assertThat(kinds(row(false, 0), effects(Map.of(), Set.of(), Set.of(), Set.of("i"))))
                .containsExactly(Kind.HISTORY_FALSE);
    }

    private static List<Kind> kinds(List<Map<String, Object>> history, Effects found) {
        return Truth.flaws(List.of(STEPPED), history, found).stream()
                .map(Flaw::kind)
                .toList();
    }

    private static List<Map<String, Object>> row(boolean finished, int steps) {
        return List.of(
                Map.of("migration_name", "m", "finished", finished, "clean", true, "applied_steps_count", steps));
    }

    private static Effects effects(
            Map<Integer, Long> marks, Set<String> tables, Set<String> indexes, Set<String> invalid) {
        Map<MarkKey, Long> keyed = marks.entrySet().stream()
                .collect(Collectors.toMap(entry -> new MarkKey("m", entry.getKey()), Map.Entry::getValue));
        return new Effects(keyed, tables, indexes, invalid);
    }
}
