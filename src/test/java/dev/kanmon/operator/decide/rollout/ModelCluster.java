package dev.kanmon.operator.decide.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.BlueGreen.ColourName;
import dev.kanmon.api.v1alpha1.BlueGreenStatus;
import dev.kanmon.api.v1alpha1.BlueGreenStatus.Outcome;
import dev.kanmon.api.v1alpha1.BlueGreenStatus.Step;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.operator.decide.gate.GateAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A cluster with one Service and two Deployments, and an operator that leads their rollout. What it does is checked as it
 * is done: never the Service at a colour that cannot serve, never a hand on what serves.
 */
final class ModelCluster {

    static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    private static final Duration SOONEST = Duration.ofMillis(10);

    private Wishes wishes;
    private Instant now = START;
    private final Map<ColourName, ModelDeployment> deployments = new EnumMap<>(ColourName.class);
    private String selected = "blue";
    private int resourceVersion = 1;
    private BlueGreenStatus status;
    private boolean gateOpen = true;
    private boolean contracting;
    private String approvedSwitch;
    private String retry;
    private String rival;
    private Sample sample;
    private final Set<String> unwell = new HashSet<>();
    private final Set<String> failing = new HashSet<>();
    private boolean monitorGone;
    private BlueGreenMove move;
    private final List<RolloutAct> done = new ArrayList<>();
    private final Map<String, Integer> switches = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();

    ModelCluster(Wishes wishes) {
        this.wishes = wishes;
        deployments.put(ColourName.Blue, new ModelDeployment("shop-blue", "blue", "v1", 2, START.minusSeconds(86400)));
        deployments.put(
                ColourName.Green, new ModelDeployment("shop-green", "green", "v1", 0, START.minusSeconds(86400)));
    }

    // What happens to the cluster.

    ModelCluster deploy(ColourName colour, String version) {
        deployments.get(colour).template(version, now);
        return this;
    }

    ModelCluster create(ColourName colour, String version) {
        String name = colour == ColourName.Blue ? "blue" : "green";
        deployments.put(colour, new ModelDeployment("shop-" + name, name, version, 2, now));
        return this;
    }

    ModelCluster delete(ColourName colour) {
        deployments.remove(colour);
        return this;
    }

    /** Somebody edits the Service; null takes the key out. What the operator did before counts no more. */
    ModelCluster select(String value) {
        switches.clear();
        return selected(value);
    }

    private ModelCluster selected(String value) {
        selected = value;
        resourceVersion++;
        return this;
    }

    ModelCluster wish(Wishes wanted) {
        wishes = wanted;
        return this;
    }

    Wishes wishes() {
        return wishes;
    }

    ModelCluster gate(boolean open) {
        gateOpen = open;
        return this;
    }

    ModelCluster contracting(boolean running) {
        contracting = running;
        return this;
    }

    ModelCluster approve() {
        approvedSwitch = status.revision();
        return this;
    }

    ModelCluster retry(String value) {
        retry = value;
        return this;
    }

    ModelCluster rival(String name) {
        rival = name;
        return this;
    }

    /** This version's health check fails. */
    ModelCluster unwell(String version) {
        unwell.add(version);
        return this;
    }

    /** This version fails its users' requests. */
    ModelCluster failing(String version) {
        failing.add(version);
        return this;
    }

    ModelCluster well(String version) {
        failing.remove(version);
        unwell.remove(version);
        return this;
    }

    ModelCluster monitorGone(boolean gone) {
        monitorGone = gone;
        return this;
    }

    ModelCluster neverReady(ColourName colour) {
        deployments.get(colour).neverReady();
        return this;
    }

    // What the operator does.

    /** One pass; then time goes on to when it wants to look again. */
    ModelCluster pass() {
        decide();
        move.act().ifPresent(this::perform);
        goOn();
        return this;
    }

    /** A pass whose effect is lost; the operator that comes up then remembers nothing. */
    ModelCluster passAndCrash() {
        decide();
        sample = null;
        goOn();
        return this;
    }

    /** A pass whose effect is done; the operator that comes up then remembers nothing of it. */
    ModelCluster passDoneAndCrash() {
        decide();
        move.act().ifPresent(this::perform);
        sample = null;
        goOn();
        return this;
    }

    ModelCluster passes(int number) {
        for (int pass = 0; pass < number; pass++) {
            pass();
        }
        return this;
    }

    ModelCluster until(Step step) {
        for (int pass = 0; pass < 2_000 && !(status != null && status.step() == step); pass++) {
            pass();
        }
        assertThat(status.step()).as(this::toString).isEqualTo(step);
        return this;
    }

    /** Until a rollout has ended and nothing is left to be done. */
    ModelCluster untilTheEnd() {
        pass();
        return until(Step.Idle);
    }

    ModelCluster later(Duration time) {
        now = now.plus(time);
        return this;
    }

