package dev.kanmon.engine.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.engine.lint.MigrationToLint.Standing;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryChecksTest {

    @Test
    void namesWhatIsOutOfOrderEditedAndMissing() {
        LintRequest request = new LintRequest(
                List.of(
                        migration("1_late", Standing.PENDING),
                        migration("2_edited", Standing.EDITED),
                        migration("3_applied", Standing.APPLIED),
                        migration("4_pending", Standing.PENDING)),
                180000,
                "public",
                List.of(),
                List.of("0_gone"));

        assertThat(LintOf.request(request))
                .extracting(finding -> finding.rule() + " " + finding.place().migration())
                .containsExactly("file/missing 0_gone", "file/out-of-order 1_late", "file/edited 2_edited");
    }

    @Test
    void findsNothingWhereNothingIsApplied() {
        assertThat(LintOf.migrations(migration("1_a", Standing.PENDING), migration("2_b", Standing.PENDING)))
                .isEmpty();
    }

    private static MigrationToLint migration(String name, Standing standing) {
        return new MigrationToLint(name, "SELECT 1;", standing);
    }
}
