package dev.kanmon.testsupport.operator;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.operator.controller.ConfigMapStores;
import dev.kanmon.operator.controller.DatabaseMigrationReconciler;
import dev.kanmon.operator.controller.MigrationCache;
import dev.kanmon.operator.controller.MigrationResolutionReconciler;
import dev.kanmon.operator.effect.Audience;
import dev.kanmon.operator.effect.Effects;
import dev.kanmon.operator.effect.Events;
import dev.kanmon.operator.effect.Notifier;
import dev.kanmon.operator.observe.FanOutObserver;
import dev.kanmon.operator.observe.MigrationObserver;
import dev.kanmon.operator.observe.ResolutionObserver;
import dev.kanmon.operator.probe.Prober;
import dev.kanmon.operator.render.JobRenderer;
import dev.kanmon.operator.render.NotificationRenderer;
import dev.kanmon.operator.render.RunnerImage;
import dev.kanmon.operator.render.hook.HookRenderer;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.javaoperatorsdk.operator.Operator;
import java.time.Clock;
import java.util.stream.Stream;

/**
 * The operator as production puts it together, but for Quarkus: its reconcilers, under the rights of the account that
 * the manifests give it.
 */
public final class TestOperator implements AutoCloseable {

    /** The image of the migration pods; a kubelet player has to know it. */
    public static final String RUNNER_IMAGE = "kanmon:test";

    private final Operator operator;
    private final MigrationCache cache = new MigrationCache();
    private final Prober prober = new Prober();

    private TestOperator(KubernetesClient client, String... namespaces) {
        this.operator = new Operator(configuration -> configuration
                .withKubernetesClient(client)
                .withCloseClientOnStop(false)
                .checkingCRDAndValidateLocalModel(false)
                .withConcurrentReconciliationThreads(16));
        Clock clock = Clock.systemUTC();
        KubernetesSerialization serialization = client.getKubernetesSerialization();
        RunnerImage image = new RunnerImage(RUNNER_IMAGE, null);
        Effects effects = new Effects(client, new JobRenderer(image, false), new HookRenderer(image), prober);
        Notifier notifier = new Notifier(client, new NotificationRenderer(image, serialization));
        Audience audience = new Events(client, clock);
        ConfigMapStores configMaps = new ConfigMapStores();
        operator.register(
                new DatabaseMigrationReconciler(
                        new MigrationObserver(serialization, prober, clock),
                        effects,
                        audience,
                        notifier,
                        configMaps,
                        cache,
                        prober,
                        clock),
                configuration -> configuration.settingNamespaces(namespaces));
        operator.register(
                new MigrationResolutionReconciler(
                        new ResolutionObserver(serialization, clock),
                        new FanOutObserver(clock),
                        effects,
                        audience,
                        configMaps,
                        cache,
                        clock),
                configuration -> configuration.settingNamespaces(namespaces));
    }

    /**
     * Starts an operator.
     *
     * @param client whose rights the operator has; stays the caller's
     * @param namespaces what it watches
     */
    public static TestOperator start(KubernetesClient client, String... namespaces) {
        TestOperator started = new TestOperator(client, namespaces);
        started.operator.start();
        return started;
    }

    /** The DatabaseMigrations as the operator's cache has them. */
    public Stream<DatabaseMigration> migrations() {
        return cache.all();
    }

    @Override
    public void close() {
        operator.stop();
        prober.close();
    }
}
