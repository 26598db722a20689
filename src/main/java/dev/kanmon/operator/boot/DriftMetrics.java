package dev.kanmon.operator.boot;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.DriftStatus;
import dev.kanmon.contract.RunReport.DriftState;
import dev.kanmon.operator.controller.MigrationCache;
import io.prometheus.client.Collector;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.GaugeMetricFamily;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/**
 * Shows for each database that was compared with its history in how many objects it differs. The series are read off the
 * cache whenever somebody asks, so one goes with its DatabaseMigration, and where the newest check could not be made.
 */
@Singleton
class DriftMetrics {

    private final CollectorRegistry registry;
    private final MigrationCache migrations;

    DriftMetrics(CollectorRegistry registry, MigrationCache migrations) {
        this.registry = registry;
        this.migrations = migrations;
    }

    void register(@Observes StartupEvent started) {
        registry.register(new Collector() {
            @Override
            public List<MetricFamilySamples> collect() {
                return List.of(differences(migrations.all()));
            }
        });
    }

    static GaugeMetricFamily differences(Stream<DatabaseMigration> migrations) {
        GaugeMetricFamily gauge = new GaugeMetricFamily(
                "kanmon_drift_differences",
                "Objects of the database that are not what its history makes",
                List.of("namespace", "name"));
        migrations
                .filter(DriftMetrics::isCompared)
                .forEach(migration -> gauge.addMetric(
                        List.of(
                                migration.getMetadata().getNamespace(),
                                migration.getMetadata().getName()),
                        migration.getStatus().drift().differences()));
        return gauge;
    }

    private static boolean isCompared(DatabaseMigration migration) {
        DriftStatus drift =
                migration.getStatus() == null ? null : migration.getStatus().drift();
        return drift != null && (drift.state() == DriftState.InSync || drift.state() == DriftState.Drifted);
    }
}
