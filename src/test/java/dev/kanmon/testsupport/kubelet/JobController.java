package dev.kanmon.testsupport.kubelet;

import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.cache.Store;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Gives every Job its pod and says in the Job's status what became of it. One pod at a time, never restarted. */
final class JobController implements AutoCloseable {

    private static final int WORKERS = 4;

    private final KubernetesClient client;
    private final PodApi podApi;
    private final Store<Job> jobs;
    private final Map<String, JobPods> podsByJobUid = new ConcurrentHashMap<>();
    private final Map<String, JobStatus> written = new ConcurrentHashMap<>();
    private final WorkQueue<ObjectKey> queue = new WorkQueue<>("played-job-controller", WORKERS, this::reconcile);

    JobController(KubernetesClient client, PodApi podApi, Store<Job> jobs) {
        this.client = client;
        this.podApi = podApi;
        this.jobs = jobs;
    }

    ResourceEventHandler<Job> jobHandler() {
        return new ResourceEventHandler<>() {
            @Override
            public void onAdd(Job job) {
                queue.add(ObjectKey.of(job));
            }

            @Override
            public void onUpdate(Job old, Job job) {
                queue.add(ObjectKey.of(job));
            }

            @Override
            public void onDelete(Job job, boolean finalStateUnknown) {
                podsByJobUid.remove(job.getMetadata().getUid());
                written.remove(job.getMetadata().getUid());
            }
        };
    }

    ResourceEventHandler<Pod> podHandler() {
        return new ResourceEventHandler<>() {
            @Override
            public void onAdd(Pod pod) {
                ofJob(pod).ifPresent(pods -> pods.seen(pod));
                wakeOwner(pod);
            }

            @Override
            public void onUpdate(Pod old, Pod pod) {
                onAdd(pod);
            }

            @Override
            public void onDelete(Pod pod, boolean finalStateUnknown) {
                ofJob(pod).ifPresent(pods -> pods.gone(pod));
                wakeOwner(pod);
            }
        };
    }

    /** The Job that a pod belongs to, as last seen. */
    Optional<Job> jobOf(Pod pod) {
        return owner(pod).map(owner -> jobs.getByKey(pod.getMetadata().getNamespace() + "/" + owner.getName()));
    }

    @Override
    public void close() {
        queue.close();
    }

    private void reconcile(ObjectKey key) {
        Job job = jobs.getByKey(key.namespace() + "/" + key.name());
        if (!isToBeHandled(job, key)) {
            return;
        }
        Instant now = Instant.now();
        JobPods pods = podsByJobUid.computeIfAbsent(key.uid(), uid -> new JobPods(now));
        Optional<JobCondition> end = JobRules.end(job, pods, now);
        if (end.isPresent()) {
            pods.active().forEach(podApi::delete);
        } else if (pods.active().isEmpty()) {
            pods.seen(client.resource(JobRules.newPod(job)).create());
        }
        write(job, JobRules.status(pods, end, now));
        if (end.isEmpty()) {
            JobRules.timeLeft(job, pods, now).ifPresent(left -> queue.addAfter(key, left.plusMillis(10)));
        }
    }

    private boolean isToBeHandled(Job job, ObjectKey key) {
        return job != null
                && job.getMetadata().getUid().equals(key.uid())
                && job.getMetadata().getDeletionTimestamp() == null
                && !JobRules.isFinished(job)
                && !Optional.ofNullable(written.get(key.uid()))
                        .map(status -> !status.getConditions().isEmpty())
                        .orElse(false);
    }

    private void write(Job job, JobStatus status) {
        String uid = job.getMetadata().getUid();
        if (status.equals(written.get(uid))) {
            return;
        }
        client.batch()
                .v1()
                .jobs()
                .inNamespace(job.getMetadata().getNamespace())
                .withName(job.getMetadata().getName())
                .subresource("status")
                .patch(PatchContext.of(PatchType.JSON_MERGE), Serialization.asJson(Map.of("status", status)));
        written.put(uid, status);
    }

    private Optional<JobPods> ofJob(Pod pod) {
        return owner(pod).map(owner -> podsByJobUid.computeIfAbsent(owner.getUid(), uid -> new JobPods(Instant.now())));
    }

    private void wakeOwner(Pod pod) {
        owner(pod)
                .ifPresent(owner -> queue.add(
                        new ObjectKey("Job", pod.getMetadata().getNamespace(), owner.getName(), owner.getUid())));
    }

    private static Optional<OwnerReference> owner(Pod pod) {
        List<OwnerReference> owners = pod.getMetadata().getOwnerReferences();
        return owners.stream().filter(owner -> owner.getKind().equals("Job")).findFirst();
    }
}
