package dev.kanmon.engine.develop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.contract.Environment;
import dev.kanmon.engine.develop.DevelopRequest.Word;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ConsentTest {

    private static final Set<Word> NOTHING = Set.of();
    private static final Set<Word> ALL = Set.of(Word.ACCEPT_DATA_LOSS, Word.FORCE_RESET);

    @Test
    void whoeverIsThereIsAskedAndWithoutAnybodyItIsMissing() {
        assertThat(Consent.toReset(NOTHING, Environment.Development, true)).isEqualTo(Consent.TO_BE_ASKED);
        assertThat(Consent.toReset(NOTHING, Environment.Development, false)).isEqualTo(Consent.MISSING);
        assertThat(Consent.toDataLoss(NOTHING, true)).isEqualTo(Consent.TO_BE_ASKED);
        assertThat(Consent.toDataLoss(NOTHING, false)).isEqualTo(Consent.MISSING);
    }

    @Test
    void yesToLosingDataIsNoneToAReset() {
        assertThat(Consent.toDataLoss(Set.of(Word.ACCEPT_DATA_LOSS), false)).isEqualTo(Consent.GIVEN);
        assertThat(Consent.toReset(Set.of(Word.ACCEPT_DATA_LOSS), Environment.Development, false))
                .isEqualTo(Consent.MISSING);
    }

    @Test
    void forcedResetCountsInDevelopment() {
        assertThat(Consent.toReset(Set.of(Word.FORCE_RESET), Environment.Development, false))
                .isEqualTo(Consent.GIVEN);
    }

    @Property
    void noWordResetsWhatIsNotForDevelopment(@ForAll Environment environment, @ForAll boolean personThere) {
        Consent consent = Consent.toReset(ALL, environment, personThere);

        assertThat(consent == Consent.GIVEN).isEqualTo(environment == Environment.Development);
    }
}
