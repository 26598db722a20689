package dev.kanmon.operator.controller;

import dev.kanmon.api.v1alpha1.MigrationResolution;
import dev.kanmon.operator.observe.ResolutionRelatives;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Wakes a MigrationResolution when another one changes that it has to do with: one for the same migration of the same
 * database, or one that it has made. It finds them in the cache that woke it.
 */
final class RelatedResolutions {

    private final ResolutionIndex primaries;
    private final ResolutionIndex others;
    private final InformerEventSource<MigrationResolution, MigrationResolution> eventSource;

    /** @param primaries finds whom to wake */
    RelatedResolutions(EventSourceContext<MigrationResolution> context, ResolutionIndex primaries) {
        this.primaries = primaries;
        this.eventSource = new InformerEventSource<>(
                InformerEventSourceConfiguration.from(MigrationResolution.class, MigrationResolution.class)
                        .withName("resolutions")
                        .withSecondaryToPrimaryMapper(this::wokenBy)
                        .withPrimaryToSecondaryMapper(this::relatedTo)
                        .build(),
                context);
        this.others = new ResolutionIndex(eventSource);
    }

    EventSource<MigrationResolution, MigrationResolution> eventSource() {
        return eventSource;
    }

    private Set<ResourceID> wokenBy(MigrationResolution changed) {
        Stream<ResourceID> related = primaries
                .forTheSameMigrationAs(changed)
                .filter(other -> ResolutionRelatives.areRelated(changed, other))
                .map(ResourceID::fromResource);
        return Stream.concat(related, maker(changed)).collect(Collectors.toSet());
    }

    private static Stream<ResourceID> maker(MigrationResolution single) {
        String kind = HasMetadata.getKind(MigrationResolution.class);
        return single.getMetadata().getOwnerReferences().stream()
                .filter(owner -> owner.getKind().equals(kind))
                .map(owner ->
                        new ResourceID(owner.getName(), single.getMetadata().getNamespace()));
    }

    private Set<ResourceID> relatedTo(MigrationResolution resolution) {
        Stream<MigrationResolution> rivals = others.forTheSameMigrationAs(resolution)
                .filter(other -> ResolutionRelatives.areRelated(resolution, other));
        return Stream.concat(rivals, others.ownedBy(resolution))
                .map(ResourceID::fromResource)
                .collect(Collectors.toSet());
    }
}
