package dev.kanmon.operator.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.BlueGreenStatus;
import dev.kanmon.api.v1alpha1.HookFailure;
import dev.kanmon.api.v1alpha1.Hooks;
import dev.kanmon.api.v1alpha1.Hooks.Hook;
import dev.kanmon.api.v1alpha1.HttpHook;
import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.api.v1alpha1.ProgressStatus;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.RolloutStatus;
import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.contract.Risk;
import dev.kanmon.operator.decide.JobObservation.Running;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@code status.progress} says, and when it changes. */
class PhaseProgressTest {

    private static final Instant NOW = Scene.NOW;
    private static final Running RUNNING = new Running("job-uid");

    @Test
    void aJobIsWaitedForUntilItsDeadline() {
        ProgressStatus progress = progress(migrating());

        assertThat(progress.phase()).isEqualTo(Phase.Applying);
        assertThat(progress.since()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(progress.message())
                .isEqualTo("Waits for Job " + SampleRuns.started(RunTask.Deploy).job() + ".");
        assertThat(progress.deadline()).isEqualTo("2026-01-02T04:04:05Z");
    }

    @Test
    void nothingChangesWithTheTimeAlone() {
        Scene scene = passed(migrating());
        ProgressStatus first = scene.status().progress();
        for (Duration later : List.of(Duration.ofSeconds(2), Duration.ofMinutes(10), Duration.ofMinutes(59))) {
            scene = passed(scene.now(NOW.plus(later)));
            assertThat(scene.status().progress()).isEqualTo(first);
        }
    }

    @Test
    void aMissedDeadlineIsSeenOnceAndStays() {
        Scene atFirst = passed(migrating());
        Scene hanging = passed(atFirst.now(NOW.plus(Duration.ofMinutes(62))));
        Scene longAfter = passed(hanging.now(NOW.plus(Duration.ofHours(9))));

        assertThat(atFirst.status().progress().overdue()).isNull();
        assertThat(hanging.status().progress().overdue()).isTrue();
        assertThat(longAfter.status().progress()).isEqualTo(hanging.status().progress());
    }

    @Test
    void aMissedDeadlineIsLookedForWithoutAnyOtherEvent() {
        Scene scene = migrating();
        Decision decision = MigrationDecider.decide(scene.observed());
        ProgressStatus progress = PhaseProgress.of(scene.observed(), decision);

        assertThat(PhaseProgress.recheckAt(progress, decision).orElseThrow())
                .isAfter(Instant.parse(progress.deadline()))
                .isBefore(Instant.parse(progress.deadline()).plus(Duration.ofMinutes(5)));
        assertThat(PhaseProgress.recheckAt(overdue(progress), decision)).isEqualTo(decision.recheckAt());
    }

    @Test
    void aWaitForTheNextAttemptEndsWithIt() {
        Instant retryAt = NOW.plusSeconds(30);
        ProgressStatus progress =
                progress(Scene.fresh().phase(Phase.Pending).run(SampleRuns.waiting(RunTask.Deploy, retryAt)));

        assertThat(progress.phase()).isEqualTo(Phase.Pending);
        assertThat(progress.message()).isEqualTo("Waits for the next attempt.");
        assertThat(progress.deadline()).isEqualTo(retryAt.toString());
    }

    @Test
    void aHookIsWaitedForFromItsOwnBeginningOn() {
        Hook drain = new Hook(
                "drain",
                "5m",
                HookFailure.Block,
                null,
                new HttpHook("https://queue.example/drain", null, null, null, null, null, null));
        Scene scene = Scene.fresh()
                .hooksWish(new Hooks(List.of(drain), List.of()))
                .plan(SamplePlans.of(Risk.Low))
                .run(SampleRuns.planned());
        for (int pass = 0; pass < 5 && scene.status().phase() != Phase.BackingUp; pass++) {
            scene = passed(scene);
        }

        ProgressStatus progress = scene.status().progress();
        assertThat(progress.phase()).isEqualTo(Phase.BackingUp);
        assertThat(progress.message()).startsWith("Waits for hook drain, Http shop-before-drain-");
        assertThat(progress.deadline()).isEqualTo("2026-01-02T03:09:05Z");
    }

    @Test
    void aRolloutsStepHasItsOwnDeadlineUnlessAPersonHasPausedIt() {
        ProgressStatus monitoring = rollingOut(Reason.Monitoring);
        ProgressStatus paused = rollingOut(Reason.RolloutPaused);

        assertThat(monitoring.message()).isEqualTo("shop-green serves and is watched.");
        assertThat(monitoring.deadline()).isEqualTo("2026-01-02T03:20:00Z");
        assertThat(paused.deadline()).isNull();
    }

    @Test
    void nothingIsWaitedForWhereAllIsDoneAndNoDeadlineIsSetForPeople() {
        Scene ready = Scene.fresh().phase(Phase.Ready).run(SampleRuns.succeeded(RunTask.Deploy));
        ProgressStatus done = progress(ready);
        ProgressStatus suspended = progress(Scene.fresh().suspend(true));

        assertThat(done.phase()).isEqualTo(Phase.Ready);
        assertThat(done.message()).isNull();
        assertThat(done.deadline()).isNull();
        assertThat(suspended.message()).isEqualTo("Waits until it is no longer suspended.");
        assertThat(suspended.deadline()).isNull();
    }

    private static Scene migrating() {
        return Scene.fresh()
                .phase(Phase.Applying)
                .run(SampleRuns.started(RunTask.Deploy))
                .job(RUNNING);
    }

    private static Scene passed(Scene scene) {
        return scene.after(MigrationDecider.decide(scene.observed()));
    }

    private static ProgressStatus progress(Scene scene) {
        return passed(scene).status().progress();
    }

    private static ProgressStatus overdue(ProgressStatus progress) {
        return new ProgressStatus(
                progress.phase(), progress.since(), progress.deadline(), progress.message(), Boolean.TRUE);
    }

    /** A decision that is at a step of a rollout, whatever has led to it. */
    private static ProgressStatus rollingOut(Reason reason) {
        BlueGreenStatus blueGreen =
                new KubernetesSerialization().unmarshal("""
                step: Monitoring
                reason: %s
                message: shop-green serves and is watched.
                stepDeadline: "2026-01-02T03:20:00Z"
                """.formatted(reason), BlueGreenStatus.class);
        Decision decision = new Decision(
                Phase.RollingOut,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                new RolloutStatus(List.of(), null, blueGreen, null),
                null,
                null,
                null,
                null,
                Optional.empty(),
                Optional.empty());
        return PhaseProgress.of(Scene.fresh().observed(), decision);
    }
}
