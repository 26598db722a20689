package dev.kanmon.testsupport.operator;

import dev.kanmon.api.v1alpha1.ApiGroup;
import dev.kanmon.api.v1alpha1.Condition;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.DatabaseMigrationSpec;
import dev.kanmon.api.v1alpha1.Execution;
import dev.kanmon.api.v1alpha1.MigrationResolution;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.Action;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.MigrationReference;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.ResolutionScript;
import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.ResolutionPhase;
import dev.kanmon.api.v1alpha1.Source;
import dev.kanmon.api.v1alpha1.Source.ConfigMapReference;
import dev.kanmon.api.v1alpha1.Target;
import dev.kanmon.api.v1alpha1.Target.SecretKeyReference;
import dev.kanmon.api.v1alpha1.Target.UrlSource;
import dev.kanmon.contract.Labels;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** What the people of one namespace do: they apply, look, wait and decide. */
public final class Team {

    /** A run with a backup takes a pod after the other, and machines may be busy. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final KubernetesClient client;
    private final String namespace;

    public Team(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    public String namespace() {
        return namespace;
    }

    public void secret(String name, String key, String value) {
        client.resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(namespace)
                        .endMetadata()
                        .withStringData(Map.of(key, value))
                        .build())
                .createOr(existing -> existing.update());
    }

    /** A claim for a volume, which the played node serves with a folder. */
    public void claim(String name) {
        client.resource(new PersistentVolumeClaimBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(namespace)
                        .endMetadata()
                        .withNewSpec()
                        .withAccessModes("ReadWriteOnce")
                        .withNewResources()
                        .withRequests(Map.of("storage", new Quantity("1Gi")))
                        .endResources()
                        .endSpec()
                        .build())
                .create();
    }

