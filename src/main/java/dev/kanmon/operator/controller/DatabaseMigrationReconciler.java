package dev.kanmon.operator.controller;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.DatabaseMigrationStatus;
import dev.kanmon.api.v1alpha1.MigrationResolution;
import dev.kanmon.api.v1alpha1.ProgressStatus;
import dev.kanmon.operator.decide.Decision;
import dev.kanmon.operator.decide.MigrationDecider;
import dev.kanmon.operator.decide.Notifications;
import dev.kanmon.operator.decide.Observed;
import dev.kanmon.operator.decide.PhaseProgress;
import dev.kanmon.operator.effect.Audience;
import dev.kanmon.operator.effect.Effects;
import dev.kanmon.operator.effect.Notifier;
import dev.kanmon.operator.observe.MigrationObserver;
import dev.kanmon.operator.probe.Prober;
import dev.kanmon.operator.status.News;
import dev.kanmon.operator.status.NextStatus;
import dev.kanmon.operator.status.Transition;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.javaoperatorsdk.operator.processing.retry.GradualRetry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps DatabaseMigrations going: observe, decide, write the status, perform the effect. */
@Singleton
@ControllerConfiguration(
        name = "databasemigration",
        generationAwareEventProcessing = false,
        informer = @Informer(onUpdateFilter = SpecOrAnnotations.class))
@GradualRetry(maxAttempts = Integer.MAX_VALUE, initialInterval = 1_000, maxInterval = 60_000)
public final class DatabaseMigrationReconciler implements Reconciler<DatabaseMigration> {

    private final MigrationObserver observer;
    private final Effects effects;
    private final Audience audience;
    private final Notifier notifier;
    private final ConfigMapStores configMaps;
    private final MigrationCache cache;
    private final Prober prober;
    private final Clock clock;
    private final Recheck recheck;
    private final StatusWriter<DatabaseMigration, DatabaseMigrationStatus> statuses = new StatusWriter<>();

    public DatabaseMigrationReconciler(
            MigrationObserver observer,
            Effects effects,
            Audience audience,
            Notifier notifier,
            ConfigMapStores configMaps,
            MigrationCache cache,
            Prober prober,
            Clock clock) {
        this.observer = observer;
        this.effects = effects;
        this.audience = audience;
        this.notifier = notifier;
        this.configMaps = configMaps;
        this.cache = cache;
        this.prober = prober;
        this.clock = clock;
        this.recheck = new Recheck(clock);
    }

    @Override
    public UpdateControl<DatabaseMigration> reconcile(DatabaseMigration migration, Context<DatabaseMigration> context) {
        if (migration.isMarkedForDeletion()) {
            return UpdateControl.noUpdate();
        }
        Observed observed = observer.observe(migration, new CachedView(context, configMaps, cache));
        Decision decision = MigrationDecider.decide(observed);
        ProgressStatus progress = PhaseProgress.of(observed, decision);
        DatabaseMigrationStatus status = NextStatus.of(
                observed.status(), decision, progress, observed.owner().generation(), observed.now());
        Optional<DatabaseMigration> written = statuses.write(migration, status, context);
        if (written.isEmpty()) {
            return recheck.afterConflict();
        }
        News.between(observed.status(), status).forEach(news -> audience.tell(migration, news));
        notifier.tell(
                migration,
                Notifications.between(
                        observed.status(),
                        status,
                        observed.owner(),
                        observed.spec().notifications(),
                        observed.now()));
        decision.effect().ifPresent(effect -> effects.perform(effect, written.get()));
        return recheck.at(PhaseProgress.recheckAt(progress, decision));
    }

    @Override
    public ErrorStatusUpdateControl<DatabaseMigration> updateErrorStatus(
            DatabaseMigration migration, Context<DatabaseMigration> context, Exception error) {
        DatabaseMigrationStatus before =
                migration.getStatus() == null ? DatabaseMigrationStatus.empty() : migration.getStatus();
        ApiTrouble.of(error)
                .map(trouble -> NextStatus.inTrouble(
                        before, trouble, migration.getMetadata().getGeneration(), clock.instant()))
                .filter(status -> statuses.write(migration, status, context).isPresent())
                .flatMap(status -> Transition.between(before.conditions(), status.conditions()))
                .ifPresent(transition -> audience.tell(migration, transition));
        return ErrorStatusUpdateControl.noStatusUpdate();
    }

    @Override
    public List<EventSource<?, DatabaseMigration>> prepareEventSources(EventSourceContext<DatabaseMigration> context) {
        InformerEventSource<DatabaseMigration, DatabaseMigration> predecessors = PromotionEventSource.of(context);
        cache.filledBy(predecessors);
        List<EventSource<?, DatabaseMigration>> sources = new ArrayList<>();
        sources.add(EventSources.jobs(context));
        sources.add(EventSources.pods(context));
        sources.add(GatedPodEventSource.of(context));
        sources.add(resolutions(context));
        sources.add(predecessors);
        sources.add(new SampleEventSource(prober));
        sources.addAll(ConfigMapEventSources.of(context, configMaps));
        return sources;
    }

    private static EventSource<MigrationResolution, DatabaseMigration> resolutions(
            EventSourceContext<DatabaseMigration> context) {
        return new InformerEventSource<>(
                InformerEventSourceConfiguration.from(MigrationResolution.class, DatabaseMigration.class)
                        .withName("resolutions")
                        .withSecondaryToPrimaryMapper(ResolutionIndex::migrationOf)
                        .build(),
                context);
    }
}
