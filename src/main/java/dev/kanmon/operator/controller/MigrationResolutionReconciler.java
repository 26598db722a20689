package dev.kanmon.operator.controller;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.MigrationResolution;
import dev.kanmon.api.v1alpha1.MigrationResolutionStatus;
import dev.kanmon.operator.decide.ResolutionDecider;
import dev.kanmon.operator.decide.ResolutionDecision;
import dev.kanmon.operator.decide.ResolutionObserved;
import dev.kanmon.operator.effect.Audience;
import dev.kanmon.operator.effect.Effects;
import dev.kanmon.operator.observe.ResolutionObserver;
import dev.kanmon.operator.status.NextStatus;
import dev.kanmon.operator.status.Transition;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.javaoperatorsdk.operator.processing.retry.GradualRetry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Carries out what a person decided: observe, decide, write the status, perform the effect. */
@Singleton
@ControllerConfiguration(
        name = "migrationresolution",
        generationAwareEventProcessing = false,
        informer = @Informer(onUpdateFilter = SpecOrAnnotations.class))
@GradualRetry(maxAttempts = Integer.MAX_VALUE, initialInterval = 1_000, maxInterval = 60_000)
public final class MigrationResolutionReconciler implements Reconciler<MigrationResolution> {

    private static final String BY_MIGRATION = "databasemigration";

    private final ResolutionObserver observer;
    private final Effects effects;
    private final Audience audience;
    private final ConfigMapStores configMaps;
    private final MigrationCache migrations;
    private final Clock clock;
    private final Recheck recheck;
    private final StatusWriter<MigrationResolution, MigrationResolutionStatus> statuses = new StatusWriter<>();

    public MigrationResolutionReconciler(
            ResolutionObserver observer,
            Effects effects,
            Audience audience,
            ConfigMapStores configMaps,
            MigrationCache migrations,
            Clock clock) {
        this.observer = observer;
        this.effects = effects;
        this.audience = audience;
        this.configMaps = configMaps;
        this.migrations = migrations;
        this.clock = clock;
        this.recheck = new Recheck(clock);
    }

    @Override
    public UpdateControl<MigrationResolution> reconcile(
            MigrationResolution resolution, Context<MigrationResolution> context) {
        if (resolution.isMarkedForDeletion()) {
            return UpdateControl.noUpdate();
        }
        CachedView view = new CachedView(context, configMaps, migrations);
        ResolutionObserved observed = observer.observe(resolution, view);
        ResolutionDecision decision = ResolutionDecider.decide(observed);
        MigrationResolutionStatus status =
                NextStatus.of(observed.status(), decision, observed.owner().generation(), observed.now());
        Optional<MigrationResolution> written = statuses.write(resolution, status, context);
        if (written.isEmpty()) {
            return recheck.afterConflict();
        }
        Transition.between(observed.status().conditions(), status.conditions())
                .ifPresent(transition -> audience.tell(resolution, transition));
        decision.effect().ifPresent(effect -> view.migration(
                        observed.spec().migrationRef().name())
                .ifPresent(migration -> effects.perform(effect, written.get(), migration)));
        return recheck.at(decision.recheckAt());
    }

    @Override
    public ErrorStatusUpdateControl<MigrationResolution> updateErrorStatus(
            MigrationResolution resolution, Context<MigrationResolution> context, Exception error) {
        MigrationResolutionStatus before =
                resolution.getStatus() == null ? MigrationResolutionStatus.empty() : resolution.getStatus();
        ApiTrouble.of(error)
                .map(trouble -> NextStatus.inTrouble(
                        before, trouble, resolution.getMetadata().getGeneration(), clock.instant()))
                .filter(status -> statuses.write(resolution, status, context).isPresent())
                .flatMap(status -> Transition.between(before.conditions(), status.conditions()))
                .ifPresent(transition -> audience.tell(resolution, transition));
        return ErrorStatusUpdateControl.noStatusUpdate();
    }

    @Override
    public List<EventSource<?, MigrationResolution>> prepareEventSources(
            EventSourceContext<MigrationResolution> context) {
        context.getPrimaryCache()
                .addIndexer(
                        BY_MIGRATION,
                        resolution -> List.of(key(
                                resolution, resolution.getSpec().migrationRef().name())));
        return List.of(EventSources.jobs(context), EventSources.pods(context), migrations(context));
    }

    private static EventSource<DatabaseMigration, MigrationResolution> migrations(
            EventSourceContext<MigrationResolution> context) {
        return new InformerEventSource<>(
                InformerEventSourceConfiguration.from(DatabaseMigration.class, MigrationResolution.class)
                        .withName("databasemigrations")
                        .withSecondaryToPrimaryMapper(migration -> resolutionsOf(migration, context))
                        .withPrimaryToSecondaryMapper((MigrationResolution resolution) -> Set.of(new ResourceID(
                                resolution.getSpec().migrationRef().name(),
                                resolution.getMetadata().getNamespace())))
                        .build(),
                context);
    }

    private static Set<ResourceID> resolutionsOf(
            DatabaseMigration migration, EventSourceContext<MigrationResolution> context) {
        String key = key(migration, migration.getMetadata().getName());
        return context.getPrimaryCache().byIndex(BY_MIGRATION, key).stream()
                .map(ResourceID::fromResource)
                .collect(Collectors.toSet());
    }

    private static String key(HasMetadata inNamespaceOf, String name) {
        return Cache.namespaceKeyFunc(inNamespaceOf.getMetadata().getNamespace(), name);
    }
}
