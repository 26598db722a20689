package dev.kanmon.operator.status;

import dev.kanmon.api.v1alpha1.Condition;
import dev.kanmon.operator.decide.Finding;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/** Merges findings into conditions, so that a transition's time changes only when its status does (metav1.Condition). */
final class Conditions {

    /** The longest message that metav1.Condition admits. */
    private static final int LONGEST_MESSAGE = 32_768;

    private Conditions() {}

    /**
     * @param before the conditions as they stand
     * @param findings what shall hold now; what is not among them goes
     * @param generation the generation that the findings are for
     */
    static List<Condition> merge(List<Condition> before, List<Finding> findings, long generation, Instant now) {
        return findings.stream()
                .sorted(Comparator.comparing(Finding::type))
                .map(finding -> condition(before, finding, generation, now))
                .toList();
    }

    private static Condition condition(List<Condition> before, Finding finding, long generation, Instant now) {
        String since = before.stream()
                .filter(condition -> condition.type().equals(finding.type().name()))
                .filter(condition -> condition.status() == finding.state())
                .map(Condition::lastTransitionTime)
                .findFirst()
                .orElse(now.truncatedTo(ChronoUnit.SECONDS).toString());
        return new Condition(
                finding.type().name(),
                finding.state(),
                generation,
                since,
                finding.reason().name(),
                shortened(finding.message()));
    }

    private static String shortened(String message) {
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE - 1) + "…";
    }
}
