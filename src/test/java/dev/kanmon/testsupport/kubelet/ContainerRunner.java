package dev.kanmon.testsupport.kubelet;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Runs one container as a local process and reports its states. */
final class ContainerRunner {

    private static final Duration NEXT_ATTEMPT = Duration.ofMillis(200);
    /** What the container runtime reports when it finds no program to start. */
    private static final int START_ERROR = 128;
    /** The only variables that come from this machine; a launcher needs them to find Java. */
    private static final List<String> INHERITED = List.of("PATH", "JAVA_HOME");

    private final Pod pod;
    private final Container container;
    private final PodDirectory directory;
    private final Node node;
    private final PodReport report;
    private final Termination termination;
    private final AtomicReference<LocalProcess> process = new AtomicReference<>();
    private final AtomicReference<String> reasonOfKill = new AtomicReference<>();

    ContainerRunner(
            Pod pod,
            Container container,
            PodDirectory directory,
            Node node,
            PodReport report,
            Termination termination) {
        this.pod = pod;
        this.container = container;
        this.directory = directory;
        this.node = node;
        this.report = report;
        this.termination = termination;
    }

    /**
     * Runs the container to its end.
     *
     * @return its exit code
     * @throws Termination.Ordered when the pod has to end before the container started
     */
    int run() {
        ContainerImage image = pull();
        Map<String, String> environment = awaitEnvironment();
        Instant began = Instant.now();
        ContainerEnd end = runProgram(image, environment, began);
        report.terminated(container, end, began);
        return end.exitCode();
    }

    /** SIGKILL. */
    void kill(String reason) {
        LocalProcess running = process.get();
        if (running != null) {
            reasonOfKill.set(reason);
            running.kill();
        }
    }

    private ContainerImage pull() {
        String reference = container.getImage();
        String reason = "ErrImagePull";
        String message = ImagePull.notFound(reference);
        Optional<ContainerImage> image = node.images().find(reference);
        while (image.isEmpty()) {
            report.waiting(container, reason, message);
            termination.pause(NEXT_ATTEMPT);
            reason = "ImagePullBackOff";
            message = ImagePull.backOff(reference);
            image = node.images().find(reference);
        }
        return image.get();
    }

    private Map<String, String> awaitEnvironment() {
        while (true) {
            try {
                return node.environment().resolve(pod, container);
            } catch (NotYetThere e) {
                report.waiting(container, "CreateContainerConfigError", e.getMessage());
                termination.pause(NEXT_ATTEMPT);
            }
        }
    }

    private ContainerEnd runProgram(ContainerImage image, Map<String, String> environment, Instant began) {
        Path messageFile = directory.terminationLog(container.getName());
        PathRewriter paths = paths(image, messageFile);
        // The image's entry point is a program of this machine, wherever it lies; what the pod says is in the pod's
        // paths.
        List<String> command = image.commandLine(
                inPod(container.getCommand(), environment, paths), inPod(container.getArgs(), environment, paths));
        if (image.program().isPresent()) {
            report.running(container, began);
            int exitCode = image.program().get().run(command, local(environment, paths));
            return new ContainerEnd(exitCode, reason(exitCode), lastWords(messageFile));
        }
        return runProcess(command, local(environment, paths), messageFile, began);
    }

    private static List<String> inPod(List<String> words, Map<String, String> environment, PathRewriter paths) {
        return words.stream()
                .map(word -> paths.rewrite(EnvResolver.expand(word, environment)))
                .toList();
    }

    private ContainerEnd runProcess(
            List<String> command, Map<String, String> environment, Path messageFile, Instant began) {
        try {
            process.set(LocalProcess.start(command, environment, directory.work(), directory.log(container.getName())));
        } catch (IOException e) {
            return new ContainerEnd(START_ERROR, "StartError", Optional.of(e.getMessage()));
        }
        report.running(container, began);
        int exitCode = process.get().await(termination);
        return new ContainerEnd(exitCode, reason(exitCode), lastWords(messageFile));
    }

    private PathRewriter paths(ContainerImage image, Path messageFile) {
        Map<String, Path> mounts = new HashMap<>(directory.mounts(container));
        mounts.put(
                Optional.ofNullable(container.getTerminationMessagePath()).orElse("/dev/termination-log"), messageFile);
        return new PathRewriter(mounts, image.root());
    }

    private Map<String, String> local(Map<String, String> environment, PathRewriter paths) {
        Map<String, String> local = new HashMap<>();
        INHERITED.forEach(name -> Optional.ofNullable(System.getenv(name)).ifPresent(value -> local.put(name, value)));
        local.put("HOME", directory.work().toString());
        local.put("HOSTNAME", pod.getMetadata().getName());
        environment.forEach((name, value) -> local.put(name, paths.rewrite(value)));
        return local;
    }

    private Optional<String> lastWords(Path messageFile) {
        return node.faults().dropsTerminationMessage(pod) ? Optional.empty() : TerminationMessage.read(messageFile);
    }

    private String reason(int exitCode) {
        return Optional.ofNullable(reasonOfKill.get()).orElse(ContainerEnd.reasonOf(exitCode));
    }
}
