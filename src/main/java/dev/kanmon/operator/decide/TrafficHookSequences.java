package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.BlueGreen;
import dev.kanmon.api.v1alpha1.BlueGreen.TrafficHook;
import dev.kanmon.api.v1alpha1.BlueGreenStatus;
import dev.kanmon.api.v1alpha1.HookFailure;
import dev.kanmon.api.v1alpha1.HookStatus.HookKind;
import dev.kanmon.contract.GoDuration;
import dev.kanmon.operator.decide.hook.HookSequence;
import dev.kanmon.operator.decide.hook.HookSighting;
import dev.kanmon.operator.decide.hook.HookUse;
import dev.kanmon.operator.decide.hook.PlannedHook;
import dev.kanmon.operator.decide.rollout.TrafficHooks;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The traffic hook as a sequence of one; the switch and the way back are two rounds, and so two objects. */
final class TrafficHookSequences implements TrafficHooks {

    /** The default of the CRD's schema. */
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private static final int SWITCH = 1;
    private static final int BACK = 2;

    private final Observed observed;
    private final BlueGreen wish;
    private final BlueGreenStatus status;

    /**
     * @param wish with the hook, or with a Service and without one
     * @param status what was written last; null before the first decision
     */
    TrafficHookSequences(Observed observed, BlueGreen wish, BlueGreenStatus status) {
        this.observed = observed;
        this.wish = wish;
        this.status = status;
    }

    @Override
    public HookSequence of(String revision, boolean back) {
        return new HookSequence(
                HookUse.Traffic,
                List.of(planned(wish.trafficHook())),
                (hook, attempt) ->
                        Naming.hook(observed.owner(), HookUse.Traffic, hook, revision, back ? BACK : SWITCH, attempt),
                attempt -> Backoff.QUICK.after(attempt, observed.owner().uid()),
                sighting(),
                observed.now());
    }

    private PlannedHook planned(TrafficHook hook) {
        return new PlannedHook(
                TrafficHook.NAME,
                hook.job() == null ? HookKind.Http : HookKind.Job,
                hook.timeout() == null ? TIMEOUT : GoDuration.parse(hook.timeout()),
                HookFailure.Block,
                Naming.hash(observed.rollout().retry().orElse("") + hook),
                true);
    }

    private Optional<HookSighting> sighting() {
        return status == null || status.trafficHook() == null
                ? Optional.empty()
                : Optional.of(
                        new HookSighting(TrafficHook.NAME, observed.rollout().trafficHook()));
    }
}
