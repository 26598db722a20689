package dev.kanmon.operator.decide.rollout;

import dev.kanmon.api.v1alpha1.BlueGreen.HealthCheck;
import dev.kanmon.api.v1alpha1.BlueGreen.HealthCheck.Scheme;
import dev.kanmon.api.v1alpha1.BlueGreenStatus.Samples;
import dev.kanmon.operator.decide.rollout.ColourObservation.Present;
import dev.kanmon.operator.decide.rollout.ColourObservation.SeenPod;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The rounds of a health check: in each of them every ready pod is asked. One without an answer is a bad one. */
final class HealthRounds {

    /** How far they are. */
    enum State {
        /** As many in a row were good as are asked for. */
        PASSED,
        /** None is left. */
        GIVEN_UP,
        /** Another one follows, or is awaited. */
        UNDER_WAY
    }

    /**
     * @param state how far they are
     * @param samples the same in numbers
     * @param act the round that is asked for now
     * @param recheckAt when the next one is due, or this one overdue
     */
    record Progress(State state, Samples samples, Optional<RolloutAct> act, Instant recheckAt) {}

    private final HealthCheck check;
    private final SampleNames names;
    private final Present colour;
    private final Situation situation;

    /** @param colour whose pods are asked */
    HealthRounds(HealthCheck check, Present colour, Situation situation) {
        this.check = check;
        this.names = new SampleNames(situation);
        this.colour = colour;
        this.situation = situation;
    }

    Progress next() {
        Samples before = SampleTally.orNone(situation.status().samples());
        if (!before.awaited()) {
            return go(before);
        }
        return names.answer(before).map(answer -> go(judged(before, answer))).orElseGet(() -> ask(before));
    }

    /**
     * How far they are, for people.
     *
     * @param label what is checked
     * @param until when they are given up, as the end of a sentence
     */
    static String told(String label, HealthCheck check, Samples samples, String until) {
        String last = samples.last() == null ? "" : " The newest one: " + samples.last();
        return label + " is asked for its health" + until + ": round " + samples.asked() + " of "
                + RolloutTerms.attempts(check) + ", " + samples.goodInARow() + " good in a row of "
                + RolloutTerms.successThreshold(check) + " that are needed." + last;
    }

    private Samples judged(Samples before, Sample answer) {
        boolean good = answer.failing().isPresent() && answer.failing().getAsDouble() == 0;
        return good ? SampleTally.good(before, answer.message()) : SampleTally.bad(before, answer.message());
    }

    private Progress go(Samples samples) {
        Instant due = SampleTally.askedAt(samples)
                .map(askedAt -> askedAt.plus(RolloutTerms.interval(check)))
                .orElseGet(situation.status()::stepSince);
        if (samples.goodInARow() >= RolloutTerms.successThreshold(check)) {
            return new Progress(State.PASSED, samples, Optional.empty(), due);
        }
        if (samples.asked() >= RolloutTerms.attempts(check)) {
            return new Progress(State.GIVEN_UP, samples, Optional.empty(), due);
        }
        return situation.now().isBefore(due)
                ? new Progress(State.UNDER_WAY, samples, Optional.empty(), due)
                : ask(SampleTally.asked(samples, situation.now()));
    }

    /** Also once more what an operator has asked that is no more there. */
    private Progress ask(Samples asked) {
        List<String> addresses =
                Pods.ready(colour).stream().map(SeenPod::ip).map(this::address).toList();
        if (addresses.isEmpty()) {
            return go(SampleTally.bad(asked, "No pod is ready."));
        }
        RolloutAct act =
                new RolloutAct.Ask(new SampleRequest.Pods(names.of(asked), RolloutTerms.timeout(check), addresses));
        Instant overdue = situation.now().plus(RolloutTerms.timeout(check)).plus(Situation.SOON);
        return new Progress(State.UNDER_WAY, asked, Optional.of(act), overdue);
    }

    private String address(String ip) {
        String scheme =
                (check.scheme() == null ? Scheme.HTTP : check.scheme()).name().toLowerCase(Locale.ROOT);
        String host = ip.contains(":") ? "[" + ip + "]" : ip;
        String path = check.path() == null ? "/" : check.path();
        return scheme + "://" + host + ":" + check.port() + path;
    }
}
