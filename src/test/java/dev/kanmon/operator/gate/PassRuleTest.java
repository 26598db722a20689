package dev.kanmon.operator.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.operator.observe.RunCurrency.Currency;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which version may go on. */
class PassRuleTest {

    private static final Set<String> NO_NAMES = Set.of();
    private static final Set<String> APPLIED = Set.of(SampleGates.APPLIED);

    @Test
    void everythingAppliedForWhatIsThereNowOpensTheGate() {
        Verdict verdict = PassRule.judge(SampleGates.upToDate(), Currency.CURRENT, NO_NAMES);
        assertThat(verdict.open()).isTrue();
        assertThat(verdict.outcome()).isEqualTo(Outcome.GRANTED);
        assertThat(verdict.rollback()).isNull();
    }

    /** As while suspended: the status is of the newest generation, and what it says of the one before. */
    @ParameterizedTest
    @EnumSource(value = Currency.class, mode = EnumSource.Mode.EXCLUDE, names = "CURRENT")
    void whatNoRunHasLookedAtKeepsTheGateClosed(Currency currency) {
        Verdict verdict = PassRule.judge(SampleGates.upToDate(), currency, NO_NAMES);
        assertThat(verdict.open()).isFalse();
        assertThat(verdict.outcome()).isEqualTo(Outcome.CLOSED);
    }

    @Test
    void aMigrationThatIsAppliedStaysSoWhenScriptsAreAdded() {
        assertThat(isOpen(SampleGates.upToDate(), Currency.OTHER_SCRIPTS, APPLIED))
                .isTrue();
        assertThat(isOpen(SampleGates.upToDate(), Currency.OTHER_SPEC, APPLIED))
                .as("another spec can be another database")
                .isFalse();
    }

    @Test
    void aVersionPassesWhenItsMigrationsAreAppliedAndNotEarlier() {
        assertThat(isOpen(SampleGates.running(), Currency.CURRENT, APPLIED)).isTrue();
        Verdict verdict = PassRule.judge(SampleGates.running(), Currency.CURRENT, Set.of(SampleGates.ABSENT));
        assertThat(verdict.open()).isFalse();
        assertThat(verdict.waitingFor()).containsExactly(SampleGates.ABSENT);
    }

    @ParameterizedTest
    @EnumSource(Currency.class)
    void aDeletionOrAResolutionUnderWayKeepsTheGateClosed(Currency currency) {
        DatabaseMigration deleted = SampleGates.upToDate();
        deleted.getMetadata().setDeletionTimestamp("2026-01-02T03:04:05Z");
        assertThat(isOpen(deleted, currency, NO_NAMES)).isFalse();
        assertThat(isOpen(deleted, currency, APPLIED)).isFalse();
        assertThat(isOpen(SampleGates.resolving(), currency, NO_NAMES)).isFalse();
        assertThat(isOpen(SampleGates.resolving(), currency, APPLIED)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Currency.class)
    void aResourceThatNobodyHasLookedAtIsClosed(Currency currency) {
        DatabaseMigration fresh = SampleGates.upToDate();
        fresh.setStatus(null);
        assertThat(isOpen(fresh, currency, NO_NAMES)).isFalse();
        assertThat(isOpen(fresh, currency, APPLIED)).isFalse();
    }

    private static boolean isOpen(DatabaseMigration migration, Currency currency, Set<String> requires) {
        return PassRule.judge(migration, currency, requires).open();
    }
}
