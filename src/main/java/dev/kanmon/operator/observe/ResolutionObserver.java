package dev.kanmon.operator.observe;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.FailureStatus;
import dev.kanmon.api.v1alpha1.HookStatus.HookPhase;
import dev.kanmon.api.v1alpha1.MigrationResolution;
import dev.kanmon.api.v1alpha1.MigrationResolutionStatus;
import dev.kanmon.api.v1alpha1.RunPhase;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.api.v1alpha1.SuggestionsStatus;
import dev.kanmon.contract.Labels;
import dev.kanmon.operator.decide.Origin;
import dev.kanmon.operator.decide.ResolutionObserved;
import dev.kanmon.operator.decide.ResolutionObserved.Database;
import dev.kanmon.operator.decide.hook.RunningHook;
import dev.kanmon.operator.decide.restore.KnownBackups;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.Clock;
import java.util.Map;

/** Gathers what a decision on a MigrationResolution for one database needs to know. */
public final class ResolutionObserver {

    private final JobObserver jobs = new JobObserver();
    private final KubernetesSerialization serialization;
    private final Clock clock;

    public ResolutionObserver(KubernetesSerialization serialization, Clock clock) {
        this.serialization = serialization;
        this.clock = clock;
    }

    public ResolutionObserved observe(MigrationResolution resolution, ClusterView view) {
        MigrationResolutionStatus status =
                resolution.getStatus() == null ? MigrationResolutionStatus.empty() : resolution.getStatus();
        return new ResolutionObserved(
                MigrationObserver.owner(resolution),
                resolution.getSpec(),
                status,
                origin(resolution),
                view.migration(resolution.getSpec().migrationRef().name())
                        .map(migration ->
                                database(migration, resolution.getMetadata().getName(), view)),
                ResolutionRelatives.observe(resolution, view.resolutions()),
                DeploymentObserver.observe(resolution, view),
                jobs.observe(resolution, status.run(), view),
                clock.instant());
    }

    private static Database database(DatabaseMigration migration, String resolution, ClusterView view) {
        SourceObserver sources = new SourceObserver(view::configMap);
        RunStatus run =
                migration.getStatus() == null ? null : migration.getStatus().run();
        return new Database(
                sources.observe(migration.getSpec()),
                sources.inlineMounted(migration),
                isUnderWay(run) || isUnderWay(check(migration)) || isInHook(migration),
                migration.getSpec().target().urlFrom().secretKeyRef(),
                backups(migration),
                migration.getStatus() != null && migration.getStatus().settles(resolution));
    }

    static KnownBackups backups(DatabaseMigration migration) {
        return KnownBackups.of(
                migration.getSpec().backup(),
                migration.getStatus() == null ? null : migration.getStatus().backup());
    }

    /** A check of drift that reads while a decision is written would see what never was. */
    private static RunStatus check(DatabaseMigration migration) {
        return migration.getStatus() == null || migration.getStatus().drift() == null
                ? null
                : migration.getStatus().drift().run();
    }

    /** A backup that is taken, or an application that is prepared for a run, while the history changes is of no use. */
    private static boolean isInHook(DatabaseMigration migration) {
        return migration.getStatus() != null
                && RunningHook.of(migration.getStatus())
                        .filter(running -> running.hook().phase() == HookPhase.Running)
                        .isPresent();
    }

    private static boolean isUnderWay(RunStatus run) {
        return run != null && run.phase() == RunPhase.Running;
    }

    private Origin origin(MigrationResolution resolution) {
        return new Origin(
                annotation(resolution, Labels.FAILURE, FailureStatus.class),
                annotation(resolution, Labels.SUGGESTIONS, SuggestionsStatus.class),
                annotation(resolution, Labels.ALREADY_APPLIED, Boolean.class));
    }

    private <T> T annotation(MigrationResolution resolution, String name, Class<T> type) {
        Map<String, String> annotations = resolution.getMetadata().getAnnotations();
        String json = annotations == null ? null : annotations.get(name);
        return json == null ? null : serialization.unmarshal(json, type);
    }
}
