package dev.kanmon.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoDurationTest {

    /** The longest time.Duration of Go, and so the longest deadline that Kubernetes counts with. */
    private static final Duration LONGEST_OF_GO = Duration.ofNanos(Long.MAX_VALUE);

    @ParameterizedTest
    @CsvSource({"0s, PT0S", "500ms, PT0.5S", "1.5s, PT1.5S", "1h30m, PT1H30M", "0.1ms, PT0.0001S", "90m, PT1H30M"})
    void readsWhatGoWrites(String text, Duration expected) {
        assertThat(GoDuration.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"14d, P14D", "1d12h, PT36H", "36h, PT36H", "0s, PT0S", "9999d, P9999D"})
    void readsDaysWhereTheyAreUnderstood(String text, Duration expected) {
        assertThat(GoDuration.parseWithDays(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "d", "1.5d", "12h1d", "99999d", "1d1d"})
    void refusesAnythingElseWhereDaysAreUnderstood(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GoDuration.parseWithDays(text))
                .withMessageContaining("write it like 14d");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "5",
                "s",
                "5 s",
                "-5s",
                "5d",
                "5us",
                "1,5s",
                ".5s",
                "5.s",
                "1h 30m",
                "PT5S",
                "5S",
                "3s\n",
                "99999999999999999h",
                "9999999999999999999999s",
                "1s1s1s1s1s"
            })
    void refusesAnythingElseAndSaysHowToWriteIt(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GoDuration.parse(text))
                .withMessageContaining("\"" + text + "\"")
                .withMessageContaining("1h30m");
    }

    @Property
    void whatIsWrittenIsReadAsTheSame(@ForAll @LongRange(min = 0, max = 86_400_000L * 365) long millis) {
        Duration duration = Duration.ofMillis(millis);
        assertThat(GoDuration.parse(GoDuration.format(duration))).isEqualTo(duration);
    }

    /** Nothing that the CRD's schema lets through fails later, in the operator, in a pod or in Kubernetes. */
    @Property
    void whatTheSchemaAcceptsIsADurationThatKubernetesCanCountWith(@ForAll("accepted") String text) {
        assertThat(text).matches(GoDuration.PATTERN);
        assertThat(GoDuration.parse(text)).isBetween(Duration.ZERO, LONGEST_OF_GO);
    }

    @Property
    void arbitraryTextIsReadOrRefusedButNeverFailsOtherwise(@ForAll String text) {
        try {
            assertThat(GoDuration.parse(text)).isGreaterThanOrEqualTo(Duration.ZERO);
        } catch (IllegalArgumentException refused) {
            assertThat(text).doesNotMatch(GoDuration.PATTERN);
        }
    }

    @ParameterizedTest
    @CsvSource({"14d,1209600", "1d12h,129600", "36h,129600", "0s,0", "0d,0", "1d0.5s,86400", "9999d,863913600"})
    void readsDaysWhereWeeksAreMeant(String text, long seconds) {
        assertThat(GoDuration.parseWithDays(text).toSeconds()).isEqualTo(seconds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "d", "1.5d", "-1d", "12h1d", "1d1d", "2w", "14", "14 d", "99999d"})
    void refusesOtherWaysToWriteDays(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GoDuration.parseWithDays(text))
                .withMessageContaining("\"" + text + "\"")
                .withMessageContaining("14d");
    }

    @Test
    void daysAreNoGoDuration() {
        assertThatIllegalArgumentException().isThrownBy(() -> GoDuration.parse("14d"));
    }

    @Property
    void whatIsWrittenWithDaysIsReadAsTheSame(@ForAll @LongRange(min = 0, max = 86_400_000L * 9_999) long millis) {
        Duration duration = Duration.ofMillis(millis);
        String text = GoDuration.formatWithDays(duration);
        assertThat(text).matches(GoDuration.DAYS_PATTERN);
        assertThat(GoDuration.parseWithDays(text)).isEqualTo(duration);
    }

    @Provide
    Arbitrary<String> accepted() {
        Arbitrary<String> hours = amount(99_999).map(amount -> amount + "h");
        Arbitrary<String> others = Combinators.combine(amount(9_999_999), Arbitraries.of("ms", "s", "m"))
                .as((amount, unit) -> amount + unit);
        return Arbitraries.oneOf(hours, others).list().ofMinSize(1).ofMaxSize(4).map(parts -> String.join("", parts));
    }

    private static Arbitrary<String> amount(int most) {
        Arbitrary<String> whole = Arbitraries.integers().between(0, most).map(String::valueOf);
        Arbitrary<String> fraction =
                Arbitraries.strings().numeric().ofMaxLength(9).map(digits -> digits.isEmpty() ? "" : "." + digits);
        return Combinators.combine(whole, fraction).as(String::concat);
    }
}
