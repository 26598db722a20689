package dev.kanmon.operator.boot;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.operator.controller.MigrationCache;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Shows how many DatabaseMigrations are in each phase. */
@Singleton
class PhaseMetrics {

    private final MeterRegistry registry;
    private final MigrationCache migrations;

    PhaseMetrics(MeterRegistry registry, MigrationCache migrations) {
        this.registry = registry;
        this.migrations = migrations;
    }

    void register(@Observes StartupEvent started) {
        for (Phase phase : Phase.values()) {
            Gauge.builder("kanmon.databasemigrations", () -> count(phase))
                    .description("DatabaseMigrations by phase")
                    .tag("phase", phase.name())
                    .register(registry);
        }
    }

    private long count(Phase phase) {
        return migrations.all().filter(migration -> isIn(migration, phase)).count();
    }

    private static boolean isIn(DatabaseMigration migration, Phase phase) {
        return migration.getStatus() != null && migration.getStatus().phase() == phase;
    }
}
