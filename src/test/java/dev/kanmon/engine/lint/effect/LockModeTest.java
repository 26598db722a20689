package dev.kanmon.engine.lint.effect;

import static dev.kanmon.engine.lint.effect.LockMode.ACCESS_EXCLUSIVE;
import static dev.kanmon.engine.lint.effect.LockMode.ACCESS_SHARE;
import static dev.kanmon.engine.lint.effect.LockMode.EXCLUSIVE;
import static dev.kanmon.engine.lint.effect.LockMode.ROW_EXCLUSIVE;
import static dev.kanmon.engine.lint.effect.LockMode.ROW_SHARE;
import static dev.kanmon.engine.lint.effect.LockMode.SHARE;
import static dev.kanmon.engine.lint.effect.LockMode.SHARE_ROW_EXCLUSIVE;
import static dev.kanmon.engine.lint.effect.LockMode.SHARE_UPDATE_EXCLUSIVE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LockModeTest {

    @ParameterizedTest
    @EnumSource
    void conflictsAreMutual(LockMode mode) {
        assertThat(LockMode.values())
                .allSatisfy(other -> assertThat(mode.conflictsWith(other)).isEqualTo(other.conflictsWith(mode)));
    }

    @Test
    void onlyTheseConflictWithThemselves() {
        assertThat(Arrays.stream(LockMode.values()).filter(mode -> mode.conflictsWith(mode)))
                .containsExactly(SHARE_UPDATE_EXCLUSIVE, SHARE_ROW_EXCLUSIVE, EXCLUSIVE, ACCESS_EXCLUSIVE);
    }

    @Test
    void readsWaitForAccessExclusiveAloneAndWritesForShareToo() {
        assertThat(Arrays.stream(LockMode.values()).filter(LockMode::blocksReads))
                .containsExactly(ACCESS_EXCLUSIVE);
        assertThat(Arrays.stream(LockMode.values()).filter(LockMode::blocksWrites))
                .containsExactly(SHARE, SHARE_ROW_EXCLUSIVE, EXCLUSIVE, ACCESS_EXCLUSIVE);
        assertThat(ROW_SHARE.conflictsWith(ROW_EXCLUSIVE)).isFalse();
        assertThat(ACCESS_SHARE.conflictsWith(EXCLUSIVE)).isFalse();
    }
}
