package dev.kanmon.operator.decide.rollout;

import dev.kanmon.api.v1alpha1.BlueGreen;
import dev.kanmon.api.v1alpha1.BlueGreen.Control;
import dev.kanmon.api.v1alpha1.BlueGreen.FailureAction;
import dev.kanmon.api.v1alpha1.BlueGreen.HealthCheck;
import dev.kanmon.api.v1alpha1.BlueGreen.Monitor;
import dev.kanmon.api.v1alpha1.BlueGreen.SuccessAction;
import dev.kanmon.api.v1alpha1.BlueGreen.SwitchApproval;
import dev.kanmon.api.v1alpha1.BlueGreenStatus.Step;
import dev.kanmon.contract.GoDuration;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** What is asked for, read: durations as such, and the defaults of the CRD's schema where nothing is given. */
final class RolloutTerms {

    private final BlueGreen wish;

    RolloutTerms(BlueGreen wish) {
        this.wish = wish;
    }

    Control control() {
        return wish.control() == null ? Control.Continue : wish.control();
    }

    boolean needsApproval() {
        return wish.approval() == SwitchApproval.Required;
    }

    boolean hasTrafficHook() {
        return wish.trafficHook() != null;
    }

    String selectorKey() {
        return wish.selectorKey() == null ? "color" : wish.selectorKey();
    }

    Duration minReady() {
        return Duration.ofSeconds(wish.minReadySeconds() == null ? 0 : wish.minReadySeconds());
    }

    Optional<HealthCheck> healthCheck() {
        return Optional.ofNullable(wish.healthCheck());
    }

    Optional<Monitor> monitor() {
        return Optional.ofNullable(wish.monitor());
    }

    SuccessAction onSuccess() {
        return wish.onSuccess() == null || wish.onSuccess().action() == null
                ? SuccessAction.Keep
                : wish.onSuccess().action();
    }

    /** How long the old version is kept after the rollout. */
    Duration settling() {
        return wish.onSuccess() == null || wish.onSuccess().after() == null
                ? Duration.ZERO
                : GoDuration.parseWithDays(wish.onSuccess().after());
    }

    boolean switchesBack() {
        return wish.onFailure() == null || wish.onFailure().action() != FailureAction.Hold;
    }

    boolean scalesDownFailed() {
        return wish.onFailure() == null
                || !Boolean.FALSE.equals(wish.onFailure().scaleDown());
    }

    /** How long a step may take; empty where it waits for a person, or for something without an end of its own. */
    Optional<Duration> limit(Step step) {
        return switch (step) {
            case Idle, AwaitingSchema, AwaitingApproval, Settling, RemovingOld, RemovingNew -> Optional.empty();
            case ScalingUp -> Optional.of(progressDeadline().plus(minReady()));
            case CheckingHealth -> Optional.of(longer(progressDeadline(), allRounds()));
            case Switching, SwitchingBack -> Optional.of(longer(progressDeadline(), hookTimeout()));
            case Monitoring -> monitor().map(monitor -> monitorDuration(monitor).plus(progressDeadline()));
        };
    }

    static Duration interval(HealthCheck check) {
        return duration(check.interval(), Duration.ofSeconds(2));
    }

    static Duration timeout(HealthCheck check) {
        return duration(check.timeout(), Duration.ofSeconds(1));
    }

    static int attempts(HealthCheck check) {
        return check.attempts() == null ? 30 : check.attempts();
    }

    static int successThreshold(HealthCheck check) {
        return check.successThreshold() == null ? 1 : check.successThreshold();
    }

    static Duration monitorDuration(Monitor monitor) {
        return duration(monitor.duration(), Duration.ofMinutes(5));
    }

    static Duration interval(Monitor monitor) {
        return duration(monitor.interval(), Duration.ofSeconds(10));
    }

    static int failureThreshold(Monitor monitor) {
        return monitor.failureThreshold() == null ? 1 : monitor.failureThreshold();
    }

    /** The line, as a share: 1% is 0.01. */
    static double line(Monitor monitor) {
        String percent = monitor.maxErrorRate() == null ? "1%" : monitor.maxErrorRate();
        return new BigDecimal(percent.substring(0, percent.length() - 1))
                .movePointLeft(2)
                .doubleValue();
    }

    private Duration progressDeadline() {
        return duration(wish.progressDeadline(), Duration.ofMinutes(10));
    }

    private Duration allRounds() {
        return healthCheck()
                .map(check -> interval(check).plus(timeout(check)).multipliedBy(attempts(check)))
                .orElse(Duration.ZERO);
    }

    private Duration hookTimeout() {
        return hasTrafficHook() ? duration(wish.trafficHook().timeout(), Duration.ofMinutes(2)) : Duration.ZERO;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Duration duration(String given, Duration otherwise) {
        return given == null ? otherwise : GoDuration.parse(given);
    }
}
