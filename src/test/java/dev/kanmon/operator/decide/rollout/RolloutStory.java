package dev.kanmon.operator.decide.rollout;

import java.time.Duration;
import java.util.List;

/**
 * What became of a rollout, by whomever it was led.
 *
 * @param healthChecks how often green was asked whether it is well
 * @param betweenChecks how long from one to the next; the same each time
 * @param switches what the Service selected, one after the other
 * @param watched how long green served before it was decided on; zero where it never did
 * @param blueRemoved whether blue's pods are gone
 * @param greenRemoved whether green's pods are gone
 */
record RolloutStory(
        int healthChecks,
        List<Duration> betweenChecks,
        List<String> switches,
        Duration watched,
        boolean blueRemoved,
        boolean greenRemoved) {

    RolloutStory {
        betweenChecks = List.copyOf(betweenChecks);
        switches = List.copyOf(switches);
    }
}
