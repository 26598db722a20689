package dev.kanmon.engine.develop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kanmon.engine.ProblemException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FolderNameTest {

    private static final Instant NOW = Instant.parse("2026-11-21T21:00:55.613Z");

    @Test
    void isTheTimeInUtcAndTheWords() {
        assertThat(FolderName.of(NOW, List.of(), "init")).isEqualTo("20261121210055_init");
        assertThat(FolderName.of(NOW, List.of("20240101000000_init"), "Add users"))
                .isEqualTo("20261121210055_add_users");
    }

    @Test
    void endsWithAnUnderscoreWhereNobodyNamesIt() {
        assertThat(FolderName.of(NOW, List.of(), "")).isEqualTo("20261121210055_");
    }

    @Test
    void sortsAfterAnotherOfTheSameSecondAndAfterOneOfAFastClock() {
        assertThat(FolderName.of(NOW, List.of("20261121210055_zebra"), "ant")).isEqualTo("20261121210056_ant");
        assertThat(FolderName.of(NOW, List.of("20261231235959_party"), "rest")).isEqualTo("20270101000000_rest");
    }

    @Test
    void isRefusedWhereNoTimeSortsAfterWhatIsThere() {
        assertThatThrownBy(() -> FolderName.of(NOW, List.of("init"), "next"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("would run before `init`");
    }
}
