package dev.kanmon.operator.controller;

import dev.kanmon.api.v1alpha1.ApiGroup;
import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.MigrationResolution;
import dev.kanmon.contract.Labels;
import dev.kanmon.operator.decide.restore.DeploymentObservation;
import dev.kanmon.operator.effect.ApplicationLookup;
import dev.kanmon.operator.effect.DeploymentScale;
import dev.kanmon.operator.effect.PodGates;
import dev.kanmon.operator.effect.ProviderLookup;
import dev.kanmon.operator.observe.ClusterView;
import dev.kanmon.operator.observe.hook.Lookup;
import dev.kanmon.operator.observe.rollout.ApplicationView;
import dev.kanmon.operator.render.hook.ProviderKind;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The view of a resource on its namespace, out of the caches that a reconciler's event sources keep. */
final class CachedView implements ClusterView {

    private final Context<? extends HasMetadata> context;
    private final ConfigMapStores configMaps;
    private final MigrationCache migrations;
    private final String namespace;

    CachedView(Context<? extends HasMetadata> context, ConfigMapStores configMaps, MigrationCache migrations) {
        this.context = context;
        this.configMaps = configMaps;
        this.migrations = migrations;
        this.namespace = context.getPrimaryResource().getMetadata().getNamespace();
    }

    @Override
    public List<Job> jobs() {
        return context.getSecondaryResourcesAsStream(Job.class).toList();
    }

    @Override
    public Optional<Job> jobFromServer(String name) {
        return Optional.ofNullable(context.getClient()
                .batch()
                .v1()
                .jobs()
                .inNamespace(namespace)
                .withName(name)
                .get());
    }

    @Override
    public List<Pod> pods() {
        return podsLabelled(Labels.RUN);
    }

    @Override
    public List<Pod> gatedPods() {
        return podsLabelled(ApiGroup.GATE_LABEL);
    }

    @Override
    public boolean mayLetPodsThrough() {
        return new PodGates(context.getClient(), namespace).mayOpen();
    }

    /** Pods of the runner and pods of the application come from two event sources. */
    private List<Pod> podsLabelled(String label) {
        return context.getSecondaryResourcesAsStream(Pod.class)
                .filter(pod -> pod.getMetadata().getLabels() != null
                        && pod.getMetadata().getLabels().containsKey(label))
                .toList();
    }

    @Override
    public List<Pod> podsFromServer(String runId) {
        return context.getClient()
                .pods()
                .inNamespace(namespace)
                .withLabel(Labels.RUN, runId)
                .list()
                .getItems();
    }

    @Override
    public List<MigrationResolution> resolutions() {
        return context.getSecondaryResourcesAsStream(MigrationResolution.class).toList();
    }

    @Override
    public Optional<DatabaseMigration> migration(String name) {
        return context.getSecondaryResourcesAsStream(DatabaseMigration.class)
                .filter(migration -> migration.getMetadata().getName().equals(name))
                .findFirst();
    }

    @Override
    public DeploymentObservation deployment(String name) {
        return new DeploymentScale(context.getClient(), namespace).observe(name);
    }

    @Override
    public ApplicationView application() {
        return new ApplicationLookup(context.getClient(), namespace);
    }

    @Override
    public Optional<ConfigMap> configMap(String name) {
        return configMaps.find(namespace, name);
    }

    @Override
    public Optional<DatabaseMigration> migration(String otherNamespace, String name) {
        return migrations.find(otherNamespace, name);
    }

    @Override
    public List<DatabaseMigration> migrationsLabelled(Map<String, String> labels) {
        return migrations
                .all()
                .filter(migration -> migration.getMetadata().getNamespace().equals(namespace))
                .filter(migration -> migration.getMetadata().getLabels() != null
                        && migration.getMetadata().getLabels().entrySet().containsAll(labels.entrySet()))
                .toList();
    }

    @Override
    public Optional<ConfigMap> configMap(String otherNamespace, String name) {
        return configMaps.find(otherNamespace, name);
    }

    @Override
    public List<ConfigMap> ownedConfigMaps() {
        return configMaps.ownedBy(context.getPrimaryResource());
    }

    @Override
    public Lookup provided(ProviderKind kind, String name) {
        return new ProviderLookup(context.getClient()).find(namespace, kind, name);
    }
}
