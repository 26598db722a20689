package dev.kanmon.operator.decide.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.BlueGreen.ColourName;
import dev.kanmon.api.v1alpha1.BlueGreen.FailureAction;
import dev.kanmon.api.v1alpha1.BlueGreen.SuccessAction;
import dev.kanmon.api.v1alpha1.BlueGreenStatus.Outcome;
import dev.kanmon.api.v1alpha1.BlueGreenStatus.Step;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.operator.decide.rollout.BlueGreenMove.Standing;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Roads of a rollout from its beginning to its end, while nobody interferes; against a model of the cluster. */
class BlueGreenRoadTest {

    private static ModelCluster cluster(Wishes wishes) {
        return new ModelCluster(wishes).pass().deploy(ColourName.Green, "v2");
    }

    @Test
    void aNewVersionThatDoesWellServesAfterTheSeedsFiveMinutes() {
        ModelCluster cluster = cluster(Wishes.ofTheSeed()).untilTheEnd();

        assertThat(cluster.steps())
                .containsExactly(
                        Step.Idle, Step.ScalingUp, Step.CheckingHealth, Step.Switching, Step.Monitoring, Step.Idle);
        assertThat(cluster.outcome()).as(cluster::toString).isEqualTo(Outcome.Completed);
        assertThat(cluster.selected()).isEqualTo("green");
        assertThat(cluster.move().standing()).isEqualTo(Standing.AT_REST);
        assertThat(cluster.status().samples()).isNull();
        assertThat(Duration.between(
                        Instant.parse(cluster.status().switchedAt()),
                        Instant.parse(cluster.status().finishedAt())))
                .isBetween(Duration.ofMinutes(5), Duration.ofMinutes(5).plusSeconds(1));
    }

    @Test
    void aVersionThatFailsItsUsersIsSwitchedBackAtItsFirstBadSample() {
        ModelCluster cluster =
                cluster(Wishes.ofTheSeed()).failing("v2").until(Step.Monitoring).until(Step.SwitchingBack);

        // The pass that learns of the bad sample is the one that switches.
        assertThat(cluster.selected()).isEqualTo("blue");
        assertThat(Duration.between(Instant.parse(cluster.status().switchedAt()), cluster.now()))
                .isLessThan(Duration.ofSeconds(11));

        cluster.untilTheEnd();
        assertThat(cluster.outcome()).isEqualTo(Outcome.SwitchedBack);
        assertThat(cluster.deployment(ColourName.Green).replicas()).isZero();
        assertThat(cluster.status().reason()).isEqualTo(Reason.SwitchedBack);
        assertThat(cluster.status().message()).contains("Requests of v2");
        assertThat(cluster.move().standing()).isEqualTo(Standing.STALLED);
    }

    @Test
    void withHoldAPersonDecidesAndTheMonitoringGoesOn() {
        ModelCluster cluster = cluster(Wishes.ofTheSeed().onFailure(FailureAction.Hold, true))
                .failing("v2")
                .until(Step.Monitoring)
                .passes(10);

        assertThat(cluster.selected()).isEqualTo("green");
        assertThat(cluster.status().reason()).isEqualTo(Reason.NotDoingWell);
        assertThat(cluster.move().standing()).isEqualTo(Standing.STALLED);

        assertThat(cluster.well("v2").untilTheEnd().outcome()).isEqualTo(Outcome.Completed);
    }

    @Test
    void nothingIsStartedBeforeItsSchemaIsReady() {
        ModelCluster cluster = cluster(Wishes.ofTheSeed()).gate(false).passes(20);

        assertThat(cluster.status().step()).isEqualTo(Step.AwaitingSchema);
        assertThat(cluster.status().message()).contains("One is pending.");
        assertThat(cluster.done()).isEmpty();

        assertThat(cluster.gate(true).untilTheEnd().outcome()).isEqualTo(Outcome.Completed);
    }

