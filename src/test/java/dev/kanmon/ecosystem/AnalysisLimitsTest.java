package dev.kanmon.ecosystem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.testsupport.gitops.AnalysisMetric;
import dev.kanmon.testsupport.gitops.AnalysisMetric.End;
import dev.kanmon.testsupport.gitops.AnalysisMetric.Phase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** How the web metric of examples/gates/argo-rollouts.yaml ends, by Argo Rollouts' rules. */
class AnalysisLimitsTest {

    private static final AnalysisMetric LIMITS = AnalysisMetric.of(RolloutExample.webMetric());
    private static final int PER_MINUTE = 6;

    @Test
    void theAnalysisEndsWithTheFirstOpenAnswer() {
        List<Phase> measurements = new ArrayList<>(Collections.nCopies(100, Phase.Inconclusive));
        measurements.add(Phase.Error);
        measurements.add(Phase.Successful);

        assertThat(LIMITS.after(measurements)).isEqualTo(new End(Phase.Successful, 102));
    }

    @Test
    void theAnalysisAbortsWithTheFirstFailure() {
        assertThat(LIMITS.after(List.of(Phase.Inconclusive, Phase.Failed))).isEqualTo(new End(Phase.Failed, 2));
    }

    @Test
    void aGateThatStaysClosedForTwentyMinutesPauses() {
        assertThat(LIMITS.after(Collections.nCopies(1000, Phase.Inconclusive)))
                .isEqualTo(new End(Phase.Inconclusive, 20 * PER_MINUTE + 1));
    }

    @Test
    void aGateThatIsGoneForFiveMinutesAborts() {
        assertThat(LIMITS.after(Collections.nCopies(1000, Phase.Error)))
                .isEqualTo(new End(Phase.Error, 5 * PER_MINUTE + 1));
    }

    /** Neither now, nor on a server that has dropped the field that it does not know. */
    @Property
    void withoutAnOpenAnswerTheAnalysisNeverSucceeds(@ForAll @Size(min = 1, max = 300) List<Boolean> gone) {
        List<Phase> measurements = new ArrayList<>();
        for (int round = 0; round < 300; round++) {
            measurements.add(gone.get(round % gone.size()) ? Phase.Error : Phase.Inconclusive);
        }

        assertThat(LIMITS.after(measurements).phase()).isNotEqualTo(Phase.Successful);
        assertThat(LIMITS.before18().after(measurements).phase()).isNotEqualTo(Phase.Successful);
    }

    /** What one would write first, and why the example does not: closed, and the analysis succeeds. */
    @Test
    void aCountWithToleratedFailuresWouldOpenAClosedGate() {
        AnalysisMetric tempting = new AnalysisMetric(1, 0, 60, 0, 4);

        assertThat(tempting.after(List.of(Phase.Failed))).isEqualTo(new End(Phase.Successful, 1));
    }
}
