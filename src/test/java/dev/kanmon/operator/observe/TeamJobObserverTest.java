package dev.kanmon.operator.observe;

import static dev.kanmon.operator.observe.ClusterObjects.JOB_UID;
import static dev.kanmon.operator.observe.ClusterObjects.RUN;
import static dev.kanmon.operator.observe.ClusterObjects.condition;
import static dev.kanmon.operator.observe.ClusterObjects.foreignJob;
import static dev.kanmon.operator.observe.ClusterObjects.job;
import static dev.kanmon.operator.observe.ClusterObjects.migration;
import static dev.kanmon.operator.observe.ClusterObjects.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.HookStatus;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.operator.decide.hook.HookObservation;
import dev.kanmon.operator.decide.hook.HookObservation.Done;
import dev.kanmon.operator.decide.hook.HookObservation.Failed;
import dev.kanmon.operator.decide.hook.HookObservation.Foreign;
import dev.kanmon.operator.decide.hook.HookObservation.UnderWay;
import dev.kanmon.operator.decide.hook.HookUse;
import dev.kanmon.operator.decide.hook.RunningHook;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a Job of a team's own says of its backup. */
class TeamJobObserverTest {

    private static final JobCondition COMPLETE = condition("Complete", null, null);
    private static final JobCondition FAILED = condition("Failed", "BackoffLimitExceeded", "Job has reached its limit");
    private static final DatabaseMigration OWNER = migration(null);

    @Test
    void identifierIsWhatTheFirstContainerWrote() {
        assertThat(observe(job(COMPLETE), ended("backup", 0, " backup-7\n", "2026-01-01T00:00:00Z")))
                .isEqualTo(new Done(JOB_UID, "backup-7", null));
    }

    @Test
    void ofSeveralPodsTheLastOneCounts() {
        assertThat(observe(
                        job(COMPLETE),
                        ended("backup", 0, "second", "2026-01-01T00:02:00Z"),
                        ended("backup", 1, "first", "2026-01-01T00:01:00Z")))
                .isEqualTo(new Done(JOB_UID, "second", null));
    }

    @Test
    void whatASidecarWroteIsNoIdentifier() {
        assertThat(observe(job(COMPLETE), ended("proxy", 0, "bye", "2026-01-01T00:00:00Z")))
                .isEqualTo(new Done(JOB_UID, null, null));
    }

    @Test
    void aPodThatTheWatchHasNotBroughtYetIsAskedFor() {
        Pod late = ended("backup", 0, "backup-7", "2026-01-01T00:00:00Z");
        assertThat(observe(new LateWatch(job(COMPLETE), List.of(), List.of(late))))
                .isEqualTo(new Done(JOB_UID, "backup-7", null));
    }

    @Test
    void halfAnIdentifierIsNone() {
        assertThat(observe(job(COMPLETE), ended("backup", 0, "x".repeat(1025), "2026-01-01T00:00:00Z")))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.message()).contains("1025", "1024"));
    }

    @Test
    void aFailedJobSaysItsLastWords() {
        assertThat(observe(job(FAILED), ended("backup", 3, "disk full\n", "2026-01-01T00:00:00Z")))
                .isEqualTo(new Failed(
                        JOB_UID,
                        Reason.BackupFailed,
                        "Job " + RUN.job() + " failed with exit status 3: disk full",
                        false));
    }

    @Test
    void aFailedJobWithoutAPodSaysWhatItsConditionSays() {
        assertThat(observe(job(FAILED))).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.message())
                .contains("reached its limit"));
    }

    @Test
    void aDeadlineIsATimeout() {
        assertThat(observe(job(condition("Failed", "DeadlineExceeded", null))))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.reason()).isEqualTo(Reason.BackupTimedOut));
    }

    @Test
    void aJobThatIsNotOverIsWaitedFor() {
        assertThat(observe(job())).isInstanceOf(UnderWay.class);
    }

    @Test
    void anothersJobIsForeign() {
        assertThat(observe(foreignJob("somebody", RUN.id()))).isEqualTo(new Foreign());
        assertThat(observe(foreignJob(OWNER.getMetadata().getUid(), "another-run")))
                .isEqualTo(new Foreign());
    }

    private static HookObservation observe(Job job, Pod... pods) {
        return observe(new LateWatch(job, List.of(pods), List.of(pods)));
    }

    private static HookObservation observe(ClusterView view) {
        HookStatus hook = new KubernetesSerialization()
                .unmarshal(
                        "---\n{name: own, kind: Job, phase: Running, attempt: 1, object: " + RUN.job() + "}",
                        HookStatus.class);
        return new TeamJobObserver(OWNER, new RunningHook(HookUse.Backup, RUN.id(), hook)).observe(view);
    }

    /** A pod whose spec begins with the container "backup". */
    private static Pod ended(String container, int exitCode, String message, String finishedAt) {
        return new PodBuilder(pod(new PodStatusBuilder()
                        .withContainerStatuses(new ContainerStatusBuilder()
                                .withName(container)
                                .withNewState()
                                .withNewTerminated()
                                .withExitCode(exitCode)
                                .withMessage(message)
                                .withFinishedAt(finishedAt)
                                .endTerminated()
                                .endState()
                                .build())
                        .build()))
                .withNewSpec()
                .addNewContainer()
                .withName("backup")
                .endContainer()
                .addNewContainer()
                .withName("proxy")
                .endContainer()
                .endSpec()
                .build();
    }
}
