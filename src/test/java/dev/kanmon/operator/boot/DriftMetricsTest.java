package dev.kanmon.operator.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.DatabaseMigrationStatus;
import dev.kanmon.api.v1alpha1.DriftStatus;
import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.contract.RunReport.DriftState;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which databases have a series, and what it says. */
class DriftMetricsTest {

    @Test
    void everyComparedDatabaseHasASeries() {
        List<Sample> samples = DriftMetrics.differences(Stream.of(
                        migration("shop", drift(DriftState.Drifted, 3)),
                        migration("blog", drift(DriftState.InSync, 0)),
                        migration("unreachable", drift(DriftState.NotChecked, 0)),
                        migration("unasked", null)))
                .samples;
        assertThat(samples).extracting(sample -> sample.value).containsExactly(3.0, 0.0);
        assertThat(samples)
                .extracting(sample -> sample.labelValues)
                .containsExactly(List.of("team", "shop"), List.of("team", "blog"));
        assertThat(samples).extracting(sample -> sample.name).containsOnly("kanmon_drift_differences");
    }

    private static DriftStatus drift(DriftState state, int differences) {
        return new DriftStatus(state, null, differences, List.of(), null, null, null, null);
    }

    private static DatabaseMigration migration(String name, DriftStatus drift) {
        DatabaseMigration migration = new DatabaseMigration();
        migration.setMetadata(
                new ObjectMetaBuilder().withName(name).withNamespace("team").build());
        migration.setStatus(new DatabaseMigrationStatus(
                1L, Phase.Ready, List.of(), null, null, drift, null, null, null, null, null, null, null, null));
        return migration;
    }
}