    @Test
    void aVersionThatIsNotWellNeverServesAndIsNotTriedAgainUnasked() {
        ModelCluster cluster = cluster(Wishes.ofTheSeed()).unwell("v2").untilTheEnd();

        assertThat(cluster.outcome()).isEqualTo(Outcome.Failed);
        assertThat(cluster.status().reason()).isEqualTo(Reason.HealthCheckFailed);
        assertThat(cluster.status().message()).contains("30 rounds");
        assertThat(cluster.selected()).isEqualTo("blue");
        assertThat(cluster.deployment(ColourName.Green).replicas()).isZero();

        cluster.well("v2").passes(20);
        assertThat(cluster.outcome()).isEqualTo(Outcome.Failed);

        cluster.retry("once more").untilTheEnd();
        assertThat(cluster.outcome()).isEqualTo(Outcome.Completed);
    }

    @Test
    void aVersionWhosePodsAreNeverReadyFailsAtTheDeadline() {
        ModelCluster cluster =
                cluster(Wishes.ofTheSeed()).neverReady(ColourName.Green).untilTheEnd();

        assertThat(cluster.outcome()).isEqualTo(Outcome.Failed);
        assertThat(cluster.status().reason()).isEqualTo(Reason.RolloutTimedOut);
        assertThat(cluster.now()).isAfterOrEqualTo(ModelCluster.START.plus(Duration.ofMinutes(10)));
    }

    @Test
    void theVersionAfterAFailedOneIsRolledOut() {
        ModelCluster cluster = cluster(Wishes.ofTheSeed()).unwell("v2").untilTheEnd();

        cluster.deploy(ColourName.Green, "v3").untilTheEnd();

        assertThat(cluster.outcome()).isEqualTo(Outcome.Completed);
        assertThat(cluster.selected()).isEqualTo("green");
    }

    @Test
    void podsHaveToStayReadyForAsLongAsIsAskedFor() {
        ModelCluster cluster = cluster(Wishes.ofTheSeed().minReadySeconds(30)).until(Step.CheckingHealth);

        assertThat(cluster.now()).isAfterOrEqualTo(ModelCluster.START.plusSeconds(33));
    }

    @Test
    void aPersonApprovesThisSwitchAndNoOther() {
        ModelCluster cluster = cluster(Wishes.ofTheSeed().approval())
                .until(Step.AwaitingApproval)
                .passes(5);
        assertThat(cluster.move().standing()).isEqualTo(Standing.AWAITING_APPROVAL);
        assertThat(cluster.status().message())
                .contains("kanmon.dev/approve-switch to " + cluster.status().revision());

        cluster.approve().untilTheEnd();
        assertThat(cluster.outcome()).isEqualTo(Outcome.Completed);

        cluster.deploy(ColourName.Blue, "v2b").until(Step.AwaitingApproval).passes(5);
        assertThat(cluster.selected()).isEqualTo("green");
    }

    @Test
    void withoutAnythingToWatchTheRolloutEndsWithTheSwitch() {
        ModelCluster cluster =
                cluster(Wishes.ofTheSeed().monitor(null).healthCheck(null)).untilTheEnd();

        assertThat(cluster.outcome()).isEqualTo(Outcome.Completed);
        assertThat(cluster.steps()).containsExactly(Step.Idle, Step.ScalingUp, Step.Switching, Step.Idle);
    }

    @Test
    void theOldVersionIsScaledDownWhenItsTimeHasCome() {
        ModelCluster cluster = cluster(Wishes.ofTheSeed().onSuccess(SuccessAction.ScaleDown, "1h"))
                .until(Step.Settling);
        assertThat(cluster.outcome()).isEqualTo(Outcome.Completed);
        assertThat(cluster.move().standing()).isEqualTo(Standing.AT_REST);
        Instant completed = cluster.now();

        cluster.untilTheEnd();

        assertThat(cluster.deployment(ColourName.Blue).replicas()).isZero();
        assertThat(cluster.now()).isAfterOrEqualTo(completed.plus(Duration.ofHours(1)));
        assertThat(cluster.selected()).isEqualTo("green");
    }

    @Test
    void theOldVersionIsDeleted() {
        ModelCluster cluster = cluster(Wishes.ofTheSeed().onSuccess(SuccessAction.Delete, "0s"))
                .untilTheEnd()
                .passes(3);

        assertThat(cluster.deployment(ColourName.Blue)).isNull();
        assertThat(cluster.outcome()).isEqualTo(Outcome.Completed);
        assertThat(cluster.move().standing()).isEqualTo(Standing.AT_REST);
    }

