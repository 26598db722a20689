package dev.kanmon.operator.render.hook;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.contract.Labels;
import dev.kanmon.operator.render.JobIdentity;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Renders the Job of a seed that the team wrote itself, as that of a hook is. */
public final class SeedJobs {

    private static final Duration TIMEOUT = Duration.ofHours(1);

    private SeedJobs() {}

    /**
     * @param migration whose {@code spec.seed.job} it is
     * @param seed the Job's name, and after which run it is begun
     */
    public static Job render(DatabaseMigration migration, RunStatus seed) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(Labels.RUN, seed.id());
        labels.put(Labels.ATTEMPT, Integer.toString(seed.attempt()));
        labels.put(Labels.TASK, seed.task().name().toLowerCase(Locale.ROOT));
        return TeamJobs.render(
                new JobIdentity(migration, seed.job(), labels),
                migration.getSpec().seed().job().spec(),
                TIMEOUT,
                Optional.empty());
    }
}
