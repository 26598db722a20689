package dev.kanmon.operator.decide.rollout;

import dev.kanmon.api.v1alpha1.BlueGreen.ColourName;
import dev.kanmon.api.v1alpha1.HookStatus;
import dev.kanmon.api.v1alpha1.HookStatus.HookPhase;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.operator.decide.hook.HookProgress;
import dev.kanmon.operator.decide.rollout.BlueGreenMove.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes the one colour or the other the one that serves: by a patch of the Service, or by the traffic hook. */
final class Switch {

    /** A patch that was lost, or met another version of the Service, is tried again at once; for long it is not hurried. */
    private static final Duration AT_ONCE = Duration.ofMillis(200);

    private static final Duration HURRIED = Duration.ofSeconds(10);

    private final Situation situation;
    private final StatusDraft status;
    private final ColourName target;
    private final Reason reason;

    /** @param target the colour that is to serve, and can */
    Switch(Situation situation, ColourName target) {
        this.situation = situation;
        this.status = situation.status();
        this.target = target;
        this.reason = target == situation.to() ? Reason.Switching : Reason.SwitchingBack;
    }

    /** One look at how far it is, and what is next. */
    Turn next() {
        return situation.terms().hasTrafficHook() ? byHook() : byPatch();
    }

    private Turn byPatch() {
        String service = situation.input().wish().service();
        ServiceObservation.Present seen =
                (ServiceObservation.Present) situation.input().seen().service();
        String key = situation.terms().selectorKey();
        String message = "Service " + service + " is being switched to "
                + situation.colours().label(target) + (situation.isOverdue() ? ", which takes too long" : "")
                + situation.until() + ".";
        return stay(message, again())
                .act(new RolloutAct.Switch(
                        service,
                        seen.resourceVersion(),
                        key,
                        seen.selector().get(key),
                        situation.colours().value(target).orElseThrow()));
    }

    private Instant again() {
        boolean hurried = situation.now().isBefore(status.stepSince().plus(HURRIED));
        return hurried ? situation.now().plus(AT_ONCE) : situation.soon();
    }

    private Turn byHook() {
        HookProgress progress = situation
                .input()
                .trafficHooks()
                .of(status.revision(), target != situation.to())
                .advance(status.trafficHook() == null ? List.of() : List.of(status.trafficHook()));
        HookStatus hook = progress.hooks().get(0);
        status.trafficHook(hook);
        return switch (progress.state()) {
            case THROUGH -> told();
            case UNDER_WAY ->
                stay(
                                "The traffic hook (" + hook.object() + ") tells that "
                                        + situation.colours().label(target) + " serves"
                                        + (hook.message() == null ? "." : ": " + hook.message()),
                                progress.recheckAt().orElseGet(situation::soon))
                        .shift(progress.create() ? Optional.of(shift()) : Optional.empty());
            case BLOCKED ->
                situation.stay(
                        Standing.STALLED,
                        Reason.TrafficHookFailed,
                        "The traffic hook failed: " + hook.message() + " Which version serves is not certain. Mend the"
                                + " cause and set another value of the annotation kanmon.dev/retry, or set control to"
                                + " Abort, which has the hook tell the other way round.",
                        progress.recheckAt().orElseGet(situation::later));
        };
    }

    private TrafficShift shift() {
        return new TrafficShift(
                situation.colours().deployment(target.other()),
                situation.colours().deployment(target));
    }

    /** Nobody but the hook says who serves. */
    private Turn told() {
        status.serving(target);
        return Turn.onward();
    }

    private Turn stay(String message, Instant recheckAt) {
        return situation.isOverdue()
                ? situation.stay(Standing.STALLED, Reason.RolloutTimedOut, message, recheckAt)
                : situation.stay(Standing.UNDER_WAY, reason, message, recheckAt);
    }

    /** Whether a hook was begun that has not ended: what it tells, and when, is not in Kanmon's hands any more. */
    static boolean isUnderWay(StatusDraft status) {
        return isAt(status, HookPhase.Running) || isAt(status, HookPhase.Waiting);
    }

    /** Whether nobody knows what the gateway was told. */
    static boolean isUncertain(StatusDraft status) {
        return isUnderWay(status) || isAt(status, HookPhase.Failed);
    }

    private static boolean isAt(StatusDraft status, HookPhase phase) {
        return status.trafficHook() != null && status.trafficHook().phase() == phase;
    }
}
