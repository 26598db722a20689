package dev.kanmon.operator.observe;

import dev.kanmon.operator.decide.hook.HookObservation;
import dev.kanmon.operator.decide.hook.HookObservation.Absent;
import dev.kanmon.operator.decide.hook.HookObservation.Done;
import dev.kanmon.operator.decide.hook.HookObservation.Foreign;
import dev.kanmon.operator.decide.hook.HookObservation.UnderWay;
import dev.kanmon.operator.decide.hook.RunningHook;
import dev.kanmon.operator.observe.hook.HookFailures;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far a hook is that a Job of the team's own does. What its first container has written to the termination log is the
 * identifier where the Job is complete, and tells why where it failed.
 */
final class TeamJobObserver {

    private static final String COMPLETE = "Complete";

    /** Of last words in a status; a kubelet keeps four times as many. */
    private static final int LONGEST = 1024;

    private final HasMetadata owner;
    private final RunningHook hook;
    private final HookFailures failures;

    /** @param owner the resource whose hook it is */
    TeamJobObserver(HasMetadata owner, RunningHook hook) {
        this.owner = owner;
        this.hook = hook;
        this.failures = new HookFailures(hook.use());
    }

    /** Two watches bring Jobs and pods: before a pod is taken to have said nothing, the API server is asked. */
    HookObservation observe(ClusterView view) {
        Optional<Job> job = JobObserver.job(hook.hook().object(), view);
        if (job.isEmpty()) {
            return new Absent();
        }
        if (!JobObserver.belongs(job.get(), owner, hook.run())) {
            return new Foreign();
        }
        return JobObserver.endCondition(job.get())
                .map(condition -> ended(job.get(), condition, lastWords(job.get(), view)))
                .orElseGet(() -> new UnderWay(uid(job.get()), trouble(job.get(), view)));
    }

    private HookObservation ended(Job job, JobCondition condition, Optional<ContainerStateTerminated> last) {
        Optional<String> said = last.map(ContainerStateTerminated::getMessage)
                .map(String::strip)
                .filter(words -> !words.isEmpty());
        if (condition.getType().equals(COMPLETE)) {
            return said.filter(words -> words.length() > LONGEST)
                    .<HookObservation>map(words -> failures.last(uid(job), tooLong(job, words)))
                    .orElseGet(() -> new Done(uid(job), said.orElse(null), null));
        }
        return "DeadlineExceeded".equals(condition.getReason())
                ? failures.timedOut(uid(job), hook.hook().object())
                : failures.last(uid(job), failure(job, condition, last, said));
    }

    /** Half of an identifier would find nothing. */
    private static String tooLong(Job job, String words) {
        return "Job " + job.getMetadata().getName() + " is complete, but has written " + words.length()
                + " characters to its termination log; an identifier has " + LONGEST + " at most.";
    }

    private static String failure(
            Job job, JobCondition condition, Optional<ContainerStateTerminated> last, Optional<String> said) {
        String status =
                last.map(end -> " with exit status " + end.getExitCode()).orElse("");
        String words = said.map(TeamJobObserver::shortened)
                .or(() -> Optional.ofNullable(condition.getMessage()))
                .map(text -> ": " + text)
                .orElse(".");
        return "Job " + job.getMetadata().getName() + " failed" + status + words;
    }

    private static String shortened(String words) {
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST - 1) + "…";
    }

    private static String trouble(Job job, ClusterView view) {
        return pods(job, view.pods())
                .flatMap(pod -> PodTrouble.of(pod).stream())
                .map(PodTrouble::message)
                .findFirst()
                .orElse("Job " + job.getMetadata().getName() + " is not complete yet.");
    }

    private Optional<ContainerStateTerminated> lastWords(Job job, ClusterView view) {
        return lastWords(job, view.pods()).or(() -> lastWords(job, view.podsFromServer(hook.run())));
    }

    /** Of the pod that ended last: a Job may have had several, of which the last one decided. */
    private static Optional<ContainerStateTerminated> lastWords(Job job, List<Pod> pods) {
        return pods(job, pods)
                .flatMap(pod -> firstContainer(pod).stream())
                .filter(end -> end.getFinishedAt() != null)
                .max(Comparator.comparing(ContainerStateTerminated::getFinishedAt));
    }

    private static Optional<ContainerStateTerminated> firstContainer(Pod pod) {
        String first = pod.getSpec().getContainers().get(0).getName();
        return Stream.ofNullable(pod.getStatus())
                .flatMap(status -> status.getContainerStatuses().stream())
                .filter(status -> status.getName().equals(first))
                .map(ContainerStatus::getState)
                .filter(Objects::nonNull)
                .map(ContainerState::getTerminated)
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static Stream<Pod> pods(Job job, List<Pod> pods) {
        return pods.stream().filter(pod -> JobObserver.isOwned(pod, job));
    }

    private static String uid(Job job) {
        return job.getMetadata().getUid();
    }
}
