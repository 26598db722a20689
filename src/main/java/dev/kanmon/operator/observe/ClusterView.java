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

/** What one resource can see of its namespace. */
public interface ClusterView {

    /** The Jobs that the resource owns, from the cache. */
    List<Job> jobs();

    /**
     * The Job of that name, from the API server itself: a cache that does not have a Job proves nothing.
     *
     * @param name its name
     */
    Optional<Job> jobFromServer(String name);

    /** The pods of the resource's Jobs, from the cache. */
    List<Pod> pods();

    /** The pods that have the label of the resource's gate, from the cache. */
    List<Pod> gatedPods();

    /** Whether Kanmon's role lets it set the condition of pods that wait for a gate, as the API server says. */
    boolean mayLetPodsThrough();

    /**
     * The pods of one run, from the API server itself: a cache in which a pod has not ended proves nothing.
     *
     * @param runId the run's id
     */
    List<Pod> podsFromServer(String runId);

    /**
     * The resolutions that the resource has to do with, from the cache: of a DatabaseMigration those for it; of a
     * resolution the others for the same database, and those that it has made.
     */
    List<MigrationResolution> resolutions();

    /** The DatabaseMigration of that name, from the cache. */
    Optional<DatabaseMigration> migration(String name);

    /** The Deployment of that name, and what is left of its pods, from the API server itself: Deployments are not watched. */
    DeploymentObservation deployment(String name);

    /** What can be seen of the application that needs the schema. */
    ApplicationView application();

    /** Any DatabaseMigration of the watched namespaces, from the cache. */
    Optional<DatabaseMigration> migration(String namespace, String name);

    /** The DatabaseMigrations of the namespace that have all these labels, from the cache. */
    List<DatabaseMigration> migrationsLabelled(Map<String, String> labels);

    /** A ConfigMap of any watched namespace, digested, from the cache. */
    Optional<ConfigMap> configMap(String namespace, String name);

    /** The ConfigMaps that the resource owns, digested, from the cache. */
    List<ConfigMap> ownedConfigMaps();

    /** The ConfigMap of that name, digested (see {@link DigestedConfigMaps}), from the cache. */
    Optional<ConfigMap> configMap(String name);

    /**
     * An object of a provider, from the API server itself: such kinds are not watched.
     *
     * @param kind its kind, which the cluster may lack
     * @param name its name
     */
    Lookup provided(ProviderKind kind, String name);
}
