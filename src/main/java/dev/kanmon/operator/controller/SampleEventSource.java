package dev.kanmon.operator.controller;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.operator.probe.Prober;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.ResourceEventAware;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;

/** Wakes a DatabaseMigration when the sample is there that its rollout has asked for. */
final class SampleEventSource extends SimpleInboundEventSource<DatabaseMigration>
        implements ResourceEventAware<DatabaseMigration> {

    private final Prober prober;

    SampleEventSource(Prober prober) {
        super("samples");
        this.prober = prober;
        prober.wakes(this::propagateEvent);
    }

    @Override
    public void onResourceDeleted(DatabaseMigration migration) {
        prober.forget(ResourceID.fromResource(migration));
    }
}
