package dev.kanmon.operator.decide.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.BlueGreen;
import dev.kanmon.api.v1alpha1.BlueGreenStatus;
import dev.kanmon.api.v1alpha1.BlueGreenStatus.Step;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.operator.decide.gate.GateAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The seed documents' cluster, in simulated time: blue serves, green gets the new version, and a resource leads. */
final class SeedCluster {

    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
    private static final Duration SOONEST = Duration.ofMillis(10);
    private static final int LONGEST_WALK = 1_000;

    private final BlueGreen wish;
    private final int wellAfter;
    private final double errorRate;
    private final ModelDeployment blue = new ModelDeployment("shop-blue", "blue", "v1", 3, START.minusSeconds(86_400));
    private final ModelDeployment green =
            new ModelDeployment("shop-green", "green", "v1", 0, START.minusSeconds(86_400));
    private final List<Instant> checks = new ArrayList<>();
    private final List<String> switches = new ArrayList<>();
    private Instant now = START;
    private Instant served;
    private Duration watched = Duration.ZERO;
    private boolean blueDeleted;
    private BlueGreenStatus status;
    private Sample sample;

    /**
     * @param wellAfter green's pods answer at this round, from 1; 0 for never
     * @param errorRate the share of green's requests that fail
     */
    SeedCluster(BlueGreen wish, int wellAfter, double errorRate) {
        this.wish = wish;
        this.wellAfter = wellAfter;
        this.errorRate = errorRate;
    }

    /** Deploys the new version, and lets the operator lead its rollout to the end. */
    RolloutStory story() {
        pass();
        green.template("v2", now);
        pass();
        for (int pass = 0; status.step() != Step.Idle; pass++) {
            assertThat(pass).as("passes, at %s", status).isLessThan(LONGEST_WALK);
            pass();
        }
        return new RolloutStory(checks.size(), pauses(), switches, watched, blueDeleted, green.replicas() == 0);
    }

    BlueGreenStatus status() {
        return status;
    }

    private void pass() {
        BlueGreenMove move = BlueGreenDecider.decide(input());
        status = move.status();
        move.act().ifPresent(this::perform);
        Instant next = move.act().filter(RolloutAct.Ask.class::isInstance).isPresent() ? now : move.recheckAt();
        now = next.isBefore(now.plus(SOONEST)) ? now.plus(SOONEST) : next;
    }

    private BlueGreenInput input() {
        String serving = switches.isEmpty() ? "blue" : switches.get(switches.size() - 1);
        BlueGreenObservation seen = new BlueGreenObservation(
                new ServiceObservation.Present(Integer.toString(switches.size()), Map.of(wish.selectorKey(), serving)),
                blueDeleted ? new ColourObservation.Missing() : blue.seen(now),
                green.seen(now),
                Optional.ofNullable(sample),
                Optional.empty());
        return new BlueGreenInput(
                "shop",
                "uid-1",
                wish,
                status,
                seen,
                candidate -> new GateAnswer(true, Reason.SchemaReady, "Applied.", List.of()),
                Optional.empty(),
                Optional.empty(),
                false,
                null,
                now);
    }

    private void perform(RolloutAct act) {
        if (act instanceof RolloutAct.Ask ask) {
            sample = answer(ask.request());
        } else if (act instanceof RolloutAct.Scale scale) {
            (scale.deployment().equals("shop-blue") ? blue : green).scale(scale.to(), now);
        } else if (act instanceof RolloutAct.Switch change) {
            switched(change.to());
        } else if (act instanceof RolloutAct.Delete delete) {
            assertThat(delete.deployment()).isEqualTo("shop-blue");
            watched = Duration.between(served, now);
            blueDeleted = true;
        }
    }

    private void switched(String to) {
        watched = served == null ? Duration.ZERO : Duration.between(served, now);
        served = now;
        switches.add(to);
    }

    private Sample answer(SampleRequest request) {
        if (request instanceof SampleRequest.Pods) {
            checks.add(now);
            boolean well = checks.size() == wellAfter;
            return new Sample(request.id(), OptionalDouble.of(well ? 0 : 1), "Asked.");
        }
        SampleRequest.Prometheus query = (SampleRequest.Prometheus) request;
        assertThat(query.query()).contains("namespace=\"shop\"", "pod=~\"shop-green-.*\"");
        return new Sample(request.id(), OptionalDouble.of(errorRate), "Asked.");
    }

    private List<Duration> pauses() {
        List<Duration> pauses = new ArrayList<>();
        for (int check = 1; check < checks.size(); check++) {
            pauses.add(Duration.between(checks.get(check - 1), checks.get(check)));
        }
        return pauses;
    }
}
