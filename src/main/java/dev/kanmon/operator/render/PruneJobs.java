package dev.kanmon.operator.render;

import dev.kanmon.api.v1alpha1.Backup;
import dev.kanmon.api.v1alpha1.BackupHook;
import dev.kanmon.api.v1alpha1.BackupHook.PgDump;
import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.contract.Labels;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.operator.decide.Effect.PruneDumps;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Renders the Job that removes old dumps. It gets at their place and at no database. */
final class PruneJobs {

    private PruneJobs() {}

    static Optional<Job> render(DatabaseMigration migration, PruneDumps prune, RunnerImage image, Duration deadline) {
        Backup backup = migration.getSpec().backup();
        return backup == null || backup.retention() == null
                ? Optional.empty()
                : backup.hooks().stream()
                        .filter(hook -> hook.name().equals(prune.hook()))
                        .map(BackupHook::pgDump)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .map(dump -> job(migration, prune, dump, image, deadline));
    }

    private static Job job(
            DatabaseMigration migration, PruneDumps prune, PgDump dump, RunnerImage image, Duration deadline) {
        DumpPlace place = new DumpPlace(dump);
        RunnerImage runner = dump.image() == null ? image : new RunnerImage(dump.image(), null);
        return new RunnerJobs(runner, JobRenderer.settings(migration))
                .job(
                        new JobIdentity(migration, prune.name(), Map.of(Labels.TASK, RunnerOptions.PRUNE_BACKUPS)),
                        deadline,
                        new RunnerInput(
                                arguments(migration, prune, place),
                                place.environment(),
                                place.volumes(),
                                place.mounts(),
                                List.of()));
    }

    private static List<String> arguments(DatabaseMigration migration, PruneDumps prune, DumpPlace place) {
        Backup.Retention retention = migration.getSpec().backup().retention();
        CommandLine command = CommandLine.reporting(RunnerOptions.PRUNE_BACKUPS)
                .option(RunnerOptions.OWNER, migration.getMetadata().getUid())
                .option(
                        RunnerOptions.KEEP_LAST,
                        retention.keepLast() == null
                                ? null
                                : retention.keepLast().toString())
                .option(RunnerOptions.MAX_AGE, retention.maxAge())
                .options(RunnerOptions.KEEP, prune.keep());
        return place.addTo(command).arguments();
    }
}
