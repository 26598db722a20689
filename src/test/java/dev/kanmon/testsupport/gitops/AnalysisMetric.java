package dev.kanmon.testsupport.gitops;

import java.util.List;
import java.util.Map;

/**
 * How a metric of Argo Rollouts' analysis ends. The rules are those of argoproj/argo-rollouts at 9f8d111d: counting as in
 * analysis/analysis.go, {@code runMeasurements}; the verdict as in {@code assessMetricFailureInconclusiveOrError} and
 * {@code assessMetricStatus}, in their order, defaults included (utils/defaults).
 *
 * @param count how many measurements, errors not counted; null: no end
 * @param consecutiveSuccessLimit so many successes in a row are enough; 0: not asked for. Servers before 1.8 do not know it
 * @param failureLimit more failures are too many; negative: not asked for
 * @param inconclusiveLimit more inconclusive measurements are too many
 * @param consecutiveErrorLimit more errors in a row are too many
 */
public record AnalysisMetric(
        Integer count,
        int consecutiveSuccessLimit,
        int failureLimit,
        int inconclusiveLimit,
        int consecutiveErrorLimit) {

    private static final int DEFAULT_CONSECUTIVE_ERROR_LIMIT = 4;

    /** What one measurement, or the metric in the end, is. */
    public enum Phase {
        Running,
        Successful,
        Failed,
        Inconclusive,
        Error
    }

    /**
     * @param metric as it stands in an AnalysisTemplate
     */
    public static AnalysisMetric of(Map<String, Object> metric) {
        return new AnalysisMetric(
                (Integer) metric.getOrDefault("count", metric.containsKey("interval") ? null : 1),
                (int) metric.getOrDefault("consecutiveSuccessLimit", 0),
                (int) metric.getOrDefault("failureLimit", 0),
                (int) metric.getOrDefault("inconclusiveLimit", 0),
                (int) metric.getOrDefault("consecutiveErrorLimit", DEFAULT_CONSECUTIVE_ERROR_LIMIT));
    }

    /** The same where the field is unknown, and therefore dropped. */
    public AnalysisMetric before18() {
        return new AnalysisMetric(count, 0, failureLimit, inconclusiveLimit, consecutiveErrorLimit);
    }

    /**
     * @param phase what the metric has become; Running: it goes on
     * @param measured how many measurements that took
     */
    public record End(Phase phase, int measured) {}

    /** What becomes of the metric with these measurements, the rest of which is not taken when it has ended. */
    public End after(List<Phase> measurements) {
        Tally tally = new Tally();
        for (int taken = 1; taken <= measurements.size(); taken++) {
            tally.add(measurements.get(taken - 1));
            Phase phase = assess(tally);
            if (phase != Phase.Running) {
                return new End(phase, taken);
            }
        }
        return new End(Phase.Running, measurements.size());
    }

    private Phase assess(Tally tally) {
        if (tally.consecutiveErrors > consecutiveErrorLimit) {
            return Phase.Error;
        }
        if (tally.inconclusive > inconclusiveLimit) {
            return Phase.Inconclusive;
        }
        if (failureLimit >= 0 && tally.failed > failureLimit) {
            return Phase.Failed;
        }
        if (consecutiveSuccessLimit > 0 && tally.consecutiveSuccesses >= consecutiveSuccessLimit) {
            return Phase.Successful;
        }
        return count != null && tally.counted >= count ? atTheEnd() : Phase.Running;
    }

    /** Whatever the measurements were: without consecutiveSuccessLimit, a metric that was not stopped is a success. */
    private Phase atTheEnd() {
        if (consecutiveSuccessLimit == 0) {
            return Phase.Successful;
        }
        return failureLimit >= 0 ? Phase.Inconclusive : Phase.Failed;
    }

    private static final class Tally {
        private int counted;
        private int failed;
        private int inconclusive;
        private int consecutiveErrors;
        private int consecutiveSuccesses;

        void add(Phase measurement) {
            consecutiveErrors = measurement == Phase.Error ? consecutiveErrors + 1 : 0;
            consecutiveSuccesses = measurement == Phase.Successful ? consecutiveSuccesses + 1 : 0;
            counted += measurement == Phase.Error ? 0 : 1;
            failed += measurement == Phase.Failed ? 1 : 0;
            inconclusive += measurement == Phase.Inconclusive ? 1 : 0;
        }
    }
}
