package dev.kanmon.testsupport.kubelet;

import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import io.fabric8.kubernetes.api.model.batch.v1.JobConditionBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatus;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatusBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The job controller's rules, without effects. Reasons and messages are those of the Kubernetes job controller. */
final class JobRules {

    private static final int DEFAULT_BACKOFF_LIMIT = 6;

    private JobRules() {}

    static boolean isFinished(Job job) {
        return job.getStatus() != null
                && job.getStatus().getConditions().stream()
                        .anyMatch(condition -> condition.getStatus().equals("True")
                                && (condition.getType().equals("Complete")
                                        || condition.getType().equals("Failed")));
    }

    /** The condition that ends the Job; empty while it goes on. */
    static Optional<JobCondition> end(Job job, JobPods pods, Instant now) {
        if (pods.succeeded() >= orElse(job.getSpec().getCompletions(), 1)) {
            return Optional.of(condition("Complete", null, null, now));
        }
        if (pods.failed() > orElse(job.getSpec().getBackoffLimit(), DEFAULT_BACKOFF_LIMIT)) {
            return Optional.of(
                    condition("Failed", "BackoffLimitExceeded", "Job has reached the specified backoff limit", now));
        }
        if (timeLeft(job, pods, now)
                .filter(left -> left.isZero() || left.isNegative())
                .isPresent()) {
            return Optional.of(
                    condition("Failed", "DeadlineExceeded", "Job was active longer than specified deadline", now));
        }
        return Optional.empty();
    }

    /** What is left of {@code activeDeadlineSeconds}; empty without one. */
    static Optional<Duration> timeLeft(Job job, JobPods pods, Instant now) {
        return Optional.ofNullable(job.getSpec().getActiveDeadlineSeconds())
                .map(seconds -> Duration.between(now, pods.since().plusSeconds(seconds)));
    }

    static JobStatus status(JobPods pods, Optional<JobCondition> end, Instant now) {
        JobStatusBuilder status = new JobStatusBuilder()
                .withStartTime(text(pods.since()))
                .withActive(end.isPresent() ? 0 : pods.active().size())
                .withSucceeded(pods.succeeded())
                .withFailed(pods.failed());
        end.ifPresent(condition -> status.addToConditions(announcement(condition), condition));
        if (end.filter(condition -> condition.getType().equals("Complete")).isPresent()) {
            status.withCompletionTime(text(now));
        }
        return status.build();
    }

    static Pod newPod(Job job) {
        PodTemplateSpec template = job.getSpec().getTemplate();
        return new PodBuilder()
                .withNewMetadataLike(template.getMetadata())
                .withNamespace(job.getMetadata().getNamespace())
                .withGenerateName(job.getMetadata().getName() + "-")
                .withLabels(labels(job))
                .withOwnerReferences(new OwnerReferenceBuilder()
                        .withApiVersion("batch/v1")
                        .withKind("Job")
                        .withName(job.getMetadata().getName())
                        .withUid(job.getMetadata().getUid())
                        .withController(true)
                        .withBlockOwnerDeletion(true)
                        .build())
                .endMetadata()
                .withSpec(template.getSpec())
                .build();
    }

    /** The condition that comes before the last one since Kubernetes 1.31, which refuses the last one without it. */
    private static JobCondition announcement(JobCondition end) {
        return end.getType().equals("Complete")
                ? new JobConditionBuilder(end)
                        .withType("SuccessCriteriaMet")
                        .withReason("CompletionsReached")
                        .withMessage("Reached expected number of succeeded pods")
                        .build()
                : new JobConditionBuilder(end).withType("FailureTarget").build();
    }

    private static Map<String, String> labels(Job job) {
        Map<String, String> labels = new HashMap<>();
        Map<String, String> ofTemplate =
                job.getSpec().getTemplate().getMetadata().getLabels();
        if (ofTemplate != null) {
            labels.putAll(ofTemplate);
        }
        labels.put("job-name", job.getMetadata().getName());
        labels.put("controller-uid", job.getMetadata().getUid());
        labels.put("batch.kubernetes.io/job-name", job.getMetadata().getName());
        labels.put("batch.kubernetes.io/controller-uid", job.getMetadata().getUid());
        return labels;
    }

    private static JobCondition condition(String type, String reason, String message, Instant now) {
        return new JobConditionBuilder()
                .withType(type)
                .withStatus("True")
                .withReason(reason)
                .withMessage(message)
                .withLastProbeTime(text(now))
                .withLastTransitionTime(text(now))
                .build();
    }

    private static int orElse(Integer value, int fallback) {
        return value == null ? fallback : value;
    }

    private static String text(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
