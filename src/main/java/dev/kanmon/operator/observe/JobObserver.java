package dev.kanmon.operator.observe;

import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.RunPhase;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.Labels;
import dev.kanmon.contract.ReportReader;
import dev.kanmon.contract.RunReport;
import dev.kanmon.operator.decide.JobObservation;
import dev.kanmon.operator.decide.JobObservation.Absent;
import dev.kanmon.operator.decide.JobObservation.Ended;
import dev.kanmon.operator.decide.JobObservation.Ending;
import dev.kanmon.operator.decide.JobObservation.Foreign;
import dev.kanmon.operator.decide.JobObservation.Running;
import dev.kanmon.operator.decide.JobObservation.Starting;
import dev.kanmon.operator.render.JobRenderer;
import dev.kanmon.operator.render.RunnerJobs;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads off a Job of the runner and its pods how far it is. */
final class JobObserver {

    /** A process that a signal ended has the exit status 128 and the signal's number. */
    private static final int SIGNAL = 128;

    private final ReportReader reports = new ReportReader();

    /**
     * Looks at the Job that a run is waiting for. Two watches bring Jobs and pods, so a Job may be seen to have ended
     * before its pod's last words are: before a Job is given up for lost, the API server is asked for its pods.
     *
     * @param owner the resource whose run it is
     * @param run the run; null before the first
     */
    JobObservation observe(HasMetadata owner, RunStatus run, ClusterView view) {
        if (run == null || run.phase() != RunPhase.Running) {
            return new Absent();
        }
        return observe(owner, run.job(), run.id(), view);
    }

    /**
     * Looks at a Job of the runner.
     *
     * @param owner the resource that it works for
     * @param name the Job's name
     * @param runId the run that it is for
     */
    JobObservation observe(HasMetadata owner, String name, String runId, ClusterView view) {
        Optional<Job> job = job(name, view);
        JobObservation cached = observe(owner, runId, job, view.pods());
        return endedWithoutAWord(cached) ? observe(owner, runId, job, view.podsFromServer(runId)) : cached;
    }

    /** The Job of that name, from the API server where the cache has none. */
    static Optional<Job> job(String name, ClusterView view) {
        return view.jobs().stream()
                .filter(job -> name(job).equals(name))
                .findFirst()
                .or(() -> view.jobFromServer(name));
    }

    private static boolean endedWithoutAWord(JobObservation seen) {
        return seen instanceof Ended ended
                && (ended.ending() instanceof Ending.Lost || ended.ending() instanceof Ending.DeadlineExceeded);
    }

    /**
     * @param owner the resource whose run it is
     * @param runId the run
     * @param job the Job of the name that the run says
     * @param pods the pods of the owner's Jobs
     */
    JobObservation observe(HasMetadata owner, String runId, Optional<Job> job, List<Pod> pods) {
        if (job.isEmpty()) {
            return new Absent();
        }
        if (!belongs(job.get(), owner, runId)) {
            return new Foreign();
        }
        List<Pod> own = pods.stream().filter(pod -> isOwned(pod, job.get())).toList();
        return endCondition(job.get())
                .<JobObservation>map(condition -> new Ended(uid(job.get()), ending(condition, own)))
                .orElseGet(() -> underWay(job.get(), own));
    }

    /** Whether the pod of a Job is one of the runner's, and not of the team's own. */
    static boolean isOfTheRunner(Job job) {
        return job.getSpec().getTemplate().getSpec().getContainers().stream()
                .anyMatch(container -> container.getName().equals(JobRenderer.CONTAINER)
                        && RunnerJobs.REPORT_FILE.equals(container.getTerminationMessagePath()));
    }

    /** Whether a Job is of this resource and of this run. */
    static boolean belongs(Job job, HasMetadata owner, String runId) {
        boolean ours = isOwned(job, owner);
        boolean thisRun = job.getMetadata().getLabels() != null
                && runId.equals(job.getMetadata().getLabels().get(Labels.RUN));
        return ours && thisRun;
    }

    private static JobObservation underWay(Job job, List<Pod> pods) {
        // A pod that has ended counts as running until the Job says so, too: the Job's word is the one that stays.
        boolean started = pods.stream().anyMatch(pod -> runner(pod)
                .map(state -> state.getRunning() != null || state.getTerminated() != null)
                .orElse(false));
        if (started) {
            return new Running(uid(job));
        }
        // No word about a pod that only takes its time: each would be a write to the API server.
        PodTrouble trouble = pods.stream()
                .flatMap(pod -> PodTrouble.of(pod).stream())
                .findFirst()
                .orElse(new PodTrouble(Reason.PodPending, "The pod of Job " + name(job) + " has not started yet."));
        return new Starting(uid(job), trouble.reason(), trouble.message());
    }

