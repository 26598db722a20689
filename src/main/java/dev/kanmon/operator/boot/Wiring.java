package dev.kanmon.operator.boot;

import dev.kanmon.operator.boot.OperatorSettings.ImageVolumes;
import dev.kanmon.operator.controller.ConfigMapStores;
import dev.kanmon.operator.controller.MigrationCache;
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
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts the parts together. */
@Singleton
class Wiring {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    ConfigMapStores configMapStores() {
        return new ConfigMapStores();
    }

    @Produces
    @Singleton
    MigrationCache migrationCache() {
        return new MigrationCache();
    }

    @Produces
    @Singleton
    Prober prober() {
        return new Prober();
    }

    @Produces
    @Singleton
    MigrationObserver migrationObserver(KubernetesClient client, Prober prober, Clock clock) {
        return new MigrationObserver(client.getKubernetesSerialization(), prober, clock);
    }

    @Produces
    @Singleton
    ResolutionObserver resolutionObserver(KubernetesClient client, Clock clock) {
        return new ResolutionObserver(client.getKubernetesSerialization(), clock);
    }

    @Produces
    @Singleton
    FanOutObserver fanOutObserver(Clock clock) {
        return new FanOutObserver(clock);
    }

    @Produces
    @Singleton
    JobRenderer jobRenderer(OperatorSettings settings, KubernetesClient client) {
        return new JobRenderer(runnerImage(settings), imageVolumes(settings.imageVolumes(), client));
    }

    @Produces
    @Singleton
    HookRenderer hookRenderer(OperatorSettings settings) {
        return new HookRenderer(runnerImage(settings));
    }

    private static RunnerImage runnerImage(OperatorSettings settings) {
        return new RunnerImage(
                settings.runner().image(), settings.runner().imagePullPolicy().orElse(null));
    }

    private static boolean imageVolumes(ImageVolumes wanted, KubernetesClient client) {
        return switch (wanted) {
            case Always -> true;
            case Never -> false;
            case Auto -> new ImageVolumeProbe(client, client.getNamespace()).supported();
        };
    }

    @Produces
    @Singleton
    Effects effects(KubernetesClient client, JobRenderer jobs, HookRenderer hooks, Prober prober) {
        return new Effects(client, jobs, hooks, prober);
    }

    @Produces
    @Singleton
    Notifier notifier(OperatorSettings settings, KubernetesClient client) {
        return new Notifier(
                client, new NotificationRenderer(runnerImage(settings), client.getKubernetesSerialization()));
    }

    @Produces
    @Singleton
    Audience audience(KubernetesClient client, Clock clock, MeterRegistry registry) {
        Audience events = new Events(client, clock);
        Audience metrics = new TransitionMetrics(registry);
        return (about, transition) -> {
            metrics.tell(about, transition);
            events.tell(about, transition);
        };
    }

    @Produces
    @Singleton
    Leadership leadership(OperatorSettings settings) {
        return new Leadership(settings.leaderElection().enabled());
    }

    /**
     * JOSDK itself does not exit when leadership is lost: {@link Leadership} does.
     *
     * @return null without an election, which only a dependent bean may be: the extension asks the container by type, where
     *     conditions on a lookup are not heeded
     */
    @Produces
    @Dependent
    LeaderElectionConfiguration leaderElection(
            OperatorSettings settings,
            Leadership leadership,
            @ConfigProperty(name = "pod.namespace", defaultValue = "default") String namespace,
            @ConfigProperty(name = "pod.name", defaultValue = "kanmon") String identity) {
        if (!settings.leaderElection().enabled()) {
            return null;
        }
        return new LeaderElectionConfiguration(
                settings.leaderElection().name(),
                namespace,
                LeaderElectionConfiguration.LEASE_DURATION_DEFAULT_VALUE,
                LeaderElectionConfiguration.RENEW_DEADLINE_DEFAULT_VALUE,
                LeaderElectionConfiguration.RETRY_PERIOD_DEFAULT_VALUE,
                identity,
                leadership.callbacks(),
                false);
    }
}
