package dev.kanmon.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.Condition;
import dev.kanmon.api.v1alpha1.ConditionState;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.operator.decide.Finding;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionsTest {

    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

    private static final Finding READY =
            finding(ConditionType.Ready, ConditionState.True, Reason.UpToDate, "All is well.");
    private static final Finding NOT_READY =
            finding(ConditionType.Ready, ConditionState.False, Reason.Migrating, "It migrates.");
    private static final Finding RECONCILING =
            finding(ConditionType.Reconciling, ConditionState.True, Reason.Migrating, "It migrates.");

    @Test
    void newConditionHasTheTimeInWholeSecondsAsMetav1Time() {
        Condition condition = merge(List.of(), READY).get(0);
        assertThat(condition)
                .isEqualTo(new Condition(
                        "Ready", ConditionState.True, 2L, "2026-01-02T03:04:05Z", "UpToDate", "All is well."));
    }

    @Test
    void transitionTimeChangesWithTheStatus() {
        assertThat(merge(before(NOT_READY), READY).get(0).lastTransitionTime()).isEqualTo("2026-01-02T03:04:05Z");
    }

    @Test
    void transitionTimeStaysWhenOnlyReasonAndMessageChange() {
        Finding other = finding(ConditionType.Ready, ConditionState.False, Reason.PodPending, "It waits.");
        Condition condition = merge(before(NOT_READY), other).get(0);
        assertThat(condition.lastTransitionTime()).isEqualTo(THEN.toString());
        assertThat(condition.reason()).isEqualTo("PodPending");
        assertThat(condition.message()).isEqualTo("It waits.");
        assertThat(condition.observedGeneration()).isEqualTo(2);
    }

    @Test
    void typeThatWasNotFoundGoes() {
        assertThat(merge(before(NOT_READY, RECONCILING), READY))
                .extracting(Condition::type)
                .containsExactly("Ready");
    }

    @Test
    void orderIsThatOfTheTypesWhateverTheOrderOfTheFindings() {
        assertThat(merge(List.of(), RECONCILING, NOT_READY))
                .extracting(Condition::type)
                .containsExactly("Ready", "Reconciling");
    }

    @Test
    void messageIsCutToWhatTheServerAccepts() {
        Finding wordy = finding(ConditionType.Ready, ConditionState.True, Reason.UpToDate, "x".repeat(40_000));
        assertThat(merge(List.of(), wordy).get(0).message()).hasSize(32_768).endsWith("…");
    }

    /** The server counts characters, and half of a surrogate pair is none that JSON could carry. */
    @Test
    void messageIsNotCutWithinACharacter() {
        Finding wordy = finding(ConditionType.Ready, ConditionState.True, Reason.UpToDate, "😀".repeat(20_000));
        String message = merge(List.of(), wordy).get(0).message();
        boolean broken =
                message.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        assertThat(broken).isFalse();
    }

    @Test
    void overlayKeepsWhatItDoesNotSpeakOf() {
        List<Condition> overlaid = Conditions.overlay(before(READY), List.of(RECONCILING), 2, NOW);
        assertThat(overlaid).extracting(Condition::type).containsExactlyInAnyOrder("Ready", "Reconciling");
        assertThat(overlaid)
                .filteredOn(condition -> condition.type().equals("Ready"))
                .isEqualTo(before(READY));
    }

    private static List<Condition> merge(List<Condition> before, Finding... findings) {
        return Conditions.merge(before, List.of(findings), 2, NOW);
    }

    private static List<Condition> before(Finding... findings) {
        return Conditions.merge(List.of(), List.of(findings), 1, THEN);
    }

    private static Finding finding(ConditionType type, ConditionState state, Reason reason, String message) {
        return new Finding(type, state, reason, message);
    }
}
