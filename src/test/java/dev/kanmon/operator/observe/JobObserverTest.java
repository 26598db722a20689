package dev.kanmon.operator.observe;

import static dev.kanmon.operator.observe.ClusterObjects.JOB_UID;
import static dev.kanmon.operator.observe.ClusterObjects.RUN;
import static dev.kanmon.operator.observe.ClusterObjects.condition;
import static dev.kanmon.operator.observe.ClusterObjects.ended;
import static dev.kanmon.operator.observe.ClusterObjects.foreignJob;
import static dev.kanmon.operator.observe.ClusterObjects.job;
import static dev.kanmon.operator.observe.ClusterObjects.pod;
import static dev.kanmon.operator.observe.ClusterObjects.running;
import static dev.kanmon.operator.observe.ClusterObjects.terminated;
import static dev.kanmon.operator.observe.ClusterObjects.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.Source;
import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.RunReport;
import dev.kanmon.operator.decide.JobObservation;
import dev.kanmon.operator.decide.JobObservation.Absent;
import dev.kanmon.operator.decide.JobObservation.Ended;
import dev.kanmon.operator.decide.JobObservation.Ending;
import dev.kanmon.operator.decide.JobObservation.Foreign;
import dev.kanmon.operator.decide.JobObservation.Running;
import dev.kanmon.operator.decide.JobObservation.Starting;
import dev.kanmon.operator.render.JobRenderer;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Jobs and pods with the texts that Kubernetes' own controllers and the kubelet write. */
class JobObserverTest {

    private static final DatabaseMigration OWNER =
            ClusterObjects.migration(new Source(List.of(new Source.ConfigMapReference("shop")), null, null, null));

    private static final JobCondition COMPLETE = condition("Complete", "CompletionsReached", "Reached expected number");
    private static final JobCondition FAILED =
            condition("Failed", "BackoffLimitExceeded", "Job has reached the specified backoff limit");
    private static final JobCondition DEADLINE =
            condition("Failed", "DeadlineExceeded", "Job was active longer than specified deadline");

    private static final String INTERRUPTED_REPORT = "{\"version\":1,\"outcome\":\"INTERRUPTED\"}";
    private static final String DONE_REPORT = "{\"version\":1,\"outcome\":\"NOTHING_TO_DO\"}";

    private final JobObserver observer = new JobObserver();

    @Test
    void jobThatIsNotThereIsAbsent() {
        assertThat(observer.observe(OWNER, RUN.id(), Optional.empty(), List.of()))
                .isEqualTo(new Absent());
    }

    @ParameterizedTest
    @CsvSource({"another-uid, 0a1b2c3d", "owner-uid, another-run"})
    void jobOfAnotherOwnerOrAnotherRunIsForeign(String ownerUid, String runId) {
        assertThat(observe(foreignJob(ownerUid, runId))).isEqualTo(new Foreign());
    }

    @Test
    void jobWithoutAPodIsStarting() {
        assertThat(observe(job())).isInstanceOfSatisfying(Starting.class, starting -> assertThat(starting.reason())
                .isEqualTo(Reason.PodPending));
    }

    static Stream<Arguments> waitingPods() {
        String runner = JobRenderer.CONTAINER;
        return Stream.of(
                waits(
                        Reason.SecretUnavailable,
                        waiting(runner, "CreateContainerConfigError", "secret \"shop-db\" not found")),
                waits(
                        Reason.SecretUnavailable,
                        waiting(
                                runner,
                                "CreateContainerConfigError",
                                "couldn't find key DATABASE_URL in Secret default/shop-db")),
                waits(
                        Reason.ImagePullFailed,
                        waiting(
                                runner,
                                "ErrImagePull",
                                "rpc error: code = NotFound desc = failed to pull and unpack image \"ghcr.io/acme/shop:1\": not found")),
                waits(
                        Reason.ImagePullFailed,
                        waiting(runner, "ImagePullBackOff", "Back-off pulling image \"ghcr.io/acme/shop:1\"")),
                waits(
                        Reason.ImagePullFailed,
                        waiting(
                                runner,
                                "InvalidImageName",
                                "Failed to apply default image tag \"a::b\": couldn't parse image name \"a::b\": invalid reference format")),
                waits(Reason.PodPending, waiting(runner, "ContainerCreating", null)));
    }

    @ParameterizedTest
    @MethodSource("waitingPods")
    void kubeletsReasonForWaitingIsTold(ContainerStatus container, Reason expected) {
        assertStarting(new PodStatusBuilder().withPhase("Pending").withContainerStatuses(container), expected);
    }

    @Test
    void initContainerThatWaitsIsToldBeforeTheRunnerThatWaitsForIt() {
        assertStarting(
                new PodStatusBuilder()
                        .withInitContainerStatuses(waiting(
                                JobRenderer.COPY_CONTAINER, "ImagePullBackOff", "Back-off pulling image \"acme/shop\""))
                        .withContainerStatuses(waiting(JobRenderer.CONTAINER, "PodInitializing", null)),
                Reason.ImagePullFailed);
    }

