package dev.kanmon.operator.render;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.DatabaseMigrationSpec;
import dev.kanmon.api.v1alpha1.Execution;
import dev.kanmon.api.v1alpha1.Execution.JobSettings;
import dev.kanmon.api.v1alpha1.MigrationResolution;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.api.v1alpha1.Target.UrlSource;
import dev.kanmon.contract.GoDuration;
import dev.kanmon.contract.Labels;
import dev.kanmon.contract.RunnerOptions;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Renders the Job that carries out a run's newest attempt. */
public final class JobRenderer {

    /** The container's name; its status is where the outcome is read. */
    public static final String CONTAINER = "kanmon";

    /** The name of the init container that copies a source out of its image, where images are no volumes. */
    public static final String COPY_CONTAINER = "copy-source";

    /** As the CRD's schema has them; for resources that were stored before a default was in the schema. */
    private static final Duration DEADLINE = Duration.ofHours(1);

    private static final long GRACE_SECONDS = 60;

    private final RunnerImage image;
    private final boolean imageVolumes;

    /**
     * @param imageVolumes whether the cluster can mount an image as a volume
     */
    public JobRenderer(RunnerImage image, boolean imageVolumes) {
        this.image = image;
        this.imageVolumes = imageVolumes;
    }

    /** The Job of a DatabaseMigration's run: it plans, deploys, inspects or checks drift. */
    public Job render(DatabaseMigration migration, RunStatus run) {
        SourceMounts source = sourceOf(migration);
        List<String> arguments =
                switch (run.task()) {
                    case Plan -> RunnerArguments.plan(run, source.directories(), migration.getSpec());
                    case Deploy ->
                        RunnerArguments.deploy(
                                run,
                                migration.getStatus() == null
                                        ? null
                                        : migration.getStatus().plan(),
                                source.directories(),
                                migration.getSpec(),
                                execution(migration),
                                graceSeconds(migration));
                    case Inspect -> RunnerArguments.inspect(run, source.directories());
                    case CheckDrift ->
                        RunnerArguments.drift(
                                run,
                                migration.getStatus() == null
                                        ? null
                                        : migration.getStatus().drift(),
                                source.directories(),
                                migration.getSpec());
                    case Resolve, Restore, RestoreRows ->
                        throw new IllegalArgumentException("a DatabaseMigration resolves nothing");
                };
        return job(migration, migration, run, new PodInput(source, ScriptDelivery.none(), arguments));
    }

    /** The Job of a MigrationResolution's run, with the target and the source of its DatabaseMigration. */
    public Job render(MigrationResolution resolution, DatabaseMigration migration, RunStatus run) {
        SourceMounts source = sourceOf(migration);
        ScriptDelivery script = ScriptDelivery.of(resolution);
        List<String> arguments = RunnerArguments.resolve(
                resolution, run, script.options(), source.directories(), execution(migration), graceSeconds(migration));
        return job(resolution, migration, run, new PodInput(source, script, arguments));
    }

    /** What an attempt's pod is given: its files and variables, and what the runner is told. */
    private record PodInput(SourceMounts source, ScriptDelivery script, List<String> arguments) {}

    private SourceMounts sourceOf(DatabaseMigration migration) {
        return SourceMounts.of(
                migration.getMetadata().getName(), migration.getSpec().source(), imageVolumes);
    }

    private Job job(HasMetadata owner, DatabaseMigration migration, RunStatus run, PodInput input) {
        return new JobBuilder()
                .withMetadata(metadata(owner, migration, run))
                .withNewSpec()
                // Retries are the operator's decision: it asks the database first.
                .withBackoffLimit(0)
                .withActiveDeadlineSeconds(deadlineSeconds(migration))
                .withTemplate(podTemplate(owner, migration, run, input))
                .endSpec()
                .build();
    }

    private static ObjectMeta metadata(HasMetadata owner, DatabaseMigration migration, RunStatus run) {
        return new ObjectMetaBuilder()
                .withName(run.job())
                .withNamespace(owner.getMetadata().getNamespace())
                .withLabels(labels(migration, run))
                .withAnnotations(ownerAnnotations(owner))
                .withOwnerReferences(OwnerReferences.controlling(owner))
                .build();
    }

    private static Map<String, String> labels(DatabaseMigration migration, RunStatus run) {
        Map<String, String> labels = new LinkedHashMap<>();
        JobSettings settings = settings(migration);
        if (settings != null && settings.labels() != null) {
            labels.putAll(settings.labels());
        }
        labels.put(Labels.MANAGED_BY, Labels.MANAGED_BY_KANMON);
        labels.put(Labels.RUN, run.id());
        labels.put(Labels.ATTEMPT, Integer.toString(run.attempt()));
        labels.put(Labels.TASK, run.task().name().toLowerCase(Locale.ROOT));
        return labels;
    }

