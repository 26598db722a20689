package dev.kanmon.engine.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.engine.history.HistoryRow;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResolveDecisionTest {

    private static final String NAME = "20240101000000_init";
    private static final String CHECKSUM = "checksum";

    @ParameterizedTest(name = "rows: {0}; --applied: {1}, --rolled-back: {2}; file missing, --applied: {3}")
    @CsvSource({
        "'', insert, P3011, P3017",
        "failed, rollback 1 insert, rollback 1, P3017",
        "rolledBack, insert, nothing, P3017",
        "finished, P3008, P3012, P3017",
        "rolledBack finished, P3008, nothing, P3017",
        "failed failed, rollback 2 insert, rollback 2, P3017",
        "rolledBack failed, rollback 1 insert, rollback 1, P3017"
    })
    void decidesAsPrismaDoes(String rows, String applied, String rolledBack, String appliedWithoutFile) {
        List<HistoryRow> history = rows(rows);
        assertThat(text(ResolveDecision.applied(NAME, history, Optional.of(CHECKSUM), false)))
                .isEqualTo(applied);
        assertThat(text(ResolveDecision.rolledBack(NAME, history, false))).isEqualTo(rolledBack);
        assertThat(text(ResolveDecision.applied(NAME, history, Optional.empty(), false)))
                .isEqualTo(appliedWithoutFile);
    }

    @ParameterizedTest(name = "rows: {0}; --applied --if-needed: {1}, --rolled-back --if-needed: {2}")
    @CsvSource({
        "'', insert, nothing",
        "failed, rollback 1 insert, rollback 1",
        "rolledBack, insert, nothing",
        "finished, nothing, P3012"
    })
    void ifNeededTakesWhatIsSoAlreadyForFine(String rows, String applied, String rolledBack) {
        List<HistoryRow> history = rows(rows);
        assertThat(text(ResolveDecision.applied(NAME, history, Optional.of(CHECKSUM), true)))
                .isEqualTo(applied);
        assertThat(text(ResolveDecision.rolledBack(NAME, history, true))).isEqualTo(rolledBack);
    }

    private static String text(ResolveDecision decision) {
        if (decision instanceof ResolveDecision.Refuse refuse) {
            return refuse.problem().code().code();
        }
        if (decision instanceof ResolveDecision.Change change) {
            String marks = change.rollBack().isEmpty()
                    ? ""
                    : "rollback " + change.rollBack().size();
            return (marks + (change.insertChecksum().isPresent() ? " insert" : "")).strip();
        }
        return "nothing";
    }

    private static List<HistoryRow> rows(String states) {
        return Stream.of(states.split(" "))
                .filter(state -> !state.isEmpty())
                .map(ResolveDecisionTest::row)
                .toList();
    }

    private static HistoryRow row(String state) {
        OffsetDateTime time = OffsetDateTime.parse("2026-01-03T12:00:00Z");
        OffsetDateTime finished = state.equals("finished") ? time : null;
        OffsetDateTime rolledBack = state.equals("rolledBack") ? time : null;
        return new HistoryRow(state, CHECKSUM, NAME, time, finished, rolledBack, null, 0);
    }
}
