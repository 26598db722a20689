package dev.kanmon.operator.decide.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RequiredNamesTest {

    @Test
    void severalNamesAreSeparatedByCommas() {
        RequiredNames read = RequiredNames.parse("20260102000000_second, 20260101000000_first ,");

        assertThat(read.names()).containsExactly("20260101000000_first", "20260102000000_second");
        assertThat(read.invalid()).isEmpty();
    }

    @Test
    void whatCanBeNoNameIsKeptApartAsItWasWritten() {
        RequiredNames read = RequiredNames.parse("--release,20260101000000_first,two words,../up," + "n".repeat(254));

        assertThat(read.names()).containsExactly("20260101000000_first");
        assertThat(read.invalid()).containsExactly("--release", "two words", "../up", "n".repeat(254));
    }

    @Test
    void namesOfTheOtherToolsAreNames() {
        assertThat(RequiredNames.parse("20260101_users.js,AddUsers1700000000000,001-users.ts")
                        .invalid())
                .isEmpty();
    }
}
