package dev.kanmon.operator.controller;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.MigrationResolution;
import dev.kanmon.api.v1alpha1.MigrationResolutionStatus;
import dev.kanmon.operator.decide.Effect;
import dev.kanmon.operator.decide.FanOutDecider;
import dev.kanmon.operator.decide.ResolutionDecider;
import dev.kanmon.operator.decide.ResolutionDecision;
import dev.kanmon.operator.effect.Audience;
import dev.kanmon.operator.effect.Effects;
import dev.kanmon.operator.observe.ClusterView;
import dev.kanmon.operator.observe.FanOutObserver;
import dev.kanmon.operator.observe.ResolutionObserver;
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
import java.util.List;
import java.util.Optional;

/** Carries out what a person decided: observe, decide, write the status, perform the effect. */
@Singleton
@ControllerConfiguration(
        name = "migrationresolution",
        generationAwareEventProcessing = false,
        informer = @Informer(onUpdateFilter = SpecOrAnnotations.class))
@GradualRetry(maxAttempts = Integer.MAX_VALUE, initialInterval = 1_000, maxInterval = 60_000)
public final class MigrationResolutionReconciler implements Reconciler<MigrationResolution> {

    private final ResolutionObserver observer;
    private final FanOutObserver fanOutObserver;
    private final Effects effects;
    private final Audience audience;
    private final ConfigMapStores configMaps;
    private final MigrationCache migrations;
    private final Clock clock;
    private final Recheck recheck;
    private final StatusWriter<MigrationResolution, MigrationResolutionStatus> statuses = new StatusWriter<>();

    public MigrationResolutionReconciler(
            ResolutionObserver observer,
            FanOutObserver fanOutObserver,
            Effects effects,
            Audience audience,
            ConfigMapStores configMaps,
            MigrationCache migrations,
            Clock clock) {
        this.observer = observer;
        this.fanOutObserver = fanOutObserver;
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
        MigrationResolutionStatus before = statusOf(resolution);
        ResolutionDecision decision = decide(resolution, view);
        MigrationResolutionStatus status =
                NextStatus.of(before, decision, resolution.getMetadata().getGeneration(), clock.instant());
        Optional<MigrationResolution> written = statuses.write(resolution, status, context);
        if (written.isEmpty()) {
            return recheck.afterConflict();
        }
        Transition.between(before.conditions(), status.conditions())
                .ifPresent(transition -> audience.tell(resolution, transition));
        decision.effect().ifPresent(effect -> perform(effect, written.get(), view));
        return recheck.at(decision.recheckAt());
    }

    private ResolutionDecision decide(MigrationResolution resolution, ClusterView view) {
        return FanOutObserver.isForSeveral(resolution)
                ? FanOutDecider.decide(fanOutObserver.observe(resolution, view))
                : ResolutionDecider.decide(observer.observe(resolution, view));
    }

    private void perform(Effect effect, MigrationResolution resolution, ClusterView view) {
        if (FanOutObserver.isForSeveral(resolution)) {
            effects.perform(effect, resolution);
        } else {
            effects.perform(
                    effect,
                    resolution,
                    view.migration(resolution.getSpec().migrationRef().name()));
        }
    }

    private static MigrationResolutionStatus statusOf(MigrationResolution resolution) {
        return resolution.getStatus() == null ? MigrationResolutionStatus.empty() : resolution.getStatus();
    }

    @Override
    public ErrorStatusUpdateControl<MigrationResolution> updateErrorStatus(
            MigrationResolution resolution, Context<MigrationResolution> context, Exception error) {
        MigrationResolutionStatus before = statusOf(resolution);
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
        ResolutionIndex index = new ResolutionIndex(context.getPrimaryCache());
        return List.of(
                EventSources.jobs(context),
                EventSources.pods(context),
                migrations(context, index),
                new RelatedResolutions(context, index).eventSource());
    }

    private static EventSource<DatabaseMigration, MigrationResolution> migrations(
            EventSourceContext<MigrationResolution> context, ResolutionIndex index) {
        return new InformerEventSource<>(
                InformerEventSourceConfiguration.from(DatabaseMigration.class, MigrationResolution.class)
                        .withName("databasemigrations")
                        .withSecondaryToPrimaryMapper(index::resolutionsFor)
                        .withPrimaryToSecondaryMapper(ResolutionIndex::migrationOf)
                        .build(),
                context);
    }
}
