package dev.kanmon.operator.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.BlueGreen;
import dev.kanmon.api.v1alpha1.BlueGreen.Colour;
import dev.kanmon.api.v1alpha1.BlueGreen.ColourName;
import dev.kanmon.api.v1alpha1.BlueGreen.Control;
import dev.kanmon.api.v1alpha1.BlueGreen.SwitchApproval;
import dev.kanmon.api.v1alpha1.BlueGreen.TrafficHook;
import dev.kanmon.api.v1alpha1.BlueGreenStatus;
import dev.kanmon.api.v1alpha1.BlueGreenStatus.Outcome;
import dev.kanmon.api.v1alpha1.BlueGreenStatus.Step;
import dev.kanmon.api.v1alpha1.ConditionState;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.HookStatus.HookPhase;
import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.Rollout;
import dev.kanmon.api.v1alpha1.RolloutStatus;
import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.operator.decide.hook.HookObservation;
import dev.kanmon.operator.decide.rollout.BlueGreenObservation;
import dev.kanmon.operator.decide.rollout.ColourObservation;
import dev.kanmon.operator.decide.rollout.ColourObservation.SeenPod;
import dev.kanmon.operator.decide.rollout.RolloutAct;
import dev.kanmon.operator.decide.rollout.ServiceObservation;
import dev.kanmon.operator.decide.rollout.TrafficShift;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a rollout adds to the decision on a run: what is told, what is done, and when. */
class BlueGreenStepTest {

    /** Kanmon has looked at the pair before, and both colours had one version then. */
    private static final BlueGreenStatus LOOKED = new BlueGreenStatus(
            null,
            Step.Idle,
            null,
            null,
            null,
            null,
            null,
            ColourName.Blue,
            new BlueGreenStatus.Versions("v1", "v1"),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);

    private static final Scene READY = Scene.with(SampleRuns.succeeded(RunTask.Deploy))
            .rollout(RolloutStatus.empty().blueGreen(LOOKED));

    private static BlueGreen wish(SwitchApproval approval, Control control, boolean byHook) {
        return new BlueGreen(
                byHook ? null : "shop",
                "color",
                new Colour("shop-blue", null),
                new Colour("shop-green", null),
                byHook ? ColourName.Blue : null,
                null,
                null,
                approval,
                null,
                null,
                null,
                null,
                control,
                byHook ? new TrafficHook("2m", null, null) : null);
    }

    private static Scene wishing(Scene scene, BlueGreen wish) {
        return scene.rolloutWish(new Rollout(null, null, null, null, wish));
    }

    private static ColourObservation colour(String name, String version) {
        SeenPod pod = new SeenPod("shop-" + name + "-1", "10.0.0.1", Scene.NOW.minusSeconds(60), false);
        return new ColourObservation.Present(
                "shop-" + name, "uid-" + name, name, version, Optional.empty(), 1, true, List.of(pod));
    }