    /** A node may still send requests to it. */
    @Test
    void whatHasJustServedIsNotTakenAwayAtOnce() {
        ModelCluster cluster = cluster(Wishes.ofTheSeed().monitor(null).onSuccess(SuccessAction.ScaleDown, "0s"))
                .until(Step.RemovingOld);

        assertThat(cluster.now())
                .isAfterOrEqualTo(Instant.parse(cluster.status().switchedAt()).plusSeconds(5));
    }

    @Test
    void theNextVersionGoesTheOtherWay() {
        ModelCluster cluster = cluster(Wishes.ofTheSeed().onSuccess(SuccessAction.ScaleDown, "0s"))
                .untilTheEnd();

        cluster.deploy(ColourName.Blue, "v3").untilTheEnd();

        assertThat(cluster.selected()).isEqualTo("blue");
        assertThat(cluster.deployment(ColourName.Blue).replicas()).isEqualTo(2);
        assertThat(cluster.deployment(ColourName.Green).replicas()).isZero();
    }

    @Test
    void aVersionThatComesWhileTheOldOneIsKeptIsNotTakenForTheOldOne() {
        ModelCluster cluster = cluster(Wishes.ofTheSeed().onSuccess(SuccessAction.Delete, "1h"))
                .until(Step.Settling);

        cluster.deploy(ColourName.Blue, "v3").pass().until(Step.Monitoring);

        assertThat(cluster.selected()).isEqualTo("blue");
    }

    @Test
    void thereIsNothingToRollOutWhereBothHaveOneVersion() {
        ModelCluster cluster = new ModelCluster(Wishes.ofTheSeed()).passes(5);

        assertThat(cluster.status().step()).isEqualTo(Step.Idle);
        assertThat(cluster.status().reason()).isEqualTo(Reason.NoRollout);
        assertThat(cluster.move().standing()).isEqualTo(Standing.AT_REST);
        assertThat(cluster.done()).isEmpty();
    }

    @Test
    void timeWithoutAnAnswerDoesNotCountAndChangesNothing() {
        ModelCluster cluster =
                cluster(Wishes.ofTheSeed()).until(Step.Monitoring).monitorGone(true);

        cluster.passes(60);
        assertThat(cluster.status().step()).isEqualTo(Step.Monitoring);
        assertThat(cluster.status().reason()).isEqualTo(Reason.MonitorUnavailable);
        assertThat(cluster.move().standing()).isEqualTo(Standing.UNDER_WAY);

        cluster.later(Duration.ofMinutes(15)).passes(3);
        assertThat(cluster.move().standing()).isEqualTo(Standing.STALLED);
        assertThat(cluster.selected()).isEqualTo("green");

        Instant back = cluster.monitorGone(false).now();
        cluster.untilTheEnd();
        assertThat(cluster.outcome()).isEqualTo(Outcome.Completed);
        assertThat(Duration.between(back, cluster.now()))
                .isGreaterThanOrEqualTo(Duration.ofMinutes(4).plusSeconds(50));
    }

    @Test
    void theReadinessOfTheNewVersionsPodsIsWatchedWithoutAsking() {
        ModelCluster cluster =
                cluster(Wishes.ofTheSeed().monitor(Wishes.readiness())).until(Step.Monitoring);

        cluster.neverReady(ColourName.Green).untilTheEnd();

        assertThat(cluster.outcome()).isEqualTo(Outcome.SwitchedBack);
        assertThat(cluster.status().message()).contains("0 of 2 pods are ready");
    }

    @Test
    void asManyBadSamplesInARowAreNeededAsIsAskedFor() {
        ModelCluster cluster = cluster(Wishes.ofTheSeed().monitor(Wishes.http("5m", "10s", 3)))
                .failing("v2")
                .until(Step.SwitchingBack);

        assertThat(Duration.between(Instant.parse(cluster.status().switchedAt()), cluster.now()))
                .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(31));
    }
}
