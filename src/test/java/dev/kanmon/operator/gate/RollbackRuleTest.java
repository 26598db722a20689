package dev.kanmon.operator.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.operator.observe.RunCurrency.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which version has to go back. */
class RollbackRuleTest {

    private static final Set<Reason> CERTAIN =
            EnumSet.of(Reason.MigrationFailed, Reason.HistoryBlocked, Reason.RestoredFromBackup);

    @ParameterizedTest
    @EnumSource(Reason.class)
    void onlyWhatIsFinalAndSaysThatMigrationsAreMissingRollsBack(Reason reason) {
        Verdict verdict = RollbackRule.judge(SampleGates.failed(reason), Currency.CURRENT, Set.of());
        assertThat(verdict.outcome() == Outcome.GRANTED).isEqualTo(CERTAIN.contains(reason));
        assertThat(verdict.rollback()).isEqualTo(CERTAIN.contains(reason));
        assertThat(verdict.open()).isFalse();
    }

    @Test
    void aVersionGoesBackOnlyForMigrationsThatItNeeds() {
        DatabaseMigration failed = SampleGates.failed(Reason.MigrationFailed);
        assertThat(rollsBack(failed, Currency.CURRENT, Set.of(SampleGates.APPLIED)))
                .isFalse();
        assertThat(rollsBack(failed, Currency.CURRENT, Set.of(SampleGates.ABSENT)))
                .isTrue();
        assertThat(rollsBack(failed, Currency.CURRENT, Set.of("never_asked_about")))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(value = Currency.class, mode = EnumSource.Mode.EXCLUDE, names = "CURRENT")
    void nothingGoesBackForTheFailureOfAnotherInput(Currency currency) {
        assertThat(rollsBack(SampleGates.failed(Reason.MigrationFailed), currency, Set.of()))
                .isFalse();
    }

    @Test
    void nothingGoesBackWhileItIsWellOrUnderWayOrUnknown() {
        DatabaseMigration unseen = SampleGates.upToDate();
        unseen.setStatus(null);
        DatabaseMigration edited = SampleGates.failed(Reason.MigrationFailed);
        edited.getMetadata().setGeneration(4L);
        DatabaseMigration deleted = SampleGates.failed(Reason.MigrationFailed);
        deleted.getMetadata().setDeletionTimestamp("2026-01-02T03:04:05Z");
        assertThat(List.of(
                        SampleGates.upToDate(),
                        SampleGates.running(),
                        SampleGates.resolving(),
                        unseen,
                        edited,
                        deleted))
                .noneMatch(migration -> rollsBack(migration, Currency.CURRENT, Set.of()));
    }

    private static boolean rollsBack(DatabaseMigration migration, Currency currency, Set<String> requires) {
        return RollbackRule.judge(migration, currency, requires).outcome() == Outcome.GRANTED;
    }
}
