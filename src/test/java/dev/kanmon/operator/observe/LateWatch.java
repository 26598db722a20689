package dev.kanmon.operator.observe;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.MigrationResolution;
import dev.kanmon.operator.decide.restore.DeploymentObservation;
import dev.kanmon.operator.observe.hook.Lookup;
import dev.kanmon.operator.observe.rollout.ApplicationView;
import dev.kanmon.operator.render.hook.ProviderKind;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A namespace whose watch of pods is behind that of Jobs.
 *
 * @param job the only Job
 * @param pods as the cache has them
 * @param podsFromServer as they are
 */
record LateWatch(Job job, List<Pod> pods, List<Pod> podsFromServer) implements ClusterView {

    @Override
    public List<Job> jobs() {
        return List.of(job);
    }

    @Override
    public Optional<Job> jobFromServer(String name) {
        return Optional.of(job);
    }

    @Override
    public List<Pod> podsFromServer(String runId) {
        return podsFromServer;
    }

    @Override
    public DeploymentObservation deployment(String name) {
        throw new UnsupportedOperationException("no restore here");
    }

    @Override
    public List<Pod> gatedPods() {
        return List.of();
    }

    @Override
    public boolean mayLetPodsThrough() {
        return false;
    }

    @Override
    public ApplicationView application() {
        throw new UnsupportedOperationException("no rollout here");
    }

    @Override
    public List<MigrationResolution> resolutions() {
        return List.of();
    }

    @Override
    public Optional<DatabaseMigration> migration(String name) {
        return Optional.empty();
    }

    @Override
    public Optional<ConfigMap> configMap(String name) {
        return Optional.empty();
    }

    @Override
    public Optional<DatabaseMigration> migration(String namespace, String name) {
        return Optional.empty();
    }

    @Override
    public List<DatabaseMigration> migrationsLabelled(Map<String, String> labels) {
        return List.of();
    }

    @Override
    public Optional<ConfigMap> configMap(String namespace, String name) {
        return Optional.empty();
    }

    @Override
    public List<ConfigMap> ownedConfigMaps() {
        return List.of();
    }

    @Override
    public Lookup provided(ProviderKind kind, String name) {
        return new Lookup.NoKind();
    }
}
