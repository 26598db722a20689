package dev.kanmon.operator.render;

import dev.kanmon.api.v1alpha1.BackupHook;
import dev.kanmon.api.v1alpha1.BackupHook.PgDump;
import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.MigrationResolution;
import dev.kanmon.api.v1alpha1.Restore.Method;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.operator.decide.restore.KnownBackups;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Renders the Job that brings a dump back: it gets at the dump the way the hook did that made it. */
final class RestoreJobs {

    private final RunnerImage ownImage;

    /** @param ownImage the runner's image, for hooks that name none */
    RestoreJobs(RunnerImage ownImage) {
        this.ownImage = ownImage;
    }

    /**
     * @param resolution with the backup's identifier in its status, and the run that restores
     * @param deadline how long the Job may take; zero for as long as it likes
     */
    Job render(MigrationResolution resolution, DatabaseMigration migration, JobIdentity identity, Duration deadline) {
        KnownBackups backups = KnownBackups.of(
                migration.getSpec().backup(), migration.getStatus().backup());
        PgDump dump = dump(resolution, backups);
        DumpPlace place = new DumpPlace(dump);
        List<EnvVar> environment = new ArrayList<>(SecretEnvironment.target(migration.getSpec()));
        environment.addAll(place.environment());
        RunnerImage image = dump.image() == null ? ownImage : new RunnerImage(dump.image(), null);
        return new RunnerJobs(image, JobRenderer.settings(migration))
                .job(
                        identity,
                        deadline,
                        new RunnerInput(
                                arguments(resolution, migration, backups, place),
                                environment,
                                place.volumes(),
                                place.mounts(),
                                List.of()));
    }

    private static PgDump dump(MigrationResolution resolution, KnownBackups backups) {
        String identifier = resolution.getStatus().restore().identifier();
        return backups.taken().stream()
                .filter(backup -> identifier.equals(backup.identifier()))
                .findFirst()
                .flatMap(backups::hookOf)
                .map(BackupHook::pgDump)
                .orElseThrow(() -> new IllegalStateException(
                        "backup " + identifier + ", or the hook that took it, went away while it was being restored"));
    }

    private static List<String> arguments(
            MigrationResolution resolution, DatabaseMigration migration, KnownBackups backups, DumpPlace place) {
        CommandLine command = CommandLine.reporting(RunnerOptions.RESTORE)
                .option(RunnerOptions.FROM, resolution.getStatus().restore().identifier())
                .option(
                        RunnerOptions.METHOD,
                        method(backups.restore(resolution.getSpec()).method()))
                .option(
                        RunnerOptions.DECISION,
                        RunnerArguments.decision(
                                resolution, resolution.getStatus().run()))
                .option(
                        RunnerOptions.ADVISORY_LOCK_TIMEOUT,
                        JobRenderer.execution(migration).advisoryLockTimeout());
        return place.connectionTo(command).arguments();
    }

    private static String method(Method method) {
        return switch (method == null ? Method.Swap : method) {
            case Swap -> RunnerOptions.METHOD_SWAP;
            case InPlace -> RunnerOptions.METHOD_IN_PLACE;
        };
    }
}
