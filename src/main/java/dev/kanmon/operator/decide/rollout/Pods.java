package dev.kanmon.operator.decide.rollout;

import dev.kanmon.operator.decide.rollout.ColourObservation.Present;
import dev.kanmon.operator.decide.rollout.ColourObservation.SeenPod;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a colour's pods amount to. */
final class Pods {

    private Pods() {}

    /** Those that can serve: ready, and not about to end. */
    static List<SeenPod> ready(Present colour) {
        return colour.pods().stream()
                .filter(pod -> pod.readySince() != null && pod.ip() != null && !pod.ending())
                .toList();
    }

    static boolean canServe(Optional<Present> colour) {
        return colour.filter(present -> !ready(present).isEmpty()).isPresent();
    }

    /** Whether as many as are asked for are ready, all of the newest template. */
    static boolean allReady(Present colour) {
        return colour.replicas() > 0 && colour.upToDate() && ready(colour).size() >= colour.replicas();
    }

    /**
     * When the last of the ready ones has been ready for that long.
     *
     * @param colour one with a ready pod
     */
    static Instant readyFor(Present colour, Duration time) {
        return ready(colour).stream()
                .map(SeenPod::readySince)
                .max(Comparator.naturalOrder())
                .orElseThrow()
                .plus(time);
    }

    /** The share of those that are asked for, or there, that is not ready; 1 where there is none at all. */
    static double notReady(Present colour) {
        long there = colour.pods().stream().filter(pod -> !pod.ending()).count();
        long wanted = Math.max(there, colour.replicas());
        return wanted == 0 ? 1 : (double) (wanted - ready(colour).size()) / wanted;
    }

    /** For people. */
    static String count(Present colour) {
        return ready(colour).size() + " of " + colour.replicas() + " pods are ready";
    }
}
