package dev.kanmon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodesTest {

    @Test
    void onlyDoneAndNothingToDoShareAnExitStatus() {
        EnumSet<ExitCode> others = EnumSet.complementOf(EnumSet.of(ExitCode.NOTHING_TO_DO));
        assertThat(others).extracting(ExitCode::status).doesNotHaveDuplicates();
        assertThat(ExitCode.NOTHING_TO_DO.status())
                .isEqualTo(ExitCode.DONE.status())
                .isZero();
    }

    /** 126 and up are the shell's and the kernel's: not executable, not found, killed by a signal. */
    @ParameterizedTest
    @EnumSource
    void exitStatusIsOneThatNobodyElseUses(ExitCode code) {
        assertThat(code.status()).isBetween(0, 125);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOTHING_TO_DO")
    void exitStatusLeadsBackToItsOutcome(ExitCode code) {
        assertThat(ExitCode.ofStatus(code.status())).contains(code);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 99, 128, 137, 143, 255})
    void otherExitStatusesAreNoOutcome(int status) {
        assertThat(ExitCode.ofStatus(status)).isEmpty();
    }

    @Test
    void problemCodesAreUnique() {
        assertThat(ProblemCode.values()).extracting(ProblemCode::code).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void problemCodeHasPrismasFormAndLeadsBackToItsProblem(ProblemCode problem) {
        assertThat(problem.code()).matches("[PK][0-9]{4}");
        assertThat(ProblemCode.ofCode(problem.code())).contains(problem);
    }

    @Test
    void unknownProblemCodeIsNoProblemOfOurs() {
        assertThat(Arrays.asList("P9999", "", null))
                .allSatisfy(code -> assertThat(ProblemCode.ofCode(code)).isEmpty());
    }
}