    @Test
    void podThatNoNodeTakesIsUnschedulable() {
        assertStarting(
                new PodStatusBuilder()
                        .withPhase("Pending")
                        .addNewCondition()
                        .withType("PodScheduled")
                        .withStatus("False")
                        .withReason("Unschedulable")
                        .withMessage("0/3 nodes are available: 3 Insufficient memory.")
                        .endCondition(),
                Reason.Unschedulable);
    }

    @Test
    void runningContainerIsRunning() {
        assertThat(observe(job(), with(running(JobRenderer.CONTAINER)))).isEqualTo(new Running(JOB_UID));
    }

    @Test
    void podThatEndedIsRunningUntilTheJobSaysSo() {
        assertThat(observe(job(), with(ended(0, "Completed", DONE_REPORT)))).isEqualTo(new Running(JOB_UID));
        Job announced = job(condition("FailureTarget", "BackoffLimitExceeded", "…"));
        assertThat(observe(announced, with(ended(6, "Error", null)))).isEqualTo(new Running(JOB_UID));
    }

    @Test
    void podOfAnotherJobSaysNothing() {
        Pod other = pod(with(running(JobRenderer.CONTAINER)));
        other.getMetadata().getOwnerReferences().get(0).setUid("another-job");
        assertThat(observer.observe(OWNER, RUN.id(), Optional.of(job()), List.of(other)))
                .isInstanceOf(Starting.class);
    }

    /** Since Kubernetes 1.31 another condition announces the last one. */
    @Test
    void lastConditionCountsWhereAnAnnouncementStandsBeforeIt() {
        Job complete = job(condition("SuccessCriteriaMet", "CompletionsReached", "…"), COMPLETE);
        assertThat(outcome(complete, ended(0, "Completed", DONE_REPORT))).isEqualTo(ExitCode.NOTHING_TO_DO);
        Job failed = job(condition("FailureTarget", "BackoffLimitExceeded", "…"), FAILED);
        assertThat(outcome(failed, ended(6, "Error", null))).isEqualTo(ExitCode.MIGRATION_FAILED);
    }

    @Test
    void reportSaysMoreThanTheExitStatus() {
        assertThat(outcome(job(COMPLETE), ended(0, "Completed", DONE_REPORT))).isEqualTo(ExitCode.NOTHING_TO_DO);
        assertThat(outcome(job(COMPLETE), ended(0, "Completed", null))).isEqualTo(ExitCode.DONE);
    }

    @Test
    void exitStatusCountsWhereTheReportIsOfALaterBuild() {
        Ending ending = ending(job(FAILED), ended(6, "Error", "{\"version\":2,\"outcome\":\"SOMETHING\"}"));
        assertThat(ending).isEqualTo(new Ending.Reported(ExitCode.MIGRATION_FAILED, null));
    }

    @Test
    void runnerIsFoundAmongOtherContainers() {
        PodStatus status = new PodStatusBuilder()
                .withContainerStatuses(terminated("istio-proxy", 137, "Error", null), ended(5, "Error", null))
                .build();
        assertThat(observe(job(FAILED), status))
                .isEqualTo(new Ended(JOB_UID, new Ending.Reported(ExitCode.HISTORY_BLOCKED, null)));
    }

    @Test
    void containerThatRanOutOfMemoryIsLostAndTheMemoryLimitNamed() {
        assertThat(ending(job(FAILED), ended(137, "OOMKilled", null)))
                .isInstanceOfSatisfying(Ending.Lost.class, lost -> assertThat(lost.message())
                        .contains("OOMKilled", "resources.limits.memory"));
    }

    @ParameterizedTest
    @CsvSource({"137, Error", "143, Error", "139, Error"})
    void containerThatASignalEndedIsLost(int status, String reason) {
        assertThat(ending(job(FAILED), ended(status, reason, null))).isInstanceOf(Ending.Lost.class);
    }

    @ParameterizedTest
    @CsvSource({"99, Error", "127, ContainerCannotRun", "128, StartError"})
    void otherExitStatusIsUnknown(int status, String reason) {
        assertThat(ending(job(FAILED), ended(status, reason, null))).isEqualTo(new Ending.Unknown(status));
    }

    @Test
    void evictedPodIsLost() {
        PodStatus evicted = new PodStatusBuilder()
                .withPhase("Failed")
                .withReason("Evicted")
                .withMessage("The node was low on resource: memory.")
                .build();
        assertThat(observe(job(FAILED), evicted)).isInstanceOfSatisfying(Ended.class, end -> assertThat(end.ending())
                .isInstanceOf(Ending.Lost.class));
    }

    @Test
    void podThatIsGoneWithItsNodeIsLostWithTheJobsWords() {
        assertThat(observe(job(FAILED)))
                .isEqualTo(
                        new Ended(
                                JOB_UID,
                                new Ending.Lost(
                                        "The pod was lost before it could say how it ended: Job has reached the specified backoff limit")));
    }

