package dev.kanmon.bench;

import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.testsupport.TestKubernetes;
import dev.kanmon.testsupport.kubelet.KubeletPlayer;
import dev.kanmon.testsupport.operator.ApiRequest;
import dev.kanmon.testsupport.operator.Cluster;
import dev.kanmon.testsupport.operator.OperatorProcess;
import dev.kanmon.testsupport.operator.RequestCounts;
import dev.kanmon.testsupport.operator.ScriptedRunner;
import dev.kanmon.testsupport.operator.Team;
import dev.kanmon.testsupport.operator.TestOperator;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** Many DatabaseMigrations under one operator. Their Jobs are played without any process or database. */
final class Scale implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    /** Without any write for so long, what was begun is over. */
    private static final Duration CALM = Duration.ofSeconds(3);

    private static final Duration OPERATOR_START = Duration.ofMinutes(2);

    private static final String MIGRATION = "20260101000000_init";

    private final KubernetesClient admin = Cluster.prepared();
    private final Team team = new Team(admin, TestKubernetes.shared().newNamespace());
    private final RequestCounts requests = new RequestCounts();
    private final KubernetesClient client = Cluster.asOperator(requests);
    private final KubeletPlayer kubelet = KubeletPlayer.builder(admin)
            .namespace(team.namespace())
            .script(new ScriptedRunner(MIGRATION))
            .start();
    private final TestOperator operator = TestOperator.start(client, team.namespace());
    private final int resources;

    Scale(int resources) {
        this.resources = resources;
    }

    /** Applies all resources, each with a ConfigMap of its own, and returns the time from the first to all Ready. */
    Duration untilAllReady() {
        long began = System.nanoTime();
        for (int i = 0; i < resources; i++) {
            String name = "app-" + i;
            team.configMap(name, Map.of(MIGRATION + ".sql", "CREATE TABLE t" + i + " (id int);"));
            team.migration(name);
        }
        Awaitility.await("all Ready")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> ready() == resources);
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** What the operator asked of the API server up to now; the first lists and watches are among it. */
    Map<ApiRequest, Long> requests() {
        return requests.counts();
    }

    /** What the operator writes while nothing happens, once it has told its last Events. */
    long writesWhileIdle(Duration idle) throws InterruptedException {
        long writes = requests.writes();
        long before;
        do {
            before = writes;
            TimeUnit.NANOSECONDS.sleep(CALM.toNanos());
            writes = requests.writes();
        } while (writes != before);
        TimeUnit.NANOSECONDS.sleep(idle.toNanos());
        return requests.writes() - writes;
    }

    /**
     * Bytes of live heap in an operator that is a process of its own and has all the resources in its caches. It takes
     * the place of the one in this JVM.
     */
    long heapOfProcess() {
        operator.close();
        try (OperatorProcess process = OperatorProcess.builder(Cluster.serviceAccountKubeconfig())
                .environment("KANMON_RUNNER_IMAGE", TestOperator.RUNNER_IMAGE)
                .start()) {
            process.awaitHealthy(OPERATOR_START);
            return LiveHeap.of(process);
        }
    }

    @Override
    public void close() {
        operator.close();
        kubelet.close();
        client.close();
    }

    private long ready() {
        return operator.migrations()
                .filter(migration ->
                        migration.getStatus() != null && migration.getStatus().phase() == Phase.Ready)
                .count();
    }
}
