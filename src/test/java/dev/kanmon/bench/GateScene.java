package dev.kanmon.bench;

import dev.kanmon.bench.HttpLoad.Result;
import dev.kanmon.testsupport.TestKubernetes;
import dev.kanmon.testsupport.kubelet.KubeletPlayer;
import dev.kanmon.testsupport.operator.Cluster;
import dev.kanmon.testsupport.operator.GateSamples;
import dev.kanmon.testsupport.operator.OperatorProcess;
import dev.kanmon.testsupport.operator.ScriptedRunner;
import dev.kanmon.testsupport.operator.Team;
import dev.kanmon.testsupport.operator.TestOperator;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;

/** The packaged operator, on a core of its own where the machine has more than one, with a gate that is open. */
final class GateScene implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int SCRIPTS = 200;
    private static final String FIRST = "20260101000000_init";

    private final KubernetesClient admin = Cluster.prepared();
    private final Team team = new Team(admin, TestKubernetes.shared().newNamespace());
    private final HttpLoad load = new HttpLoad();
    private final OperatorProcess operator;
    private final boolean pinned;

    /** What is asked. */
    enum Endpoint {
        GATE("GET /gates/{namespace}/{name}"),
        WEBHOOK("POST /gates/{namespace}/{name}, as Flagger"),
        HEALTH("GET /q/health/live");

        private final String description;

        Endpoint(String description) {
            this.description = description;
        }

        String description() {
            return description;
        }
    }

    private GateScene() {
        operator = OperatorProcess.builder(Cluster.serviceAccountKubeconfig())
                .environment("KANMON_LEADER_ELECTION_ENABLED", "false")
                .environment("KANMON_RUNNER_IMAGE", TestOperator.RUNNER_IMAGE)
                .environment("QUARKUS_OPERATOR_SDK_NAMESPACES", team.namespace())
                .start();
        operator.awaitHealthy(PATIENCE);
        pinned = isPinned(operator.pid(), 0) && isPinned(ProcessHandle.current().pid(), 1);
    }

    static GateScene open() {
        GateScene scene = new GateScene();
        scene.migrate();
        return scene;
    }

    /** For the heading. */
    String cores() {
        return pinned ? "the operator on one core, the clients on another" : "cores shared with the clients";
    }

    void warmUp(Duration time) {
        for (Endpoint endpoint : Endpoint.values()) {
            load(endpoint, time);
        }
    }

    Result load(Endpoint endpoint, Duration time) {
        ProcessHandle process = ProcessHandle.of(operator.pid()).orElseThrow();
        return switch (endpoint) {
            case GATE -> load.run(process, operator.gatePort(), gate(), "", time);
            case WEBHOOK -> load.run(process, operator.gatePort(), gate(), webhook(), time);
            case HEALTH -> load.run(process, operator.port(), "/q/health/live", "", time);
        };
    }

    /** What the API server served each second while this was done; by its own metrics, but for questions about these. */
    double apiServerRequestsPerSecondDuring(Runnable action) {
        long before = apiServerRequests();
        long began = System.nanoTime();
        action.run();
        return (apiServerRequests() - before) * 1e9 / (System.nanoTime() - began);
    }

    private long apiServerRequests() {
        return admin.raw("/metrics")
                .lines()
                .filter(line -> line.startsWith("apiserver_request_total{") && !line.contains("\"/metrics\""))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private void migrate() {
        Map<String, String> scripts = new TreeMap<>();
        for (int i = 0; i < SCRIPTS; i++) {
            scripts.put("%d_step.sql".formatted(20260101000000L + i), "CREATE TABLE t" + i + " (id int);");
        }
        team.configMap("shop", scripts);
        team.migration("shop");
        try (KubeletPlayer kubelet = KubeletPlayer.builder(admin)
                .namespace(team.namespace())
                .script(new ScriptedRunner(FIRST))
                .start()) {
            team.awaitReady("shop");
        }
        Awaitility.await("an open gate").atMost(PATIENCE).until(() -> GateSamples.ask(operator, gate())
                .isOpen());
    }

    private String gate() {
        return "/gates/" + team.namespace() + "/shop";
    }

    private static String webhook() {
        return "{\"name\":\"web\",\"namespace\":\"shop\",\"phase\":\"Progressing\",\"metadata\":{\"team\":\"shop\"}}";
    }

    /** Whether all threads of a process stay on that core from now on. */
    private static boolean isPinned(long pid, int core) {
        if (Runtime.getRuntime().availableProcessors() < 2) {
            return false;
        }
        try {
            Process taskset = new ProcessBuilder(
                            "taskset", "--all-tasks", "--cpu-list", "--pid", Integer.toString(core), Long.toString(pid))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return taskset.waitFor() == 0;
        } catch (IOException noTaskset) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        operator.close();
        load.close();
    }
}
