package dev.kanmon.operator.render.hook;

import dev.kanmon.api.v1alpha1.Backup;
import dev.kanmon.api.v1alpha1.BackupHook.Content;
import dev.kanmon.api.v1alpha1.BackupHook.PgDump;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.operator.render.CommandLine;
import dev.kanmon.operator.render.DumpPlace;
import dev.kanmon.operator.render.RunnerImage;
import dev.kanmon.operator.render.RunnerInput;
import dev.kanmon.operator.render.RunnerJobs;
import dev.kanmon.operator.render.SecretEnvironment;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.ArrayList;
import java.util.List;

/** Renders the Job of a {@code pgDump} hook. */
final class DumpJobs {

    private DumpJobs() {}

    /** @param ownImage the runner's image, for hooks that name none */
    static Job render(HookOrder order, RunnerImage ownImage) {
        PgDump dump = order.wanted().pgDump();
        DumpPlace place = new DumpPlace(dump);
        List<EnvVar> environment =
                new ArrayList<>(SecretEnvironment.target(order.migration().getSpec()));
        environment.addAll(place.environment());
        RunnerImage image = dump.image() == null ? ownImage : new RunnerImage(dump.image(), null);
        return new RunnerJobs(image, order.jobSettings())
                .job(
                        order.identity(),
                        order.timeout(),
                        new RunnerInput(
                                arguments(order, place), environment, place.volumes(), place.mounts(), List.of()));
    }

    private static List<String> arguments(HookOrder order, DumpPlace place) {
        PgDump dump = place.dump();
        CommandLine command = CommandLine.reporting(RunnerOptions.BACKUP)
                .option(RunnerOptions.NAME, name(order))
                .option(RunnerOptions.OWNER, order.migration().getMetadata().getUid())
                .option(RunnerOptions.CONTENT, content(dump.content()))
                .option(RunnerOptions.JOBS, dump.jobs() == null ? null : Integer.toString(dump.jobs()))
                .options(RunnerOptions.TABLE, dump.tables())
                .options(RunnerOptions.EXCLUDE_TABLE, dump.excludeTables())
                .flag(RunnerOptions.VERIFY, verified(order.migration().getSpec().backup()));
        return place.encryptionTo(place.addTo(command)).arguments();
    }

    /**
     * Unique in a place that several clusters may share: the object's name has the run's id in it, a hash of the resource's
     * UID among others, and what tells the run's plans and the hook's attempts apart.
     */
    private static String name(HookOrder order) {
        return order.namespace() + "-" + order.status().object();
    }

    private static String content(Content content) {
        return switch (content == null ? Content.Full : content) {
            case Full -> "full";
            case SchemaOnly -> "schema-only";
            case DataOnly -> "data-only";
        };
    }

    private static boolean verified(Backup backup) {
        return Boolean.TRUE.equals(backup.verify());
    }
}
