package dev.kanmon.operator.observe;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.DatabaseMigrationSpec;
import dev.kanmon.api.v1alpha1.RunPhase;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.api.v1alpha1.RunStatus.RunInput;
import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.api.v1alpha1.Source;
import dev.kanmon.api.v1alpha1.Target;
import dev.kanmon.contract.Labels;
import dev.kanmon.operator.render.JobRenderer;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import io.fabric8.kubernetes.api.model.batch.v1.JobConditionBuilder;
import java.util.List;
import java.util.Map;

/** A DatabaseMigration with its Job and its pod, as an API server has them. */
final class ClusterObjects {

    static final String JOB_UID = "job-uid";

    static final RunStatus RUN = new RunStatus(
            "0a1b2c3d",
            1,
            RunTask.Deploy,
            RunPhase.Running,
            "shop-deploy-0a1b2c3d-1",
            null,
            null,
            null,
            null,
            "2026-01-02T03:04:05Z",
            null,
            null,
            new RunInput("sha256:input", null, null, List.of()));

    private static final String OWNER_UID = "owner-uid";

    private ClusterObjects() {}

    static DatabaseMigration migration(Source source) {
        return migration(source, null, Map.of());
    }

    static DatabaseMigration migration(Source source, Boolean suspend, Map<String, String> annotations) {
        DatabaseMigration migration = new DatabaseMigration();
        migration.setMetadata(new ObjectMetaBuilder()
                .withName("shop")
                .withNamespace("default")
                .withUid(OWNER_UID)
                .withGeneration(1L)
                .withAnnotations(annotations)
                .build());
        Target target =
                new Target(new Target.UrlSource(new Target.SecretKeyReference("shop-db", "DATABASE_URL")), null);
        migration.setSpec(new DatabaseMigrationSpec(
                target, source, null, null, null, null, null, null, null, null, null, null, null, null, suspend));
        return migration;
    }

    static Job job(JobCondition... conditions) {
        return new JobBuilder()
                .withMetadata(jobMetadata(OWNER_UID, RUN.id()))
                .withNewStatus()
                .withConditions(conditions)
                .endStatus()
                .build();
    }

    static Job foreignJob(String ownerUid, String runId) {
        return new JobBuilder().withMetadata(jobMetadata(ownerUid, runId)).build();
    }

    static Pod pod(PodStatus status) {
        return new PodBuilder()
                .withNewMetadata()
                .withName("shop-deploy-0a1b2c3d-1-x7k2p")
                .addNewOwnerReference()
                .withUid(JOB_UID)
                .endOwnerReference()
                .endMetadata()
                .withStatus(status)
                .build();
    }

    static JobCondition condition(String type, String reason, String message) {
        return new JobConditionBuilder()
                .withType(type)
                .withStatus("True")
                .withReason(reason)
                .withMessage(message)
                .build();
    }

    static ContainerStatus waiting(String container, String reason, String message) {
        return new ContainerStatusBuilder()
                .withName(container)
                .withState(new ContainerStateBuilder()
                        .withNewWaiting(message, reason)
                        .build())
                .build();
    }

    static ContainerStatus running(String container) {
        return new ContainerStatusBuilder()
                .withName(container)
                .withState(new ContainerStateBuilder()
                        .withNewRunning("2026-01-02T03:04:06Z")
                        .build())
                .build();
    }

    static ContainerStatus terminated(String container, int exitCode, String reason, String message) {
        return new ContainerStatusBuilder()
                .withName(container)
                .withState(new ContainerStateBuilder()
                        .withNewTerminated()
                        .withExitCode(exitCode)
                        .withReason(reason)
                        .withMessage(message)
                        .endTerminated()
                        .build())
                .build();
    }

    /** The runner's container, ended. */
    static ContainerStatus ended(int exitCode, String reason, String message) {
        return terminated(JobRenderer.CONTAINER, exitCode, reason, message);
    }

    private static ObjectMeta jobMetadata(String ownerUid, String runId) {
        return new ObjectMetaBuilder()
                .withName(RUN.job())
                .withUid(JOB_UID)
                .withLabels(Map.of(Labels.RUN, runId))
                .addNewOwnerReference()
                .withUid(ownerUid)
                .endOwnerReference()
                .build();
    }
}
