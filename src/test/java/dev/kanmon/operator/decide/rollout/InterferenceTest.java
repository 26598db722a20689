package dev.kanmon.operator.decide.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.BlueGreen.ColourName;
import dev.kanmon.api.v1alpha1.BlueGreen.Control;
import dev.kanmon.api.v1alpha1.BlueGreen.SuccessAction;
import dev.kanmon.api.v1alpha1.BlueGreenStatus;
import dev.kanmon.api.v1alpha1.BlueGreenStatus.Outcome;
import dev.kanmon.api.v1alpha1.BlueGreenStatus.Step;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.operator.decide.rollout.BlueGreenMove.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Roads of a rollout with which somebody interferes: at the cluster by hand, or through {@code control}. */
class InterferenceTest {

    private static final Wishes SEED = Wishes.ofTheSeed();

    private static ModelCluster cluster() {
        return new ModelCluster(SEED).pass().deploy(ColourName.Green, "v2");
    }

    @Test
    void aSwitchByHandBeforeTheRolloutHasComeSoFarIsWatched() {
        ModelCluster cluster =
                cluster().until(Step.CheckingHealth).select("green").pass();

        assertThat(cluster.status().step()).isEqualTo(Step.Monitoring);
        assertThat(cluster.status().reason()).isEqualTo(Reason.ServiceChanged);
        assertThat(cluster.untilTheEnd().outcome()).isEqualTo(Outcome.Completed);
    }

    @Test
    void aSwitchBackByHandEndsTheRolloutAndNothingIsTouched() {
        ModelCluster cluster = cluster().until(Step.Monitoring);
        int done = cluster.done().size();

        cluster.select("blue").passes(5);

        assertThat(cluster.outcome()).isEqualTo(Outcome.SwitchedBack);
        assertThat(cluster.status().reason()).isEqualTo(Reason.ServiceChanged);
        assertThat(cluster.done()).hasSize(done);
    }

    @Test
    void nothingIsTouchedWhileItIsNotClearWhoServesAndThatTimeIsNotTheSteps() {
        ModelCluster cluster = cluster().neverReady(ColourName.Green).until(Step.ScalingUp);
        int done = cluster.done().size();

        cluster.select(null).pass().later(Duration.ofHours(1)).pass();
        assertThat(cluster.status().reason()).isEqualTo(Reason.ServingUnclear);
        assertThat(cluster.move().standing()).isEqualTo(Standing.STALLED);
        assertThat(cluster.status().serving()).isNull();
        assertThat(cluster.done()).hasSize(done);

        cluster.select("blue").pass();
        assertThat(cluster.status().step()).isEqualTo(Step.ScalingUp);
    }

    @Test
    void aNewVersionThatIsDeletedHasFailed() {
        ModelCluster cluster =
                cluster().until(Step.CheckingHealth).delete(ColourName.Green).untilTheEnd();

        assertThat(cluster.outcome()).isEqualTo(Outcome.Failed);
        assertThat(cluster.status().reason()).isEqualTo(Reason.WorkloadMissing);
        assertThat(cluster.selected()).isEqualTo("blue");
    }

    @Test
    void theOldVersionTakesOverWhenTheNewOneIsDeletedWhileItServes() {
        ModelCluster cluster =
                cluster().until(Step.Monitoring).delete(ColourName.Green).untilTheEnd();

        assertThat(cluster.outcome()).isEqualTo(Outcome.SwitchedBack);
        assertThat(cluster.selected()).isEqualTo("blue");
    }

    @Test
    void nothingIsSwitchedWhenNeitherCanServe() {
        ModelCluster cluster = cluster()
                .until(Step.Monitoring)
                .delete(ColourName.Green)
                .delete(ColourName.Blue)
                .passes(5);

        assertThat(cluster.selected()).isEqualTo("green");
        assertThat(cluster.status().reason()).isEqualTo(Reason.WorkloadMissing);
        assertThat(cluster.move().standing()).isEqualTo(Standing.STALLED);

        assertThat(cluster.create(ColourName.Blue, "v1").untilTheEnd().selected())
                .isEqualTo("blue");
    }

    @Test
    void withoutTheOldVersionThereIsNoWayBackAndTheMonitoringGoesOn() {
        ModelCluster cluster = cluster()
                .until(Step.Monitoring)
                .delete(ColourName.Blue)
                .failing("v2")
                .passes(10);

        assertThat(cluster.selected()).isEqualTo("green");
        assertThat(cluster.status().reason()).isEqualTo(Reason.WorkloadMissing);
        assertThat(cluster.status().message()).contains("no way back");

        assertThat(cluster.well("v2").untilTheEnd().outcome()).isEqualTo(Outcome.Completed);
    }

