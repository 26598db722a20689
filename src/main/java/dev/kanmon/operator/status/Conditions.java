package dev.kanmon.operator.status;

import dev.kanmon.api.v1alpha1.Condition;
import dev.kanmon.operator.decide.Finding;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

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

    /**
     * @param before the conditions as they stand; those of other types stay
     * @param findings what shall hold besides
     */
    static List<Condition> overlay(List<Condition> before, List<Finding> findings, long generation, Instant now) {
        List<Condition> overlaid = merge(before, findings, generation, now);
        Stream<Condition> others = before.stream().filter(condition -> overlaid.stream()
                .noneMatch(other -> other.type().equals(condition.type())));
        return Stream.concat(overlaid.stream(), others).toList();
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
        if (message.length() <= LONGEST_MESSAGE) {
            return message;
        }
        int cut = LONGEST_MESSAGE - 1;
        // Half a surrogate pair would come back from the server as something else, and be written again for ever.
        boolean splitsAPair = Character.isHighSurrogate(message.charAt(cut - 1));
        return message.substring(0, splitsAPair ? cut - 1 : cut) + "…";
    }
}