    public void configMap(String name, Map<String, String> data) {
        client.resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(namespace)
                        .endMetadata()
                        .withData(data)
                        .build())
                .createOr(existing -> existing.update());
    }

    /** Secret {@code <name>-db}, key {@code url}. */
    public static Target target(String name) {
        return new Target(new UrlSource(new SecretKeyReference(name + "-db", "url")), null);
    }

    /** ConfigMap {@code <name>}. */
    public static Source source(String name) {
        return new Source(List.of(new ConfigMapReference(name)), null, null, null);
    }

    /** A DatabaseMigration with the Secret {@code <name>-db}, key {@code url}, and the ConfigMap {@code <name>}. */
    public void migration(String name) {
        migration(name, source(name));
    }

    public void migration(String name, Source source) {
        migration(name, source, null);
    }

    public void migration(String name, Source source, Execution execution) {
        migration(name, spec(target(name), source, execution));
    }

    /** See {@link Specs#unasked}. */
    public static DatabaseMigrationSpec spec(Target target, Source source, Execution execution) {
        return Specs.unasked(target, source).execution(execution).build();
    }

    public void migration(String name, DatabaseMigrationSpec spec) {
        DatabaseMigration migration = new DatabaseMigration();
        migration.setMetadata(
                new ObjectMetaBuilder().withName(name).withNamespace(namespace).build());
        migration.setSpec(spec);
        client.resource(migration).create();
    }

    public DatabaseMigration get(String name) {
        return client.resources(DatabaseMigration.class)
                .inNamespace(namespace)
                .withName(name)
                .get();
    }

    public void suspend(String name, boolean suspend) {
        change(name, spec -> Specs.from(spec).suspend(suspend).build());
    }

    /** Edits the spec, as {@code kubectl edit} does. */
    public void change(String name, UnaryOperator<DatabaseMigrationSpec> edit) {
        edit(name, migration -> migration.setSpec(edit.apply(migration.getSpec())));
    }

    /** Approves a plan, as {@code kubectl annotate --overwrite} does. */
    public void approve(String name, String hash) {
        edit(name, migration -> migration.getMetadata().getAnnotations().put(ApiGroup.APPROVE_ANNOTATION, hash));
    }

    /** Lets a removing migration run although it is held, as {@code kubectl annotate --overwrite} does. */
    public void release(String name, String held) {
        edit(name, migration -> migration.getMetadata().getAnnotations().put(ApiGroup.RELEASE_ANNOTATION, held));
    }

    /** Approves a plan as a commit in Git does. */
    public void approveInSpec(String name, String hash) {
        change(name, spec -> Specs.from(spec).approvedPlan(hash).build());
    }

    /** Waits until a plan waits for a person. */
    public DatabaseMigration awaitApproval(String name) {
        return await(name, migration -> migration.getStatus().phase() == Phase.AwaitingApproval);
    }

    /** Asks for another run, as {@code kubectl annotate --overwrite} does. */
    public void retry(String name) {
        edit(name, migration -> migration
                .getMetadata()
                .getAnnotations()
                .put(ApiGroup.RETRY_ANNOTATION, Instant.now().toString()));
    }

    /** Asks for a reset, as {@code kubectl annotate --overwrite} does; null takes the annotation away. */
    public void reset(String name, String database) {
        edit(name, migration -> {
            if (database == null) {
                migration.getMetadata().getAnnotations().remove(ApiGroup.RESET_ANNOTATION);
            } else {
                migration.getMetadata().getAnnotations().put(ApiGroup.RESET_ANNOTATION, database);
            }
        });
    }

    /** Changes something that nobody reads, so that the operator looks at the resource now. */
    public void nudge(String name) {
        edit(name, migration -> migration
                .getMetadata()
                .getAnnotations()
                .put("test.kanmon.dev/nudge", Instant.now().toString()));
    }

    /** Once more where the operator's status write came in between. */
    private void edit(String name, Consumer<DatabaseMigration> edit) {
        Awaitility.await("edit of " + name)
                .atMost(PATIENCE)
                .ignoreExceptionsMatching(error -> error instanceof KubernetesClientException refused
                        && refused.getCode() == HttpURLConnection.HTTP_CONFLICT)
                .until(() -> client.resources(DatabaseMigration.class)
                                .inNamespace(namespace)
                                .withName(name)
                                .edit(migration -> {
                                    edit.accept(migration);
                                    return migration;
                                })
                        != null);
    }

    public void delete(String name) {
        client.resources(DatabaseMigration.class)
                .inNamespace(namespace)
                .withName(name)
                .delete();
    }

    /** Gives a DatabaseMigration a label, as {@code kubectl label} does. */
    public void label(String name, String label, String value) {
        edit(name, migration -> migration.getMetadata().setLabels(Map.of(label, value)));
    }

    /** A resolution that a person makes. */
    public void resolution(String name, String migrationName, String migration, Action action) {
        resolution(
                name,
                new MigrationResolutionSpec(
                        new MigrationReference(migrationName),
                        null,
                        null,
                        migration,
                        action,
                        null,
                        null,
                        null,
                        "a test's wish"));
    }

    /** A resolution that a person makes for several databases. */
    public void resolution(
            String name, List<String> migrationNames, String migration, Action action, ResolutionScript script) {
        List<MigrationReference> references =
                migrationNames.stream().map(MigrationReference::new).toList();
        resolution(
                name,
                new MigrationResolutionSpec(
                        null, references, null, migration, action, null, null, script, "a test's wish"));
    }

    public void resolution(String name, MigrationResolutionSpec spec) {
        MigrationResolution resolution = new MigrationResolution();
        resolution.setMetadata(
                new ObjectMetaBuilder().withName(name).withNamespace(namespace).build());
        resolution.setSpec(spec);
        client.resource(resolution).create();
    }

    /** Patches the action, as {@code kubectl patch} does. */
    public void decide(String resolution, Action action) {
        decide(resolution, action, null);
    }

    /** Patches the action and the script that runs before the mark. */
    public void decide(String resolution, Action action, ResolutionScript script) {
        client.resources(MigrationResolution.class)
                .inNamespace(namespace)
                .withName(resolution)
                .edit(existing -> {
                    MigrationResolutionSpec spec = existing.getSpec();
                    existing.setSpec(new MigrationResolutionSpec(
                            spec.migrationRef(),
                            spec.migrationRefs(),
                            spec.selector(),
                            spec.migration(),
                            action,
                            null,
                            null,
                            script == null ? spec.script() : script,
                            spec.reason()));
                    return existing;
                });
    }

    /** Waits for the resolution that asks a person. */
    public MigrationResolution awaitAskingResolution() {
        return Awaitility.await("a MigrationResolution that awaits a decision")
                .atMost(PATIENCE)
                .until(
                        () -> resolutions().stream()
                                .filter(found -> found.getStatus() != null
                                        && found.getStatus().phase() == ResolutionPhase.AwaitingDecision)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    public List<MigrationResolution> resolutions() {
        return client.resources(MigrationResolution.class)
                .inNamespace(namespace)
                .list()
                .getItems();
    }

    /** Waits for a resolution to appear, and for no second one beside it. */
    public MigrationResolution awaitOneResolution() {
        List<MigrationResolution> found = Awaitility.await("a MigrationResolution")
                .atMost(PATIENCE)
                .until(this::resolutions, resolutions -> !resolutions.isEmpty());
        if (found.size() > 1) {
            throw new AssertionError("one resolution was expected, not " + found.size());
        }
        return found.get(0);
    }

    /** Waits for the resolution that Kanmon makes for a DatabaseMigration, and that it has said something about it. */
    public MigrationResolution awaitResolutionFor(String migrationName) {
        MigrationReference reference = new MigrationReference(migrationName);
        return Awaitility.await("a MigrationResolution for " + migrationName)
                .atMost(PATIENCE)
                .until(
                        () -> resolutions().stream()
                                .filter(found ->
                                        reference.equals(found.getSpec().migrationRef()))
                                .filter(Team::isLookedAt)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    public MigrationResolution resolution(String name) {
        return client.resources(MigrationResolution.class)
                .inNamespace(namespace)
                .withName(name)
                .get();
    }

    /** The namespace's Jobs, oldest first. */
    public List<Job> jobs() {
        return client.batch().v1().jobs().inNamespace(namespace).list().getItems().stream()
                .sorted(Comparator.comparing(job -> job.getMetadata().getResourceVersion()))
                .toList();
    }

    /** The ids of the runs that the namespace's Jobs belong to. */
    public Set<String> runs() {
        return jobs().stream()
                .map(job -> job.getMetadata().getLabels().get(Labels.RUN))
                .collect(Collectors.toSet());
    }

    public void deleteJob(String name) {
        client.batch()
                .v1()
                .jobs()
                .inNamespace(namespace)
                .withName(name)
                .withPropagationPolicy(DeletionPropagation.BACKGROUND)
                .delete();
    }

    public DatabaseMigration awaitReady(String name) {
        return await(name, migration -> migration.getStatus().phase() == Phase.Ready);
    }

    /** Waits until {@code Ready} has this reason. */
    public DatabaseMigration awaitReason(String name, Reason reason) {
        return await(
                name,
                migration -> condition(migration, ConditionType.Ready).reason().equals(reason.name()));
    }

    public MigrationResolution awaitResolution(String name, Predicate<MigrationResolution> accepted) {
        return Awaitility.await("MigrationResolution " + name)
                .atMost(PATIENCE)
                .until(() -> resolution(name), found -> found != null && isLookedAt(found) && accepted.test(found));
    }

    public DatabaseMigration await(String name, Predicate<DatabaseMigration> accepted) {
        DatabaseMigration[] last = new DatabaseMigration[1];
        try {
            return Awaitility.await("DatabaseMigration " + name)
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(50))
                    .until(
                            () -> last[0] = get(name),
                            found -> found != null && isLookedAt(found) && accepted.test(found));
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    "not there after " + PATIENCE + "; the status is " + (last[0] == null ? null : last[0].getStatus()),
                    e);
        }
    }

    /** The API server gives a new resource a status that says of itself that nobody has looked. */
    public static boolean isLookedAt(DatabaseMigration migration) {
        return migration.getStatus() != null && migration.getStatus().phase() != null;
    }

    private static boolean isLookedAt(MigrationResolution resolution) {
        return resolution.getStatus() != null && resolution.getStatus().phase() != null;
    }

    public static Condition condition(DatabaseMigration migration, ConditionType type) {
        return condition(migration.getStatus().conditions(), type);
    }

    public static Condition condition(MigrationResolution resolution, ConditionType type) {
        return condition(resolution.getStatus().conditions(), type);
    }

    private static Condition condition(List<Condition> conditions, ConditionType type) {
        return conditions.stream()
                .filter(condition -> condition.type().equals(type.name()))
                .findFirst()
                .orElse(null);
    }
}
