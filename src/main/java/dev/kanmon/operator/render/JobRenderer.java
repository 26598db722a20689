package dev.kanmon.operator.render;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.DatabaseMigrationSpec;
import dev.kanmon.api.v1alpha1.Execution;
import dev.kanmon.api.v1alpha1.Execution.JobSettings;
import dev.kanmon.api.v1alpha1.MigrationResolution;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.contract.GoDuration;
import dev.kanmon.contract.Labels;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.operator.decide.Effect.PruneDumps;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Renders the Job that carries out a run's newest attempt. */
public final class JobRenderer {

    /** The container's name; its status is where the outcome is read. */
    public static final String CONTAINER = "kanmon";

    /** The name of the init container that copies a source out of its image, where images are no volumes. */
    public static final String COPY_CONTAINER = "copy-source";

    /** As the CRD's schema has them; for resources that were stored before a default was in the schema. */
    private static final Duration DEADLINE = Duration.ofHours(1);

    private final RunnerImage image;
    private final boolean imageVolumes;

    /**
     * @param imageVolumes whether the cluster can mount an image as a volume
     */
    public JobRenderer(RunnerImage image, boolean imageVolumes) {
        this.image = image;
        this.imageVolumes = imageVolumes;
    }

    /** The Job of a DatabaseMigration's run: it plans, deploys, inspects, checks drift or requirements, empties or seeds. */
    public Job render(DatabaseMigration migration, RunStatus run) {
        return switch (run.task()) {
            case Reset -> job(migration, migration, run, reset(migration));
            case Seed -> job(migration, migration, run, new SeedInput(migration).input());
            case Plan, Deploy, Inspect, CheckDrift, CheckRequirements, Resolve, Restore, RestoreRows ->
                ofSource(migration, run);
        };
    }

    private Job ofSource(DatabaseMigration migration, RunStatus run) {
        SourceMounts source = sourceOf(migration);
        List<String> arguments =
                switch (run.task()) {
                    case Plan ->
                        RunnerArguments.plan(
                                run, source.directories(), migration.getSpec(), RequiredNames.of(migration));
                    case Deploy ->
                        RunnerArguments.deploy(
                                run,
                                migration.getStatus() == null
                                        ? null
                                        : migration.getStatus().plan(),
                                source.directories(),
                                migration.getSpec(),
                                execution(migration),
                                graceSeconds(migration),
                                RequiredNames.of(migration));
                    case Inspect, CheckRequirements ->
                        RunnerArguments.inspect(run, source.directories(), RequiredNames.of(migration));
                    case CheckDrift ->
                        RunnerArguments.drift(
                                run,
                                migration.getStatus() == null
                                        ? null
                                        : migration.getStatus().drift(),
                                source.directories(),
                                migration.getSpec());
                    case Resolve, Restore, RestoreRows, Reset, Seed ->
                        throw new IllegalArgumentException("a DatabaseMigration resolves nothing");
                };
        return job(migration, migration, run, input(migration, source, ScriptDelivery.none(), arguments));
    }

    /** The Job of a MigrationResolution's run, with the target and the source of its DatabaseMigration. */
    public Job render(MigrationResolution resolution, DatabaseMigration migration, RunStatus run) {
        if (run.task() == RunTask.Restore) {
            return new RestoreJobs(image).render(resolution, migration, identity(resolution, run), deadline(migration));
        }
        SourceMounts source = sourceOf(migration);
        ScriptDelivery script = ScriptDelivery.of(resolution);
        List<String> arguments = run.task() == RunTask.RestoreRows
                ? RunnerArguments.putBackRows(resolution, source.directories(), execution(migration))
                : RunnerArguments.resolve(
                        resolution,
                        run,
                        script.options(),
                        source.directories(),
                        execution(migration),
                        graceSeconds(migration));
        return job(resolution, migration, run, input(migration, source, script, arguments));
    }

    /** The Job that removes old dumps; none where the hook that made them is gone, since it says how to get at them. */
    public Optional<Job> render(DatabaseMigration migration, PruneDumps prune) {
        return PruneJobs.render(migration, prune, image, deadline(migration));
    }

    /** What a person has written is in the status before the Job is made. */
    private static RunnerInput reset(DatabaseMigration migration) {
        return RunnerInput.of(
                RunnerArguments.reset(
                        migration.getStatus().reset().requested(),
                        migration.getSpec(),
                        execution(migration),
                        graceSeconds(migration)),
                SecretEnvironment.target(migration.getSpec()));
    }

    private SourceMounts sourceOf(DatabaseMigration migration) {
        return SourceMounts.of(
                migration.getMetadata().getName(), migration.getSpec().source(), imageVolumes);
    }

    private Job job(HasMetadata owner, DatabaseMigration migration, RunStatus run, RunnerInput input) {
        return new RunnerJobs(image, settings(migration)).job(identity(owner, run), deadline(migration), input);
    }

    private static JobIdentity identity(HasMetadata owner, RunStatus run) {
        return new JobIdentity(owner, run.job(), labels(run));
    }

    private static Map<String, String> labels(RunStatus run) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(Labels.RUN, run.id());
        labels.put(Labels.ATTEMPT, Integer.toString(run.attempt()));
        labels.put(Labels.TASK, run.task().name().toLowerCase(Locale.ROOT));
        return labels;
    }

    private static RunnerInput input(
            DatabaseMigration migration, SourceMounts source, ScriptDelivery script, List<String> arguments) {
        return new RunnerInput(
                arguments,
                joined(environment(migration.getSpec()), script.environment()),
                joined(source.volumes(), script.volumes()),
                joined(source.mounts(), script.mounts()),
                source.initContainers());
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private static List<EnvVar> environment(DatabaseMigrationSpec spec) {
        List<EnvVar> environment = new ArrayList<>(SecretEnvironment.target(spec));
        if (spec.shadow() != null && spec.shadow().urlFrom() != null) {
            environment.add(SecretEnvironment.of(
                    RunnerOptions.SHADOW_URL_ENV, spec.shadow().urlFrom().secretKeyRef()));
        }
        return environment;
    }

    /** Zero: none. */
    private static Duration deadline(DatabaseMigration migration) {
        String text = execution(migration).deadline();
        return text == null ? DEADLINE : GoDuration.parse(text);
    }

    static long graceSeconds(DatabaseMigration migration) {
        return RunnerJobs.graceSeconds(settings(migration));
    }

    static Execution execution(DatabaseMigration migration) {
        Execution execution = migration.getSpec().execution();
        return execution == null ? new Execution(null, null, null, null, null) : execution;
    }

    static JobSettings settings(DatabaseMigration migration) {
        return execution(migration).job();
    }
}
