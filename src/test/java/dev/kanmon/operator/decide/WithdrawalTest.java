package dev.kanmon.operator.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.RunPhase;
import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.operator.decide.Effect.CreateJob;
import dev.kanmon.operator.decide.Effect.DeleteJob;
import dev.kanmon.operator.decide.JobObservation.Absent;
import dev.kanmon.operator.decide.JobObservation.Running;
import dev.kanmon.operator.decide.JobObservation.Starting;
import org.junit.jupiter.api.Test;

/** A Job that cannot start is in nobody's way once the input has changed. */
class WithdrawalTest {

    private static final Starting STUCK = new Starting(SampleRuns.JOB_UID, Reason.ImagePullFailed, "No such image.");

    @Test
    void aStuckJobIsDeletedWhenTheInputHasChanged() {
        Scene stuck = changed().job(STUCK);

        Decision decision = stuck.decide();

        assertThat(decision.effect()).contains(new DeleteJob(stuck.run().job()));
        assertThat(decision.run().phase()).isEqualTo(RunPhase.Running);
        assertThat(decision.findings().get(0).message()).contains("makes way", "No such image.");
    }

    @Test
    void itsAbsenceAfterwardsIsNoLossAndTheNewRunBegins() {
        Scene stuck = changed().job(STUCK);
        Scene gone = stuck.after(stuck.decide()).job(new Absent());

        Decision over = gone.decide();
        assertThat(over.effect()).isEmpty();
        assertThat(over.recheckAt()).contains(Scene.NOW);

        Decision next = gone.after(over).decide();
        assertThat(next.run().id()).isNotEqualTo(stuck.run().id());
        assertThat(next.run().task()).isEqualTo(RunTask.Plan);
        assertThat(next.effect()).contains(new CreateJob(next.run()));
    }

    @Test
    void aStuckJobIsWaitedForWhileTheInputIsTheSame() {
        assertThat(Scene.with(SampleRuns.seen(RunTask.Deploy))
                        .job(STUCK)
                        .decide()
                        .effect())
                .isEmpty();
    }

    @Test
    void aPodThatIsOnlyBeingPreparedIsWaitedFor() {
        Starting preparing = new Starting(SampleRuns.JOB_UID, Reason.PodPending, "Soon.");

        assertThat(changed().job(preparing).decide().effect()).isEmpty();
    }

    @Test
    void aJobThatStartedAfterAllIsFollowed() {
        Scene stuck = changed().job(STUCK);
        Scene started = stuck.after(stuck.decide()).job(new Running(SampleRuns.JOB_UID));

        Decision decision = started.decide();
        assertThat(decision.effect()).isEmpty();

        Decision lost = started.after(decision).job(new Absent()).decide();
        assertThat(lost.run().task()).as("it may have done something").isEqualTo(RunTask.Inspect);
    }

    private static Scene changed() {
        return Scene.with(SampleRuns.seen(RunTask.Deploy)).inputDigest("sha256:other");
    }
}
