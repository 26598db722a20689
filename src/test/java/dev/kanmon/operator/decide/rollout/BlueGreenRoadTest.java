package dev.kanmon.operator.decide.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.BlueGreen.ColourName;
import dev.kanmon.api.v1alpha1.BlueGreen.SuccessAction;
import dev.kanmon.api.v1alpha1.BlueGreenStatus.Outcome;
import dev.kanmon.api.v1alpha1.BlueGreenStatus.Step;
import dev.kanmon.operator.decide.rollout.BlueGreenMove.Standing;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Roads of a rollout from its beginning to its end, against a model of the cluster. */
class BlueGreenRoadTest {

    @Test
    void aNewVersionThatDoesWellServesAfterTheSeedsFiveMinutes() {
        ModelCluster cluster = new ModelCluster(Wishes.ofTheSeed()).deploy(ColourName.Green, "v2");

        cluster.untilTheEnd();

        assertThat(cluster.steps())
                .containsExactly(Step.ScalingUp, Step.CheckingHealth, Step.Switching, Step.Monitoring, Step.Idle);
        assertThat(cluster.outcome()).as(cluster::toString).isEqualTo(Outcome.Completed);
        assertThat(cluster.selected()).isEqualTo("green");
        assertThat(cluster.move().standing()).isEqualTo(Standing.AT_REST);
        assertThat(Duration.between(
                        Instant.parse(cluster.status().switchedAt()),
                        Instant.parse(cluster.status().finishedAt())))
                .isBetween(Duration.ofMinutes(5), Duration.ofMinutes(5).plusSeconds(1));
    }

    @Test
    void aVersionThatFailsItsUsersIsSwitchedBackWithinAnInterval() {
        ModelCluster cluster = new ModelCluster(Wishes.ofTheSeed())
                .deploy(ColourName.Green, "v2")
                .failing("v2");

        cluster.untilTheEnd();

        assertThat(cluster.outcome()).isEqualTo(Outcome.SwitchedBack);
        assertThat(cluster.selected()).isEqualTo("blue");
        assertThat(cluster.deployment(ColourName.Green).replicas()).isZero();
        assertThat(cluster.status().message()).contains("Requests of v2");
        assertThat(cluster.move().standing()).isEqualTo(Standing.STALLED);
    }

    @Test
    void theOldVersionIsScaledDownAfterTheRollout() {
        ModelCluster cluster = new ModelCluster(Wishes.ofTheSeed().onSuccess(SuccessAction.ScaleDown, "1h"))
                .deploy(ColourName.Green, "v2");

        cluster.untilTheEnd();

        assertThat(cluster.steps()).containsSubsequence(Step.Monitoring, Step.Settling, Step.RemovingOld, Step.Idle);
        assertThat(cluster.deployment(ColourName.Blue).replicas()).isZero();
        assertThat(cluster.selected()).isEqualTo("green");
    }
}
