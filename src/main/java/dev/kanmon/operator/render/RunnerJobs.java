package dev.kanmon.operator.render;

import dev.kanmon.api.v1alpha1.Execution.JobSettings;
import dev.kanmon.contract.Labels;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Renders Jobs of the runner: one hardened pod that runs one command once, with the settings of the owner's spec. */
public final class RunnerJobs {

    /** Where a container of the runner leaves its report; no other has it there. */
    public static final String REPORT_FILE = RunnerArguments.REPORT_FILE;

    private static final long GRACE_SECONDS = 60;

    private final RunnerImage image;
    private final JobSettings settings;

    /**
     * @param image what the pods run
     * @param settings {@code spec.execution.job}; null for a spec without
     */
    public RunnerJobs(RunnerImage image, JobSettings settings) {
        this.image = image;
        this.settings = settings;
    }

    /**
     * @param deadline how long the Job may take; zero for as long as it likes
     */
    public Job job(JobIdentity identity, Duration deadline, RunnerInput input) {
        return new JobBuilder()
                .withMetadata(metadata(identity))
                .withNewSpec()
                // Retries are the operator's decision: it asks the database first.
                .withBackoffLimit(0)
                .withActiveDeadlineSeconds(deadline.isZero() ? null : Math.max(1, deadline.toSeconds()))
                .withTemplate(podTemplate(identity, input))
                .endSpec()
                .build();
    }

    /** How long a pod may take from SIGTERM to its end. */
    static long graceSeconds(JobSettings settings) {
        return settings == null || settings.terminationGracePeriodSeconds() == null
                ? GRACE_SECONDS
                : settings.terminationGracePeriodSeconds();
    }

    /** By which a Job, its pod and whatever else is made are found to be of a resource. */
    public static Map<String, String> ownerAnnotations(HasMetadata owner) {
        Map<String, String> annotations = new LinkedHashMap<>();
        annotations.put(Labels.OWNER_KIND, owner.getKind());
        annotations.put(Labels.OWNER_NAME, owner.getMetadata().getName());
        return annotations;
    }

    private ObjectMeta metadata(JobIdentity identity) {
        return new ObjectMetaBuilder()
                .withName(identity.name())
                .withNamespace(identity.owner().getMetadata().getNamespace())
                .withLabels(labels(identity))
                .withAnnotations(ownerAnnotations(identity.owner()))
                .withOwnerReferences(OwnerReferences.controlling(identity.owner()))
                .build();
    }

    private Map<String, String> labels(JobIdentity identity) {
        Map<String, String> labels = new LinkedHashMap<>();
        if (settings != null && settings.labels() != null) {
            labels.putAll(settings.labels());
        }
        labels.put(Labels.MANAGED_BY, Labels.MANAGED_BY_KANMON);
        labels.putAll(identity.labels());
        return labels;
    }

    private PodTemplateSpec podTemplate(JobIdentity identity, RunnerInput input) {
        Map<String, String> annotations = new LinkedHashMap<>();
        if (settings != null && settings.annotations() != null) {
            annotations.putAll(settings.annotations());
        }
        annotations.putAll(ownerAnnotations(identity.owner()));
        PodTemplateSpec template = new PodTemplateSpecBuilder()
                .withNewMetadata()
                .withLabels(labels(identity))
                .withAnnotations(annotations)
                .endMetadata()
                .withNewSpec()
                .withRestartPolicy("Never")
                .withAutomountServiceAccountToken(false)
                .withEnableServiceLinks(false)
                .withTerminationGracePeriodSeconds(graceSeconds(settings))
                .withSecurityContext(Hardening.pod())
                .withInitContainers(input.initContainers())
                .withContainers(container(input))
                .withVolumes(input.volumes())
                .addToVolumes(new VolumeBuilder()
                        .withName("tmp")
                        .withNewEmptyDir()
                        .endEmptyDir()
                        .build())
                .endSpec()
                .build();
        return settings == null ? template : withSettings(template);
    }

    private PodTemplateSpec withSettings(PodTemplateSpec template) {
        return new PodTemplateSpecBuilder(template)
                .editSpec()
                .withServiceAccountName(settings.serviceAccountName())
                .withNodeSelector(settings.nodeSelector())
                .withTolerations(settings.tolerations())
                .withImagePullSecrets(settings.imagePullSecrets())
                .withPriorityClassName(settings.priorityClassName())
                .endSpec()
                .build();
    }

    private Container container(RunnerInput input) {
        return new ContainerBuilder()
                .withName(JobRenderer.CONTAINER)
                .withImage(image.reference())
                .withImagePullPolicy(image.pullPolicy())
                .withArgs(input.arguments())
                .withEnv(input.environment())
                .withResources(settings == null ? null : settings.resources())
                .withSecurityContext(Hardening.container())
                .withTerminationMessagePath(RunnerArguments.REPORT_FILE)
                .withVolumeMounts(input.mounts())
                .addToVolumeMounts(new VolumeMountBuilder()
                        .withName("tmp")
                        .withMountPath("/tmp")
                        .build())
                .build();
    }
}
