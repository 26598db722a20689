package dev.kanmon.engine.develop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.engine.develop.Diagnosis.NeedsReset;
import dev.kanmon.engine.develop.Diagnosis.Sound;
import dev.kanmon.engine.history.History;
import dev.kanmon.engine.history.HistoryRow;
import dev.kanmon.engine.source.Checksum;
import dev.kanmon.engine.source.Migration;
import dev.kanmon.engine.source.MigrationSource;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiagnosisTest {

    private static final OffsetDateTime TIME = OffsetDateTime.parse("2026-01-01T00:00:00Z");
    private static final String SCRIPT = "SELECT 1;";

    @Test
    void nothingAppliedIsSoundAndSoIsWhatColleaguesHaveAdded() {
        assertThat(Diagnosis.of(History.EMPTY, source("1_init"))).isEqualTo(new Sound());
        assertThat(Diagnosis.of(history(applied("1_init")), source("1_init", "2_theirs")))
                .isEqualTo(new Sound());
    }

    @Test
    void allThatIsWrongIsTold() {
        History history =
                history(applied("1_init"), row("2_edited", "other", TIME, null), applied("3_gone"), failed("4_failed"));

        assertThat(Diagnosis.of(history, source("1_init", "2_edited", "4_failed")))
                .isEqualTo(new NeedsReset(List.of(
                        new ResetReason.Failed("4_failed"),
                        new ResetReason.Edited("2_edited"),
                        new ResetReason.Missing(List.of("3_gone")))));
    }

    @Test
    void migrationThatWasRolledBackIsPending() {
        History history = history(row("1_init", Checksum.of(SCRIPT), null, TIME));

        assertThat(Diagnosis.of(history, source("1_init"))).isEqualTo(new Sound());
    }

    @Test
    void differenceIsDriftAndWithoutAHistoryItIsASchemaOfUnknownOrigin() {
        assertThat(Diagnosis.of(List.of(), true)).isEqualTo(new Sound());
        assertThat(sentence(Diagnosis.of(List.of("The view public.v is in the target."), true)))
                .startsWith("Drift detected: Your database schema is not in sync with your migration history.")
                .contains("view public.v");
        assertThat(sentence(Diagnosis.of(List.of("The table public.t is in the target."), false)))
                .startsWith("The database has a schema already, and no migration history.");
    }

    private static String sentence(Diagnosis diagnosis) {
        return ((NeedsReset) diagnosis).reasons().get(0).sentence();
    }

    private static History history(HistoryRow... rows) {
        return new History(List.of(rows));
    }

    private static HistoryRow applied(String name) {
        return row(name, Checksum.of(SCRIPT), TIME, null);
    }

    private static HistoryRow failed(String name) {
        return row(name, Checksum.of(SCRIPT), null, null);
    }

    private static HistoryRow row(String name, String checksum, OffsetDateTime finished, OffsetDateTime rolledBack) {
        return new HistoryRow("id-" + name, checksum, name, TIME, finished, rolledBack, null, 1);
    }

    private static MigrationSource source(String... names) {
        return new MigrationSource(
                Arrays.stream(names)
                        .map(name -> new Migration(name, Optional.of(SCRIPT)))
                        .toList(),
                Optional.empty(),
                "sha256:none");
    }
}