    private static Map<String, String> ownerAnnotations(HasMetadata owner) {
        Map<String, String> annotations = new LinkedHashMap<>();
        annotations.put(Labels.OWNER_KIND, owner.getKind());
        annotations.put(Labels.OWNER_NAME, owner.getMetadata().getName());
        return annotations;
    }

    private PodTemplateSpec podTemplate(HasMetadata owner, DatabaseMigration migration, RunStatus run, PodInput input) {
        Map<String, String> annotations = new LinkedHashMap<>();
        JobSettings settings = settings(migration);
        if (settings != null && settings.annotations() != null) {
            annotations.putAll(settings.annotations());
        }
        annotations.putAll(ownerAnnotations(owner));
        PodTemplateSpec template = new PodTemplateSpecBuilder()
                .withNewMetadata()
                .withLabels(labels(migration, run))
                .withAnnotations(annotations)
                .endMetadata()
                .withNewSpec()
                .withRestartPolicy("Never")
                .withAutomountServiceAccountToken(false)
                .withEnableServiceLinks(false)
                .withTerminationGracePeriodSeconds(graceSeconds(migration))
                .withSecurityContext(Hardening.pod())
                .withInitContainers(input.source().initContainers())
                .withContainers(container(migration, input))
                .withVolumes(input.source().volumes())
                .addAllToVolumes(input.script().volumes())
                .addToVolumes(new VolumeBuilder()
                        .withName("tmp")
                        .withNewEmptyDir()
                        .endEmptyDir()
                        .build())
                .endSpec()
                .build();
        return settings == null ? template : withSettings(template, settings);
    }

    private static PodTemplateSpec withSettings(PodTemplateSpec template, JobSettings settings) {
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

    private Container container(DatabaseMigration migration, PodInput input) {
        JobSettings settings = settings(migration);
        return new ContainerBuilder()
                .withName(CONTAINER)
                .withImage(image.reference())
                .withImagePullPolicy(image.pullPolicy())
                .withArgs(input.arguments())
                .withEnv(environment(migration.getSpec()))
                .addAllToEnv(input.script().environment())
                .withResources(settings == null ? null : settings.resources())
                .withSecurityContext(Hardening.container())
                .withTerminationMessagePath(RunnerArguments.REPORT_FILE)
                .withVolumeMounts(input.source().mounts())
                .addAllToVolumeMounts(input.script().mounts())
                .addToVolumeMounts(new VolumeMountBuilder()
                        .withName("tmp")
                        .withMountPath("/tmp")
                        .build())
                .build();
    }

    private static List<EnvVar> environment(DatabaseMigrationSpec spec) {
        List<EnvVar> environment = new ArrayList<>();
        environment.add(fromSecret(RunnerOptions.URL_ENV, spec.target().urlFrom()));
        if (spec.target().directUrlFrom() != null) {
            environment.add(
                    fromSecret(RunnerOptions.DIRECT_URL_ENV, spec.target().directUrlFrom()));
        }
        if (spec.shadow() != null && spec.shadow().urlFrom() != null) {
            environment.add(
                    fromSecret(RunnerOptions.SHADOW_URL_ENV, spec.shadow().urlFrom()));
        }
        return environment;
    }

    private static EnvVar fromSecret(String name, UrlSource source) {
        return new EnvVarBuilder()
                .withName(name)
                .withNewValueFrom()
                .withNewSecretKeyRef(
                        source.secretKeyRef().key(), source.secretKeyRef().name(), false)
                .endValueFrom()
                .build();
    }

    /** Null: no deadline. */
    private static Long deadlineSeconds(DatabaseMigration migration) {
        String text = execution(migration).deadline();
        Duration deadline = text == null ? DEADLINE : GoDuration.parse(text);
        return deadline.isZero() ? null : Math.max(1, deadline.toSeconds());
    }

    private static long graceSeconds(DatabaseMigration migration) {
        JobSettings settings = settings(migration);
        return settings == null || settings.terminationGracePeriodSeconds() == null
                ? GRACE_SECONDS
                : settings.terminationGracePeriodSeconds();
    }

    private static Execution execution(DatabaseMigration migration) {
        Execution execution = migration.getSpec().execution();
        return execution == null ? new Execution(null, null, null, null, null) : execution;
    }

    private static JobSettings settings(DatabaseMigration migration) {
        return execution(migration).job();
    }
}