    /** The condition that says that a Job is over; empty while it is not. */
    static Optional<JobCondition> endCondition(Job job) {
        return job.getStatus() == null || job.getStatus().getConditions() == null
                ? Optional.empty()
                : job.getStatus().getConditions().stream()
                        .filter(condition -> condition.getType().equals("Complete")
                                || condition.getType().equals("Failed"))
                        .filter(condition -> condition.getStatus().equals("True"))
                        .findFirst();
    }

    private Ending ending(JobCondition condition, List<Pod> pods) {
        Optional<Ending> said =
                terminated(pods, JobObserver::runner).map(this::ending).or(() -> copyFailed(pods));
        // The Job's deadline stops the runner, which then says that it was interrupted: the cause is the deadline.
        if ("DeadlineExceeded".equals(condition.getReason())
                && said.map(JobObserver::wasStopped).orElse(true)) {
            return new Ending.DeadlineExceeded();
        }
        return said.orElseGet(() -> new Ending.Lost("The pod was lost before it could say how it ended"
                + (condition.getMessage() == null ? "." : ": " + condition.getMessage())));
    }

    private static boolean wasStopped(Ending ending) {
        return ending instanceof Ending.Lost
                || ending instanceof Ending.Reported reported && reported.outcome() == ExitCode.INTERRUPTED;
    }

    private Ending ending(ContainerStateTerminated terminated) {
        int status = terminated.getExitCode();
        Optional<RunReport> report = reports.read(terminated.getMessage());
        Optional<ExitCode> outcome = report.map(RunReport::outcome).or(() -> ExitCode.ofStatus(status));
        if (outcome.isPresent()) {
            return new Ending.Reported(outcome.get(), report.orElse(null));
        }
        if (status > SIGNAL) {
            return new Ending.Lost("The runner was killed (" + terminated.getReason() + ", exit status " + status + ")"
                    + ("OOMKilled".equals(terminated.getReason())
                            ? "; raise spec.execution.job.resources.limits.memory."
                            : "."));
        }
        return new Ending.Unknown(status);
    }

    private static Optional<Ending> copyFailed(List<Pod> pods) {
        return terminated(pods, JobObserver::copier)
                .filter(terminated -> terminated.getExitCode() != 0)
                // What a signal ended says nothing about the source.
                .filter(terminated -> terminated.getExitCode() <= SIGNAL)
                .map(terminated -> new Ending.SourceNotCopied(
                        "The source could not be copied out of its image (exit status " + terminated.getExitCode()
                                + "): spec.source.image.path must be a folder of the image, and without image volumes the image needs a cp. "
                                + (terminated.getMessage() == null ? "" : terminated.getMessage())));
    }

    private static Optional<ContainerStateTerminated> terminated(
            List<Pod> pods, Function<Pod, Optional<ContainerState>> container) {
        return pods.stream()
                .flatMap(pod -> container.apply(pod).stream())
                .map(ContainerState::getTerminated)
                .filter(terminated -> terminated != null)
                .findFirst();
    }

    private static Optional<ContainerState> runner(Pod pod) {
        return pod.getStatus() == null
                ? Optional.empty()
                : state(pod.getStatus().getContainerStatuses(), JobRenderer.CONTAINER);
    }

    private static Optional<ContainerState> copier(Pod pod) {
        return pod.getStatus() == null
                ? Optional.empty()
                : state(pod.getStatus().getInitContainerStatuses(), JobRenderer.COPY_CONTAINER);
    }

    /** By name: others may add containers of their own, a service mesh for one. */
    private static Optional<ContainerState> state(List<ContainerStatus> statuses, String container) {
        return statuses.stream()
                .filter(status -> status.getName().equals(container))
                .map(ContainerStatus::getState)
                .filter(state -> state != null)
                .findFirst();
    }

    /** Whether a resource is another one's. */
    static boolean isOwned(HasMetadata resource, HasMetadata owner) {
        return Stream.ofNullable(resource.getMetadata().getOwnerReferences())
                .flatMap(List::stream)
                .anyMatch(reference ->
                        reference.getUid().equals(owner.getMetadata().getUid()));
    }

    private static String uid(Job job) {
        return job.getMetadata().getUid();
    }

    private static String name(Job job) {
        return job.getMetadata().getName();
    }
}
