package dev.kanmon.operator.decide.rollout;

import dev.kanmon.api.v1alpha1.BlueGreen;
import dev.kanmon.api.v1alpha1.BlueGreen.Colour;
import dev.kanmon.api.v1alpha1.BlueGreen.ColourName;
import dev.kanmon.api.v1alpha1.BlueGreen.Control;
import dev.kanmon.api.v1alpha1.BlueGreen.FailureAction;
import dev.kanmon.api.v1alpha1.BlueGreen.HealthCheck;
import dev.kanmon.api.v1alpha1.BlueGreen.HttpSample;
import dev.kanmon.api.v1alpha1.BlueGreen.Monitor;
import dev.kanmon.api.v1alpha1.BlueGreen.OnRolloutFailure;
import dev.kanmon.api.v1alpha1.BlueGreen.OnSuccess;
import dev.kanmon.api.v1alpha1.BlueGreen.Readiness;
import dev.kanmon.api.v1alpha1.BlueGreen.SuccessAction;
import dev.kanmon.api.v1alpha1.BlueGreen.SwitchApproval;
import dev.kanmon.api.v1alpha1.BlueGreen.TrafficHook;
import java.util.function.Consumer;

/** A wish for a Blue-Green rollout, given piece by piece; at first the numbers of the seed documents' script. */
final class Wishes {

    static final String SERVICE = "shop";

    private HealthCheck healthCheck = new HealthCheck("/health", 8080, null, 30, "2s", "1s", 1);
    private Integer minReadySeconds;
    private SwitchApproval approval;
    private Monitor monitor = http("5m", "10s", 1);
    private OnSuccess onSuccess;
    private OnRolloutFailure onFailure;
    private Control control = Control.Continue;
    private TrafficHook trafficHook;

    private Wishes() {}

    static Wishes ofTheSeed() {
        return new Wishes();
    }

    static Monitor http(String duration, String interval, int failureThreshold) {
        return new Monitor(
                duration,
                interval,
                "1%",
                failureThreshold,
                null,
                new HttpSample("http://metrics.${namespace}/${deployment}", "/errors/rate"),
                null);
    }

    static Monitor readiness() {
        return new Monitor("5m", "10s", "1%", 1, null, null, new Readiness());
    }

    private Wishes but(Consumer<Wishes> change) {
        Wishes next = new Wishes();
        next.healthCheck = healthCheck;
        next.minReadySeconds = minReadySeconds;
        next.approval = approval;
        next.monitor = monitor;
        next.onSuccess = onSuccess;
        next.onFailure = onFailure;
        next.control = control;
        next.trafficHook = trafficHook;
        change.accept(next);
        return next;
    }

    Wishes healthCheck(HealthCheck wanted) {
        return but(next -> next.healthCheck = wanted);
    }

    Wishes minReadySeconds(int wanted) {
        return but(next -> next.minReadySeconds = wanted);
    }

    Wishes approval() {
        return but(next -> next.approval = SwitchApproval.Required);
    }

    Wishes monitor(Monitor wanted) {
        return but(next -> next.monitor = wanted);
    }

    Wishes onSuccess(SuccessAction action, String after) {
        return but(next -> next.onSuccess = new OnSuccess(action, after));
    }

    Wishes onFailure(FailureAction action, boolean scaleDown) {
        return but(next -> next.onFailure = new OnRolloutFailure(action, scaleDown));
    }

    Wishes control(Control wanted) {
        return but(next -> next.control = wanted);
    }

    Wishes trafficHook() {
        return but(next -> next.trafficHook = new TrafficHook("2m", null, null));
    }

    BlueGreen wish() {
        return new BlueGreen(
                trafficHook == null ? SERVICE : null,
                "color",
                new Colour("shop-blue", null),
                new Colour("shop-green", null),
                trafficHook == null ? null : ColourName.Blue,
                healthCheck,
                minReadySeconds,
                approval,
                monitor,
                onSuccess,
                onFailure,
                "10m",
                control,
                trafficHook);
    }

    @Override
    public String toString() {
        return wish().toString();
    }
}