    static Stream<Arguments> deadlines() {
        Ending deadline = new Ending.DeadlineExceeded();
        return Stream.of(
                arguments("the runner stopped in time", ended(10, "Error", INTERRUPTED_REPORT), deadline),
                arguments("the runner was killed", ended(137, "Error", null), deadline),
                arguments(
                        "the runner never started",
                        waiting(JobRenderer.CONTAINER, "ContainerCreating", null),
                        deadline),
                arguments(
                        "the runner was done all the same",
                        ended(0, "Completed", DONE_REPORT),
                        new Ending.Reported(ExitCode.NOTHING_TO_DO, report(ExitCode.NOTHING_TO_DO))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("deadlines")
    void deadlineIsTheCauseUnlessTheRunnerGotToItsEnd(String name, ContainerStatus container, Ending expected) {
        assertThat(ending(job(condition("FailureTarget", "DeadlineExceeded", "…"), DEADLINE), container))
                .isEqualTo(expected);
    }

    @Test
    void deadlineThatTookThePodAwayIsADeadline() {
        assertThat(observe(job(DEADLINE))).isEqualTo(new Ended(JOB_UID, new Ending.DeadlineExceeded()));
    }

    @Test
    void copyThatFailedIsAProblemOfTheSource() {
        assertThat(copyEnded(terminated(JobRenderer.COPY_CONTAINER, 1, "Error", "cp: no such file")))
                .isInstanceOfSatisfying(Ending.SourceNotCopied.class, ending -> assertThat(ending.message())
                        .contains("exit status 1", "spec.source.image.path", "cp: no such file"));
        assertThat(copyEnded(terminated(JobRenderer.COPY_CONTAINER, 128, "StartError", "exec: \"cp\": not found")))
                .isInstanceOf(Ending.SourceNotCopied.class);
    }

    @Test
    void copyThatWasKilledIsLost() {
        assertThat(copyEnded(terminated(JobRenderer.COPY_CONTAINER, 137, "OOMKilled", null)))
                .isInstanceOf(Ending.Lost.class);
    }

    @Test
    void initContainerOfAServiceMeshIsNoSource() {
        assertThat(copyEnded(terminated("istio-init", 1, "Error", null))).isInstanceOf(Ending.Lost.class);
    }

    private void assertStarting(PodStatusBuilder status, Reason expected) {
        assertThat(observe(job(), status.build())).isInstanceOfSatisfying(Starting.class, starting -> {
            assertThat(starting.uid()).isEqualTo(JOB_UID);
            assertThat(starting.reason()).isEqualTo(expected);
            assertThat(starting.message()).contains(RUN.job());
        });
    }

    private Ending copyEnded(ContainerStatus init) {
        PodStatus status = new PodStatusBuilder()
                .withInitContainerStatuses(init)
                .withContainerStatuses(waiting(JobRenderer.CONTAINER, "PodInitializing", null))
                .build();
        return ((Ended) observe(job(FAILED), status)).ending();
    }

    @Test
    void jobWhoseEndWasSeenBeforeItsPodsIsNotLost() {
        List<Pod> cached = List.of(pod(with(running(JobRenderer.CONTAINER))));
        List<Pod> current = List.of(pod(with(ended(0, "Completed", DONE_REPORT))));

        JobObservation seen = observer.observe(OWNER, RUN, new LateWatch(job(COMPLETE), cached, current));

        assertThat(((Ended) seen).ending())
                .isInstanceOfSatisfying(Ending.Reported.class, reported -> assertThat(reported.outcome())
                        .isEqualTo(ExitCode.NOTHING_TO_DO));
    }

    @Test
    void jobOfWhosePodTheServerKnowsNothingEitherIsLost() {
        JobObservation seen = observer.observe(OWNER, RUN, new LateWatch(job(FAILED), List.of(), List.of()));

        assertThat(((Ended) seen).ending()).isInstanceOf(Ending.Lost.class);
    }

    private ExitCode outcome(Job job, ContainerStatus container) {
        return ((Ending.Reported) ending(job, container)).outcome();
    }

    private Ending ending(Job job, ContainerStatus container) {
        return ((Ended) observe(job, with(container))).ending();
    }

    private JobObservation observe(Job job) {
        return observer.observe(OWNER, RUN.id(), Optional.of(job), List.of());
    }

    private JobObservation observe(Job job, PodStatus status) {
        return observer.observe(OWNER, RUN.id(), Optional.of(job), List.of(pod(status)));
    }

    private static PodStatus with(ContainerStatus container) {
        return new PodStatusBuilder().withContainerStatuses(container).build();
    }

    private static Arguments waits(Reason reason, ContainerStatus container) {
        return arguments(container, reason);
    }

    private static RunReport report(ExitCode outcome) {
        return new RunReport(
                RunReport.VERSION,
                null,
                outcome,
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
                null,
                null,
                null,
                null,
                null,
                0);
    }
}