    private static Scene seeing(Scene scene, String selected, String green, HookObservation hook) {
        BlueGreenObservation pair = new BlueGreenObservation(
                new ServiceObservation.Present("7", Map.of("color", selected)),
                colour("blue", "v1"),
                colour("green", green),
                Optional.empty(),
                Optional.empty());
        return scene.rolloutSeen(new RolloutObserved(
                List.of(), List.of(), pair, hook, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private static Scene seeing(Scene scene, String selected, String green) {
        return seeing(scene, selected, green, new HookObservation.Absent());
    }

    private static Finding rolledOut(Decision decision) {
        return decision.findings().stream()
                .filter(finding -> finding.type() == ConditionType.RolledOut)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void withoutAWishNothingIsAdded() {
        Decision decision = READY.decide();

        assertThat(decision.phase()).isEqualTo(Phase.Ready);
        assertThat(decision.findings()).noneMatch(finding -> finding.type() == ConditionType.RolledOut);
    }

    @Test
    void withoutANewVersionTheResourceIsReadyAndRolledOut() {
        Decision decision =
                seeing(wishing(READY, wish(null, null, false)), "blue", "v1").decide();

        assertThat(decision.phase()).isEqualTo(Phase.Ready);
        assertThat(rolledOut(decision).state()).isEqualTo(ConditionState.True);
        assertThat(rolledOut(decision).reason()).isEqualTo(Reason.NoRollout);
        assertThat(decision.recheckAt()).contains(Scene.NOW.plusSeconds(15));
    }

    @Test
    void aSwitchIsDoneAfterTheRunAndTold() {
        Decision decision =
                seeing(wishing(READY, wish(null, null, false)), "blue", "v2").decide();

        assertThat(decision.phase()).isEqualTo(Phase.RollingOut);
        assertThat(rolledOut(decision).state()).isEqualTo(ConditionState.False);
        assertThat(decision.rollout().blueGreen().step()).isEqualTo(Step.Switching);
        assertThat(decision.effect())
                .contains(new Effect.Act(new RolloutAct.Switch("shop", "7", "color", "blue", "green")));
    }

    @Test
    void aVersionIsNotStartedWhileItsMigrationsAreBeingApplied() {
        Scene running = Scene.with(SampleRuns.unseen(RunTask.Deploy))
                .rollout(RolloutStatus.empty().blueGreen(LOOKED));

        Decision decision =
                seeing(wishing(running, wish(null, null, false)), "blue", "v2").decide();

        assertThat(decision.phase()).isEqualTo(Phase.Applying);
        assertThat(rolledOut(decision).reason()).isEqualTo(Reason.AwaitingSchema);
        assertThat(decision.rollout().blueGreen().step()).isEqualTo(Step.AwaitingSchema);
    }

    @Test
    void aSwitchThatWaitsForAPersonIsAwaitingApproval() {
        Decision decision = seeing(wishing(READY, wish(SwitchApproval.Required, null, false)), "blue", "v2")
                .decide();

        assertThat(decision.phase()).isEqualTo(Phase.AwaitingApproval);
        assertThat(rolledOut(decision).reason()).isEqualTo(Reason.SwitchAwaitingApproval);
        assertThat(decision.findings()).noneMatch(finding -> finding.type() == ConditionType.Reconciling);
    }

    @Test
    void aRolloutThatAPersonStoppedIsSuspended() {
        Decision decision = seeing(wishing(READY, wish(null, Control.Pause, false)), "blue", "v2")
                .decide();

        assertThat(decision.phase()).isEqualTo(Phase.Suspended);
        assertThat(rolledOut(decision).reason()).isEqualTo(Reason.RolloutPaused);
    }

    @Test
    void aRolloutThatDoesNotGoOnIsStalled() {
        Decision decision =
                seeing(wishing(READY, wish(null, null, false)), "red", "v2").decide();

        assertThat(decision.phase()).isEqualTo(Phase.Failed);
        assertThat(decision.findings())
                .anyMatch(finding ->
                        finding.type() == ConditionType.Stalled && finding.reason() == Reason.ServingUnclear);
    }

    /** Once it serves, neither a run that failed nor one that begins takes it back or leaves it unwatched. */
    @Test
    void aRunThatFailsDoesNotStopARolloutAfterItsSwitch() {
        Scene switching = seeing(wishing(READY, wish(null, null, false)), "blue", "v2");
        BlueGreenStatus status = switching.decide().rollout().blueGreen();
        Scene failed =
                switching.after(switching.decide()).run(SampleRuns.failed(RunTask.Deploy, Reason.TargetUnusable));

        Decision decision = seeing(failed, "green", "v2").decide();

        assertThat(decision.phase()).isEqualTo(Phase.Failed);
        assertThat(decision.rollout().blueGreen().revision()).isEqualTo(status.revision());
        assertThat(decision.rollout().blueGreen().outcome()).isEqualTo(Outcome.Completed);
        assertThat(rolledOut(decision).state()).isEqualTo(ConditionState.True);
    }

    @Test
    void aRolloutThatTheSpecNoLongerAsksForIsKeptAsItStands() {
        Scene switching = seeing(wishing(READY, wish(null, null, false)), "blue", "v2");

        Decision decision = switching
                .after(switching.decide())
                .rolloutWish(new Rollout(null, null, null, null, null))
                .decide();

        assertThat(decision.rollout().blueGreen().step()).isEqualTo(Step.Switching);
        assertThat(decision.effect()).isEmpty();
        assertThat(decision.findings()).noneMatch(finding -> finding.type() == ConditionType.RolledOut);
    }

    @Test
    void aTrafficHookIsNamedBeforeItIsMadeAndTellsWhoServes() {
        Scene begun = seeing(wishing(READY, wish(null, null, true)), "?", "v2");
        Decision named = begun.decide();
        assertThat(named.effect()).isEmpty();
        BlueGreenStatus status = named.rollout().blueGreen();
        assertThat(status.trafficHook().phase()).isEqualTo(HookPhase.Running);
        assertThat(status.trafficHook().object()).contains(status.revision());

        Scene unmade = begun.after(named);
        Decision made = unmade.decide();
        assertThat(made.effect())
                .contains(new Effect.ShiftTraffic(
                        status.revision(), new TrafficShift("shop-blue", "shop-green"), status.trafficHook()));

        Decision done = seeing(unmade.after(made), "?", "v2", new HookObservation.Done("uid", null, null))
                .decide();
        assertThat(done.rollout().blueGreen().outcome()).isEqualTo(Outcome.Completed);
        assertThat(done.rollout().blueGreen().serving()).isEqualTo(ColourName.Green);
    }

    @Test
    void aTrafficHookIsToldBackUnderAnotherName() {
        Scene begun = seeing(wishing(READY, wish(null, null, true)), "?", "v2");
        Scene made = begun.after(begun.decide());
        Scene under = made.after(made.decide());

        Scene abort = wishing(under, wish(null, Control.Abort, true));
        Decision waiting = seeing(abort, "?", "v2", new HookObservation.UnderWay("uid", "calling"))
                .decide();
        assertThat(waiting.rollout().blueGreen().step())
                .as("what the hook under way tells comes first")
                .isEqualTo(Step.Switching);

        Decision aborted = seeing(abort.after(waiting), "?", "v2", new HookObservation.Done("uid", null, null))
                .decide();

        BlueGreenStatus status = aborted.rollout().blueGreen();
        assertThat(status.step()).isEqualTo(Step.SwitchingBack);
        assertThat(status.trafficHook().object())
                .isNotEqualTo(made.status().rollout().blueGreen().trafficHook().object());

        Scene back = abort.after(aborted);
        Decision told = seeing(back, "?", "v2", new HookObservation.Absent()).decide();
        assertThat(told.effect())
                .contains(new Effect.ShiftTraffic(
                        status.revision(), new TrafficShift("shop-green", "shop-blue"), status.trafficHook()));

        Decision done = seeing(back.after(told), "?", "v2", new HookObservation.Done("uid2", null, null))
                .decide();
        assertThat(done.rollout().blueGreen().outcome()).isEqualTo(Outcome.SwitchedBack);
        assertThat(done.rollout().blueGreen().serving()).isEqualTo(ColourName.Blue);
    }

    /** Nobody knows what the gateway was told, and there is nobody to whom it could be told back. */
    @Test
    void aTrafficHookThatFailedStallsWhereTheOldVersionIsGone() {
        Scene begun = seeing(wishing(READY, wish(null, null, true)), "?", "v2");
        Scene made = begun.after(begun.decide());
        Scene under = made.after(made.decide());
        Decision failed = seeing(
                        under,
                        "?",
                        "v2",
                        new HookObservation.Failed("uid", Reason.TrafficHookFailed, "It answered 500.", false))
                .decide();
        assertThat(failed.phase()).isEqualTo(Phase.Failed);
        assertThat(rolledOut(failed).reason()).isEqualTo(Reason.TrafficHookFailed);

        BlueGreenObservation alone = new BlueGreenObservation(
                new ServiceObservation.Missing(),
                new ColourObservation.Missing(),
                colour("green", "v2"),
                Optional.empty(),
                Optional.empty());
        Decision aborted = wishing(under.after(failed), wish(null, Control.Abort, true))
                .rolloutSeen(new RolloutObserved(
                        List.of(),
                        List.of(),
                        alone,
                        new HookObservation.Absent(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
                .decide();

        assertThat(aborted.phase()).isEqualTo(Phase.Failed);
        assertThat(rolledOut(aborted).reason()).isEqualTo(Reason.WorkloadMissing);
        assertThat(aborted.effect()).isEmpty();
    }
}