    private void decide() {
        move = BlueGreenDecider.decide(new BlueGreenInput(
                "default",
                "uid-1",
                wishes.wish(),
                status,
                seen(),
                candidate -> gateOpen
                        ? new GateAnswer(true, Reason.SchemaReady, "Applied.", List.of())
                        : new GateAnswer(false, Reason.SchemaNotReady, "One is pending.", List.of("m1")),
                Optional.ofNullable(approvedSwitch),
                Optional.ofNullable(retry),
                contracting,
                null,
                now));
        status = move.status();
        if (steps.isEmpty() || steps.get(steps.size() - 1) != status.step()) {
            steps.add(status.step());
        }
    }

    private void goOn() {
        Instant soonest = now.plus(SOONEST);
        now = move.recheckAt().isBefore(soonest) ? soonest : move.recheckAt();
    }

    private BlueGreenObservation seen() {
        return new BlueGreenObservation(
                new ServiceObservation.Present(
                        Integer.toString(resourceVersion), selected == null ? Map.of() : Map.of("color", selected)),
                seen(ColourName.Blue),
                seen(ColourName.Green),
                Optional.ofNullable(sample),
                Optional.ofNullable(rival));
    }

    private ColourObservation seen(ColourName colour) {
        return deployments.containsKey(colour) ? deployments.get(colour).seen(now) : new ColourObservation.Missing();
    }

    private void perform(RolloutAct act) {
        if (act instanceof RolloutAct.Ask ask) {
            answer(ask.request());
            return;
        }
        done.add(act);
        if (act instanceof RolloutAct.Scale scale) {
            scale(scale);
        } else if (act instanceof RolloutAct.Delete delete) {
            assertThat(delete.deployment()).as("what is deleted").isNotEqualTo("shop-" + selected);
            deployments.values().removeIf(one -> one.uid().equals(delete.uid()));
        } else if (act instanceof RolloutAct.Switch change) {
            change(change);
        }
    }

    private void scale(RolloutAct.Scale scale) {
        ModelDeployment deployment = deployments.get(colour(scale.deployment()));
        assertThat(deployment.replicas()).isEqualTo(scale.from());
        if (scale.to() < scale.from()) {
            assertThat(scale.deployment()).as("what is scaled down").isNotEqualTo("shop-" + selected);
        }
        deployment.scale(scale.to(), now);
    }

    private void change(RolloutAct.Switch change) {
        assertThat(change.resourceVersion()).isEqualTo(Integer.toString(resourceVersion));
        assertThat(change.from()).isEqualTo(selected);
        assertThat(deployments.get(colour("shop-" + change.to())))
                .as("the colour that is switched to")
                .isNotNull()
                .matches(deployment -> deployment.canServe(now), "has a ready pod");
        assertThat(switches.merge(status.revision() + "→" + change.to(), 1, Integer::sum))
                .as("switches of one rollout in one direction")
                .isEqualTo(1);
        selected(change.to());
    }

    private void answer(SampleRequest request) {
        String version = deployments.get(watched(request)).version();
        if (request instanceof SampleRequest.Pods) {
            sample = new Sample(
                    request.id(), OptionalDouble.of(unwell.contains(version) ? 1 : 0), "Pods of " + version + ".");
        } else {
            sample = monitorGone
                    ? new Sample(request.id(), OptionalDouble.empty(), "Nobody answers.")
                    : new Sample(
                            request.id(),
                            OptionalDouble.of(failing.contains(version) ? 0.05 : 0.001),
                            "Requests of " + version + ".");
        }
        move = new BlueGreenMove(move.status(), move.standing(), move.act(), move.shift(), now);
    }

    /** A health check is of the colour that is to serve, monitoring of the one that serves. */
    private ColourName watched(SampleRequest request) {
        if (request instanceof SampleRequest.Document document) {
            return document.address().endsWith("shop-blue") ? ColourName.Blue : ColourName.Green;
        }
        return status.step() == Step.SwitchingBack ? status.from() : status.to();
    }

    private static ColourName colour(String deployment) {
        return deployment.equals("shop-blue") ? ColourName.Blue : ColourName.Green;
    }

    // What there is to see of it.

    BlueGreenStatus status() {
        return status;
    }

    BlueGreenMove move() {
        return move;
    }

    Instant now() {
        return now;
    }

    String selected() {
        return selected;
    }

    ModelDeployment deployment(ColourName colour) {
        return deployments.get(colour);
    }

    List<RolloutAct> done() {
        return List.copyOf(done);
    }

    /** The steps in the order in which they were reached, as far as a pass ended at them. */
    List<Step> steps() {
        return List.copyOf(steps);
    }

    Outcome outcome() {
        return status.outcome();
    }

    @Override
    public String toString() {
        return "at " + now + ", " + selected + " selected: " + status + ", done " + done;
    }
}
