package dev.kanmon.operator.decide.rollout;

import dev.kanmon.api.v1alpha1.BlueGreen.ColourName;
import dev.kanmon.api.v1alpha1.BlueGreenStatus;
import dev.kanmon.api.v1alpha1.BlueGreenStatus.Outcome;
import dev.kanmon.api.v1alpha1.BlueGreenStatus.Samples;
import dev.kanmon.api.v1alpha1.BlueGreenStatus.Step;
import dev.kanmon.api.v1alpha1.BlueGreenStatus.Values;
import dev.kanmon.api.v1alpha1.BlueGreenStatus.Versions;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.operator.decide.gate.GateAnswer;
import dev.kanmon.operator.decide.rollout.ColourObservation.Present;
import dev.kanmon.operator.decide.rollout.ColourObservation.SeenPod;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * What a decision on a rollout is told, given piece by piece. At first version v2 stands ready on green, v1 serves on blue,
 * and nothing was decided yet.
 */
final class RolloutScene {

    static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    /** Since when the step is what it is; within every deadline of the seed's numbers. */
    private static final Instant RECENTLY = NOW.minusSeconds(30);

    /** The same, past every deadline. */
    private static final Instant LONG_AGO = NOW.minusSeconds(3600);

    private Wishes wishes = Wishes.ofTheSeed();
    private Step step;
    private Outcome outcome;
    private boolean overdue;
    private boolean contracted;
    private boolean afterTheRollout;
    private ServiceObservation service = selecting("blue");
    private ColourObservation blue = colour("blue", "v1", 2, 2);
    private ColourObservation green = colour("green", "v2", 2, 2);
    private Samples samples;
    private OptionalDouble answer;
    private boolean gateOpen = true;
    private String approved;
    private String retry;
    private String rival;

    static RolloutScene fresh() {
        return new RolloutScene();
    }

    static ServiceObservation selecting(String value) {
        return new ServiceObservation.Present("7", value == null ? Map.of() : Map.of("color", value));
    }

    static ColourObservation colour(String name, String version, int replicas, int ready) {
        List<SeenPod> pods = IntStream.range(0, replicas)
                .mapToObj(index -> new SeenPod(
                        "pod-" + index, "10.0.0." + index, index < ready ? NOW.minusSeconds(600) : null, false))
                .toList();
        return new Present("shop-" + name, "uid-" + name, name, version, Optional.empty(), replicas, true, pods);
    }

    private RolloutScene but(Consumer<RolloutScene> change) {
        RolloutScene next = new RolloutScene();
        next.wishes = wishes;
        next.step = step;
        next.outcome = outcome;
        next.overdue = overdue;
        next.contracted = contracted;
        next.afterTheRollout = afterTheRollout;
        next.service = service;
        next.blue = blue;
        next.green = green;
        next.samples = samples;
        next.answer = answer;
        next.gateOpen = gateOpen;
        next.approved = approved;
        next.retry = retry;
        next.rival = rival;
        change.accept(next);
        return next;
    }

    Wishes wishes() {
        return wishes;
    }

    RolloutScene wishes(Wishes next) {
        return but(scene -> scene.wishes = next);
    }

    RolloutScene step(Step next) {
        return but(scene -> scene.step = next);
    }

    RolloutScene outcome(Outcome next) {
        return but(scene -> scene.outcome = next);
    }

    RolloutScene overdue() {
        return but(scene -> scene.overdue = true);
    }

    RolloutScene contracted() {
        return but(scene -> scene.contracted = true);
    }

    /** Switching back what had ended well. */
    RolloutScene afterTheRollout() {
        return but(scene -> scene.afterTheRollout = true);
    }

    RolloutScene service(ServiceObservation next) {
        return but(scene -> scene.service = next);
    }

    RolloutScene blue(ColourObservation next) {
        return but(scene -> scene.blue = next);
    }

    RolloutScene green(ColourObservation next) {
        return but(scene -> scene.green = next);
    }

    RolloutScene samples(Samples next) {
        return but(scene -> scene.samples = next);
    }

    /** The newest sample is answered; empty: nobody answers. */
    RolloutScene answer(OptionalDouble failing) {
        return but(scene -> scene.answer = failing);
    }

    RolloutScene gate(boolean open) {
        return but(scene -> scene.gateOpen = open);
    }

    RolloutScene approved(String revision) {
        return but(scene -> scene.approved = revision);
    }

    RolloutScene retry(String value) {
        return but(scene -> scene.retry = value);
    }

    RolloutScene rival(String name) {
        return but(scene -> scene.rival = name);
    }

    BlueGreenMove decide() {
        return BlueGreenDecider.decide(new BlueGreenInput(
                "default",
                "uid",
                wishes.wish(),
                status(),
                new BlueGreenObservation(service, blue, green, sample(), Optional.ofNullable(rival)),
                candidate -> gateOpen
                        ? new GateAnswer(true, Reason.SchemaReady, "Applied.", List.of())
                        : new GateAnswer(false, Reason.SchemaNotReady, "One is pending.", List.of("m1")),
                Optional.ofNullable(approved),
                Optional.ofNullable(retry),
                false,
                null,
                NOW));
    }

    private Optional<Sample> sample() {
        return answer == null
                ? Optional.empty()
                : Optional.of(new Sample(
                        "uid/r1/" + step + "/" + since() + "/" + samples.asked(), answer, "What was answered."));
    }

    private Instant since() {
        return overdue ? LONG_AGO : RECENTLY;
    }

    /** @return null while nothing was decided */
    BlueGreenStatus status() {
        if (step == null) {
            return null;
        }
        boolean served =
                switch (step) {
                    case AwaitingSchema, ScalingUp, CheckingHealth, AwaitingApproval, Switching -> false;
                    case Idle, RemovingNew -> outcome == Outcome.Completed || outcome == Outcome.SwitchedBack;
                    case Monitoring, Settling, RemovingOld, SwitchingBack -> true;
                };
        boolean ended = outcome != null || afterTheRollout;
        return new BlueGreenStatus(
                "r1",
                step,
                outcome,
                outcome == null ? null : endedFor(outcome),
                "As it was told before.",
                ColourName.Blue,
                ColourName.Green,
                null,
                new Versions("v1", "v2"),
                new Values("blue", "green"),
                null,
                null,
                LONG_AGO.toString(),
                since().toString(),
                deadline(),
                served ? since().toString() : null,
                contracted ? Boolean.TRUE : null,
                ended ? since().toString() : null,
                samples,
                null);
    }

    private String deadline() {
        return switch (step) {
            case ScalingUp, CheckingHealth, Switching, Monitoring, SwitchingBack ->
                (overdue ? NOW.minusSeconds(1) : NOW.plusSeconds(600)).toString();
            case Idle, AwaitingSchema, AwaitingApproval, Settling, RemovingOld, RemovingNew -> null;
        };
    }

    private static Reason endedFor(Outcome outcome) {
        return switch (outcome) {
            case Completed -> Reason.RolloutComplete;
            case Failed -> Reason.HealthCheckFailed;
            case SwitchedBack -> Reason.SwitchedBack;
            case Aborted -> Reason.RolloutAborted;
        };
    }
}
