package dev.kanmon.testsupport.kubelet;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/** Takes one pod from its binding to its end: volumes, init containers one after the other, then the containers. */
final class PodRunner {

    private static final Duration NEXT_ATTEMPT = Duration.ofMillis(200);

    private final Pod pod;
    private final Node node;
    private final Executor threads;
    private final PodReport report;
    private final PodDirectory directory;
    private final Termination termination = new Termination();
    private final Map<String, ContainerRunner> containers = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> finished = new CompletableFuture<>();

    /**
     * @param threads runs each container on a thread of its own
     */
    PodRunner(Pod pod, Node node, Executor threads) {
        this.pod = pod;
        this.node = node;
        this.threads = threads;
        this.report = new PodReport(pod, node.api());
        this.directory = new PodDirectory(
                node.directory().resolve(pod.getMetadata().getUid()), node.claims(), node.data(), node.images());
    }

    String podName() {
        return pod.getMetadata().getName();
    }

    /** Returns when no process of the pod is left. */
    void run() {
        try {
            awaitStart();
            if (node.script().isPresent()) {
                play(node.script().get().apply(pod));
            } else {
                report.tell();
                awaitVolumes();
                runContainers();
            }
        } catch (Termination.Ordered e) {
            // It had not started: there is nothing to report, the pod object just goes.
        } finally {
            finished.complete(null);
        }
    }

    /** Completes when {@link #run()} is over. */
    CompletableFuture<Void> finished() {
        return finished;
    }

    /** SIGTERM, and SIGKILL after the grace period. */
    void terminate(Duration grace) {
        termination.order(grace);
    }

    /** SIGKILL to every container. */
    void kill(String reason) {
        containers.values().forEach(container -> container.kill(reason));
    }

    /** SIGKILL to what runs, and nothing more is started: the pod is gone from the API server. */
    void abandon() {
        termination.order(Duration.ZERO);
        kill("Error");
    }

    boolean isIn(String namespace) {
        return pod.getMetadata().getNamespace().equals(namespace);
    }

    /** Whether the pod has a container, or an init container, of this name. */
    boolean has(String container) {
        return Stream.concat(pod.getSpec().getInitContainers().stream(), pod.getSpec().getContainers().stream())
                .anyMatch(candidate -> candidate.getName().equals(container));
    }

    /** What the container has printed so far; empty when it has not started, or runs without a process. */
    Optional<String> log(String container) {
        Path file = directory.log(container);
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file, StandardCharsets.UTF_8)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + file, e);
        }
    }

    void deleteFiles() {
        directory.delete();
    }

    private void awaitStart() {
        termination.pause(node.faults().delay());
        while (node.faults().isHeld()) {
            termination.pause(NEXT_ATTEMPT);
        }
    }

    private void play(ContainerEnd end) {
        Instant now = Instant.now();
        pod.getSpec().getContainers().forEach(container -> {
            end.log().ifPresent(printed -> print(container.getName(), printed));
            report.terminated(container, end, now);
        });
    }

    private void print(String container, String printed) {
        Path file = directory.log(container);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, printed);
        } catch (IOException e) {
            throw new UncheckedIOException("could not write " + file, e);
        }
    }

    private void awaitVolumes() {
        String told = "";
        while (true) {
            try {
                directory.setUpVolumes(pod);
                return;
            } catch (NotYetThere e) {
                if (!told.equals(e.getMessage())) {
                    report.warn("FailedMount", e.getMessage());
                    told = e.getMessage();
                }
                termination.pause(NEXT_ATTEMPT);
            }
        }
    }

    private void runContainers() {
        for (Container container : pod.getSpec().getInitContainers()) {
            if (termination.isOrdered() || runner(container).run() != 0) {
                return;
            }
        }
        List<CompletableFuture<Void>> running = pod.getSpec().getContainers().stream()
                .map(this::runner)
                .map(runner -> CompletableFuture.runAsync(() -> runUnlessStopped(runner), threads))
                .toList();
        CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).join();
    }

    private static void runUnlessStopped(ContainerRunner runner) {
        try {
            runner.run();
        } catch (Termination.Ordered e) {
            // This container had not started.
        }
    }

    private ContainerRunner runner(Container container) {
        ContainerRunner runner = new ContainerRunner(pod, container, directory, node, report, termination);
        containers.put(container.getName(), runner);
        return runner;
    }
}