    @Test
    void whatTheOldColourGotMeanwhileIsNotSwitchedBackTo() {
        ModelCluster cluster = cluster()
                .until(Step.Monitoring)
                .deploy(ColourName.Blue, "v3")
                .failing("v2")
                .passes(10);

        assertThat(cluster.selected()).isEqualTo("green");
        assertThat(cluster.status().message()).contains("another version than the one that served before");
    }

    @Test
    void anotherVersionBeforeTheSwitchIsAnotherRollout() {
        ModelCluster cluster = cluster().until(Step.CheckingHealth);
        String first = cluster.status().revision();

        cluster.deploy(ColourName.Green, "v3").untilTheEnd();

        assertThat(cluster.status().revision()).isNotEqualTo(first);
        assertThat(cluster.outcome()).isEqualTo(Outcome.Completed);
        assertThat(cluster.status().known().green()).isEqualTo("v3");
    }

    @Test
    void anotherVersionAfterTheSwitchIsWatchedFromTheBeginning() {
        ModelCluster cluster = cluster().until(Step.Monitoring).passes(20);
        String first = cluster.status().revision();
        Duration fiveMinutes = Duration.ofMinutes(5);
        Instant changed = cluster.deploy(ColourName.Green, "v3").now();

        cluster.pass();
        assertThat(cluster.status().reason()).isEqualTo(Reason.ServiceChanged);
        cluster.untilTheEnd();

        assertThat(cluster.status().revision()).isNotEqualTo(first);
        assertThat(Duration.between(changed, cluster.now())).isGreaterThanOrEqualTo(fiveMinutes);
    }

    @Test
    void aVersionThatIsTakenBackLeavesNothingToRollOut() {
        ModelCluster cluster = cluster()
                .until(Step.CheckingHealth)
                .deploy(ColourName.Green, "v1")
                .passes(3);

        assertThat(cluster.status().step()).isEqualTo(Step.Idle);
        assertThat(cluster.move().standing()).isEqualTo(Standing.AT_REST);
    }

    @Test
    void aRivalKeepsItsHandsOff() {
        ModelCluster cluster = cluster().rival("older").passes(5);

        assertThat(cluster.status().reason()).isEqualTo(Reason.ServiceTaken);
        assertThat(cluster.done()).isEmpty();
        assertThat(cluster.rival(null).untilTheEnd().outcome()).isEqualTo(Outcome.Completed);
    }

    @Test
    void coloursThatAreSwappedInTheSpecBringNoOldVersionBack() {
        ModelCluster cluster = cluster().untilTheEnd();

        cluster.create(ColourName.Blue, "v2")
                .create(ColourName.Green, "v1")
                .select("blue")
                .passes(10);

        assertThat(cluster.selected()).isEqualTo("blue");
        assertThat(cluster.status().step()).isEqualTo(Step.Idle);
    }

    @Test
    void aPauseStaysAtTheStepAndThatTimeIsNotTheSteps() {
        ModelCluster cluster = cluster()
                .until(Step.ScalingUp)
                .wish(SEED.control(Control.Pause))
                .pass()
                .later(Duration.ofHours(2))
                .passes(5);
        assertThat(cluster.status().step()).isEqualTo(Step.ScalingUp);
        assertThat(cluster.move().standing()).isEqualTo(Standing.STOPPED);

        assertThat(cluster.wish(SEED).untilTheEnd().outcome()).isEqualTo(Outcome.Completed);
    }

    @Test
    void aPauseDoesNotKeepABadVersionServing() {
        ModelCluster cluster = cluster()
                .until(Step.Monitoring)
                .wish(SEED.control(Control.Pause))
                .failing("v2");

        cluster.passes(20);

        assertThat(cluster.selected()).isEqualTo("blue");
        assertThat(cluster.outcome()).isEqualTo(Outcome.SwitchedBack);
    }

    @Test
    void aPauseKeepsARolloutFromEnding() {
        ModelCluster cluster = cluster()
                .until(Step.Monitoring)
                .wish(SEED.control(Control.Pause))
                .passes(100);
        assertThat(cluster.status().step()).isEqualTo(Step.Monitoring);
        assertThat(cluster.status().reason()).isEqualTo(Reason.RolloutPaused);

        assertThat(cluster.wish(SEED).untilTheEnd().outcome()).isEqualTo(Outcome.Completed);
    }

