package dev.kanmon.operator.decide.rollout;

import dev.kanmon.api.v1alpha1.BlueGreen.Monitor;
import dev.kanmon.api.v1alpha1.BlueGreenStatus.Samples;
import dev.kanmon.operator.decide.rollout.ColourObservation.Present;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The samples of monitoring. One that could not be had is neither good nor bad, and its time does not count. */
final class MonitorSamples {

    private static final int MISSING_UNTIL_TOLD = 3;
    private static final Duration SHORTEST_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(10);

    /**
     * @param samples in numbers
     * @param act the sample that is asked for
     * @param recheckAt when the next one is due, or this one overdue
     */
    record Next(Samples samples, Optional<RolloutAct> act, Instant recheckAt) {}

    private final Monitor monitor;
    private final Duration interval;
    private final SampleNames names;
    private final Present colour;
    private final Situation situation;

    /** @param colour what is watched */
    MonitorSamples(Monitor monitor, Present colour, Situation situation) {
        this.monitor = monitor;
        this.interval = RolloutTerms.interval(monitor);
        this.names = new SampleNames(situation);
        this.colour = colour;
        this.situation = situation;
    }

    /** With what is known by now; how many pods are ready is known without asking. */
    Samples known() {
        Samples before = SampleTally.orNone(situation.status().samples());
        if (before.awaited()) {
            return names.answer(before).map(answer -> judged(before, answer)).orElse(before);
        }
        return monitor.readiness() == null || situation.now().isBefore(due(before))
                ? before
                : judged(SampleTally.asked(before, situation.now()), Pods.notReady(colour), Pods.count(colour) + ".");
    }

    /** Whether the good ones add up to the time that is asked for. */
    boolean isWellLongEnough(Samples samples) {
        return interval.multipliedBy(samples.good()).compareTo(RolloutTerms.monitorDuration(monitor)) >= 0;
    }

    /** Whether more in a row were bad than are let pass. */
    boolean isBad(Samples samples) {
        return samples.badInARow() >= RolloutTerms.failureThreshold(monitor);
    }

    /** Whether so many in a row could not be had that it has to be told. */
    static boolean isUnavailable(Samples samples) {
        return samples.missingInARow() >= MISSING_UNTIL_TOLD;
    }

    /** The next one, once it is due; also once more what an operator has asked that is no more there. */
    Next next(Samples samples) {
        Instant due = due(samples);
        if (samples.awaited()) {
            return ask(samples);
        }
        return monitor.readiness() != null || situation.now().isBefore(due)
                ? new Next(samples, Optional.empty(), due)
                : ask(SampleTally.asked(samples, situation.now()));
    }

    private Next ask(Samples asked) {
        Instant overdue = situation.now().plus(timeout()).plus(Situation.SOON);
        return new Next(asked, Optional.of(new RolloutAct.Ask(request(names.of(asked)))), overdue);
    }

    /** The first one is taken an interval after the switch: before that there is nothing to be seen of it. */
    private Instant due(Samples samples) {
        return SampleTally.askedAt(samples)
                .orElseGet(situation.status()::stepSince)
                .plus(interval);
    }

    private Samples judged(Samples before, Sample answer) {
        return answer.failing().isPresent()
                ? judged(before, answer.failing().getAsDouble(), answer.message())
                : SampleTally.missing(before, answer.message());
    }

    private Samples judged(Samples before, double failing, String said) {
        return failing >= RolloutTerms.line(monitor) ? SampleTally.bad(before, said) : SampleTally.good(before, said);
    }

    private SampleRequest request(String id) {
        if (monitor.prometheus() != null) {
            return new SampleRequest.Prometheus(
                    id,
                    timeout(),
                    monitor.prometheus().address(),
                    filledIn(monitor.prometheus().query()));
        }
        return new SampleRequest.Document(
                id, timeout(), filledIn(monitor.http().url()), monitor.http().pointer());
    }

    private String filledIn(String text) {
        return text.replace("${namespace}", situation.input().namespace())
                .replace("${deployment}", colour.deployment());
    }

    private Duration timeout() {
        if (interval.compareTo(SHORTEST_TIMEOUT) < 0) {
            return SHORTEST_TIMEOUT;
        }
        return interval.compareTo(LONGEST_TIMEOUT) > 0 ? LONGEST_TIMEOUT : interval;
    }
}
