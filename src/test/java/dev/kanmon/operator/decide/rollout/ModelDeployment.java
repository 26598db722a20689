package dev.kanmon.operator.decide.rollout;

import dev.kanmon.operator.decide.rollout.ColourObservation.Present;
import dev.kanmon.operator.decide.rollout.ColourObservation.SeenPod;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A Deployment and its controller, as far as a rollout sees them: its pods are ready some seconds after they were wanted. */
final class ModelDeployment {

    private static final Duration START = Duration.ofSeconds(3);

    private final String name;
    private final String value;
    private final String uid;
    private String version;
    private int replicas;
    private Instant startedAt;
    private boolean neverReady;

    ModelDeployment(String name, String value, String version, int replicas, Instant startedAt) {
        this.name = name;
        this.value = value;
        this.uid = name + "-" + startedAt;
        this.version = version;
        this.replicas = replicas;
        this.startedAt = startedAt;
    }

    void scale(int wanted, Instant now) {
        startedAt = replicas == 0 ? now : startedAt;
        replicas = wanted;
    }

    void template(String wanted, Instant now) {
        version = wanted;
        startedAt = now;
    }

    void neverReady() {
        neverReady = true;
    }

    int replicas() {
        return replicas;
    }

    String version() {
        return version;
    }

    String uid() {
        return uid;
    }

    boolean canServe(Instant now) {
        return replicas > 0 && isReady(now);
    }

    private boolean isReady(Instant now) {
        return !neverReady && !now.isBefore(startedAt.plus(START));
    }

    Present seen(Instant now) {
        Instant readySince = isReady(now) ? startedAt.plus(START) : null;
        List<SeenPod> pods = IntStream.range(0, replicas)
                .mapToObj(index -> new SeenPod(name + "-" + index, "10.0.0." + index, readySince, false))
                .toList();
        return new Present(name, uid, value, version, Optional.empty(), replicas, true, pods);
    }
}
