package dev.kanmon.operator.boot;

import dev.kanmon.operator.controller.CachedGateView;
import dev.kanmon.operator.controller.ConfigMapStores;
import dev.kanmon.operator.controller.MigrationCache;
import dev.kanmon.operator.gate.Authentication;
import dev.kanmon.operator.gate.GateRoutes;
import dev.kanmon.operator.gate.Gatekeeper;
import dev.kanmon.operator.gate.Heartbeat;
import dev.kanmon.operator.gate.TokenFile;
import dev.kanmon.operator.observe.RunCurrency;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Serves the gate over HTTP, and keeps up what its answers rest on. */
@Singleton
class GateServer {

    private static final Logger LOG = Logger.getLogger(GateServer.class);

    private final OperatorSettings.Gate settings;
    private final Heartbeat heartbeat;
    private final Gatekeeper gatekeeper;
    private final Optional<TokenFile> tokens;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "gate-heartbeat"));

    GateServer(
            OperatorSettings settings,
            KubernetesClient client,
            OperatorInformers informers,
            Leadership leadership,
            MigrationCache migrations,
            ConfigMapStores configMaps,
            @ConfigProperty(name = "quarkus.operator-sdk.namespaces") Optional<List<String>> watched) {
        this.settings = settings.gate();
        ApiServerProbe probe =
                new ApiServerProbe(client, WatchedNamespace.any(watched, client), this.settings.heartbeat());
        this.heartbeat = new Heartbeat(informers, probe::answers, this.settings.staleAfter());
        this.gatekeeper = new Gatekeeper(
                leadership::works,
                heartbeat,
                new CachedGateView(migrations, configMaps, new RunCurrency(client.getKubernetesSerialization())));
        this.tokens = tokens(this.settings);
    }

    void mount(@Observes Router router) {
        if (settings.enabled()) {
            new GateRoutes(gatekeeper, tokens.map(Authentication.class::cast).orElseGet(Authentication::none))
                    .mount(router);
        }
    }

    void start(@Observes StartupEvent started) {
        if (settings.enabled()) {
            timer.scheduleWithFixedDelay(this::keepUp, 0, settings.heartbeat().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    void stop(@Observes ShutdownEvent stopped) {
        timer.shutdownNow();
    }

    /** A timer drops what throws once; a beat that fails must only fail to confirm. */
    private void keepUp() {
        try {
            tokens.ifPresent(TokenFile::refresh);
            heartbeat.beat();
        } catch (RuntimeException e) {
            LOG.error("The gate's heartbeat failed; without it the gate closes", e);
        }
    }

    private static Optional<TokenFile> tokens(OperatorSettings.Gate settings) {
        if (!settings.enabled() || settings.authentication() == OperatorSettings.GateAuthentication.None) {
            return Optional.empty();
        }
        return Optional.of(
                new TokenFile(
                        settings.tokenFile()
                                .orElseThrow(
                                        () -> new IllegalStateException(
                                                "kanmon.gate.authentication is Token, which needs kanmon.gate.token-file (KANMON_GATE_TOKEN_FILE): a file with a token a line. Set it, or set kanmon.gate.authentication to None."))));
    }
}