    @Test
    void anAbortBeforeTheSwitchLeavesTheOldVersionServingWithoutTheDatabase() {
        ModelCluster cluster = cluster()
                .until(Step.CheckingHealth)
                .gate(false)
                .wish(SEED.control(Control.Abort))
                .untilTheEnd();

        assertThat(cluster.outcome()).isEqualTo(Outcome.Aborted);
        assertThat(cluster.selected()).isEqualTo("blue");
        assertThat(cluster.deployment(ColourName.Green).replicas()).isZero();
        assertThat(cluster.move().standing()).isEqualTo(Standing.STOPPED);
    }

    @Test
    void anAbortAfterTheSwitchSwitchesBack() {
        ModelCluster cluster = cluster()
                .until(Step.Monitoring)
                .gate(false)
                .wish(SEED.control(Control.Abort))
                .untilTheEnd();

        assertThat(cluster.outcome()).isEqualTo(Outcome.SwitchedBack);
        assertThat(cluster.selected()).isEqualTo("blue");
        assertThat(cluster.status().message()).contains("control is Abort");
    }

    @Test
    void anOldVersionIsTriedBeforeItServesAgainAfterTheRollout() {
        Wishes scaledDown = SEED.onSuccess(SuccessAction.ScaleDown, "0s");
        ModelCluster cluster = cluster().wish(scaledDown).untilTheEnd();

        cluster.wish(scaledDown.control(Control.SwitchBack)).untilTheEnd();

        assertThat(cluster.outcome()).isEqualTo(Outcome.SwitchedBack);
        assertThat(cluster.selected()).isEqualTo("blue");
        assertThat(cluster.deployment(ColourName.Blue).replicas()).isEqualTo(2);

        cluster.wish(scaledDown).passes(5);
        assertThat(cluster.selected())
                .as("the version that was switched back is not tried again")
                .isEqualTo("blue");
    }

    @Test
    void anOldVersionThatIsNotWellDoesNotServeAgainUntilAPersonGivesUp() {
        ModelCluster cluster = cluster()
                .untilTheEnd()
                .unwell("v1")
                .wish(SEED.control(Control.SwitchBack))
                .passes(80);
        assertThat(cluster.selected()).isEqualTo("green");
        assertThat(cluster.status().reason()).isEqualTo(Reason.HealthCheckFailed);

        cluster.wish(SEED).passes(3);
        assertThat(cluster.outcome()).isEqualTo(Outcome.Completed);
        assertThat(cluster.move().standing()).isEqualTo(Standing.AT_REST);
    }

    @Test
    void anOldVersionWhoseColumnsAreGoneNeverServesAgain() {
        ModelCluster cluster = cluster()
                .untilTheEnd()
                .contracting(true)
                .pass()
                .contracting(false)
                .wish(SEED.control(Control.SwitchBack));

        cluster.passes(10);

        assertThat(cluster.selected()).isEqualTo("green");
        assertThat(cluster.status().reason()).isEqualTo(Reason.OldVersionUnfit);
        assertThat(cluster.move().standing()).isEqualTo(Standing.STALLED);
    }

    @Test
    void aNewVersionIsNotRolledOutWhileAWishStands() {
        ModelCluster cluster = cluster().wish(SEED.control(Control.Abort)).passes(5);

        assertThat(cluster.done()).isEmpty();
        assertThat(cluster.status().message()).contains("set it to Continue");
        assertThat(cluster.wish(SEED).untilTheEnd().outcome()).isEqualTo(Outcome.Completed);
    }

    @Test
    void aRolloutThatNobodyLeadsAnyMoreStaysWhereItIs() {
        BlueGreenStatus monitoring = cluster().until(Step.Monitoring).status();

        BlueGreenStatus unled = BlueGreenDecider.unled(monitoring);

        assertThat(unled.step()).isEqualTo(Step.Monitoring);
        assertThat(unled.stepDeadline()).isNull();
        assertThat(unled.message()).contains("was taken out");
        assertThat(BlueGreenDecider.unled(unled)).isEqualTo(unled);
    }

    @Test
    void aSelectorValueThatNoPodHasIsNotSwitchedTo() {
        RolloutScene scene = RolloutScene.fresh()
                .step(Step.Switching)
                .green(new ColourObservation.Present(
                        "shop-green", "uid", null, "v2", Optional.empty(), 1, true, List.of()));

        BlueGreenMove move = scene.decide();

        assertThat(move.act()).isEmpty();
        assertThat(move.status().reason()).isEqualTo(Reason.ServingUnclear);
        assertThat(move.status().message()).contains("no label color");
    }
}
