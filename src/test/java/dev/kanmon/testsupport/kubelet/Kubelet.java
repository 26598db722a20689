package dev.kanmon.testsupport.kubelet;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Runs the pods that are bound to its node and takes deleted ones away when they have ended. */
final class Kubelet implements ResourceEventHandler<Pod>, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Kubelet.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);
    /** Scripted pods only make requests; more threads than this would only queue at the API server. */
    private static final int SCRIPTED_PODS_AT_ONCE = 8;

    private final Node node;
    private final Map<String, PodRunner> runners = new ConcurrentHashMap<>();
    private final ExecutorService podThreads;
    private final ExecutorService containerThreads = Executors.newCachedThreadPool(Kubelet::thread);

    Kubelet(Node node) {
        this.node = node;
        this.podThreads = node.script().isPresent()
                ? Executors.newFixedThreadPool(SCRIPTED_PODS_AT_ONCE, Kubelet::thread)
                : Executors.newCachedThreadPool(Kubelet::thread);
    }

    @Override
    public void onAdd(Pod pod) {
        if (!node.name().equals(pod.getSpec().getNodeName())) {
            return;
        }
        if (pod.getMetadata().getDeletionTimestamp() != null) {
            terminate(pod);
        } else if ("Pending".equals(pod.getStatus().getPhase())) {
            start(pod);
        }
    }

    @Override
    public void onUpdate(Pod old, Pod pod) {
        onAdd(pod);
    }

    @Override
    public void onDelete(Pod pod, boolean finalStateUnknown) {
        Optional.ofNullable(runners.remove(pod.getMetadata().getUid())).ifPresent(runner -> {
            runner.abandon();
            runner.finished().thenRunAsync(runner::deleteFiles, containerThreads);
        });
    }

    List<PodRunner> runnersOf(String podName) {
        return runners.values().stream()
                .filter(runner -> runner.podName().equals(podName))
                .toList();
    }

    @Override
    public void close() {
        runners.values().forEach(PodRunner::abandon);
        runners.values().forEach(runner -> runner.finished().join());
        podThreads.shutdown();
        containerThreads.shutdown();
        try {
            podThreads.awaitTermination(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            containerThreads.awaitTermination(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void start(Pod pod) {
        runners.computeIfAbsent(pod.getMetadata().getUid(), uid -> {
            PodRunner runner = new PodRunner(pod, node, containerThreads);
            CompletableFuture.runAsync(runner::run, podThreads).exceptionally(e -> {
                LOG.errorf(e, "the played kubelet failed on pod %s", runner.podName());
                return null;
            });
            return runner;
        });
    }

    private void terminate(Pod pod) {
        PodRunner runner = runners.get(pod.getMetadata().getUid());
        CompletableFuture<Void> ended = CompletableFuture.completedFuture(null);
        if (runner != null) {
            runner.terminate(gracePeriod(pod));
            ended = runner.finished();
        }
        ended.thenRunAsync(() -> node.api().remove(pod), containerThreads);
    }

    private static Duration gracePeriod(Pod pod) {
        return Duration.ofSeconds(Optional.ofNullable(pod.getMetadata().getDeletionGracePeriodSeconds())
                .orElse(0L));
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "played-kubelet");
        thread.setDaemon(true);
        return thread;
    }
}
