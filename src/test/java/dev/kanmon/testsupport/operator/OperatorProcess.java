package dev.kanmon.testsupport.operator;

import dev.kanmon.testsupport.TemporaryDirectories;
import dev.kanmon.testsupport.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * The operator as a process of its own: {@code bin/kanmon operator}, as built, with the environment of the manifests'
 * Deployment. Its files and its log are in a temporary directory that goes when it is closed.
 */
public final class OperatorProcess implements AutoCloseable {

    /** How long it gets to end by itself; the manifests give it 30 seconds. */
    private static final Duration GRACE = Duration.ofSeconds(15);

    private static final Path LAUNCHER = Path.of("bin", "kanmon");
    /** What a pod has of this machine's environment; all else would be a setting that no cluster has. */
    private static final Set<String> INHERITED = Set.of("PATH", "JAVA_HOME", "LANG", "TZ");

    private final Path directory;
    private final int port;
    private final int gatePort;
    private final Process process;

    private OperatorProcess(Builder options) {
        this.directory = TemporaryDirectories.create("kanmon-operator");
        this.port = TestPostgres.unusedPort();
        this.gatePort = TestPostgres.unusedPort();
        this.process = launch(options);
    }

    /**
     * @param kubeconfig how it reaches the API server, and as whom
     */
    public static Builder builder(Path kubeconfig) {
        return new Builder(kubeconfig);
    }

    /**
     * Waits until every health check says UP: informers synced, API server reachable.
     *
     * @throws IllegalStateException when the process ended, or is not up in time; with the end of its log
     */
    public void awaitHealthy(Duration patience) {
        try {
            Awaitility.await("the operator's health")
                    .atMost(patience)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> !process.isAlive() || health().isUp());
        } catch (ConditionTimeoutException e) {
            throw new IllegalStateException(
                    "the operator is not up after " + patience.toSeconds() + " s; its health is " + health()
                            + "; its log ends with\n" + logEnd(),
                    e);
        }
        if (!process.isAlive()) {
            throw new IllegalStateException(
                    "the operator ended with status " + process.exitValue() + "; its log ends with\n" + logEnd());
        }
    }

    /** What {@code /q/health} says now. */
    public OperatorHealth health() {
        return OperatorHealth.ask(port);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** Where it serves health and metrics, on 127.0.0.1. */
    public int port() {
        return port;
    }

    /** Where it answers for gates, on 127.0.0.1. */
    public int gatePort() {
        return gatePort;
    }

    /** Everything that it printed: one JSON object a line. */
    public Path log() {
        return directory.resolve("operator.log");
    }

    /** The last lines of the log. */
    public String logEnd() {
        try {
            List<String> lines = Files.readAllLines(log());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }

    /** SIGKILL: it gets no chance to end anything. Returns when it is gone. */
    public void kill() {
        process.destroyForcibly();
        hasEnded(GRACE);
    }

    /** SIGTERM, as a kubelet does, and SIGKILL when that did not help. Returns when it is gone. */
    public void stop() {
        process.destroy();
        if (!hasEnded(GRACE)) {
            kill();
        }
    }

    /** Stops it and deletes its files. */
    @Override
    public void close() {
        stop();
        TemporaryDirectories.delete(directory);
    }

    private boolean hasEnded(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }

    private Process launch(Builder options) {
        ProcessBuilder builder = new ProcessBuilder(LAUNCHER.toAbsolutePath().toString(), "operator")
                .redirectErrorStream(true)
                .redirectOutput(log().toFile());
        builder.environment().keySet().retainAll(INHERITED);
        builder.environment().putAll(DeployedEnvironment.of(options.podName));
        builder.environment().putAll(surroundings(options.kubeconfig));
        builder.environment().putAll(options.environment);
        try {
            return builder.start();
        } catch (IOException e) {
            TemporaryDirectories.delete(directory);
            throw new UncheckedIOException("could not start " + LAUNCHER.toAbsolutePath(), e);
        }
    }

    /** What a pod has from its cluster, and a local process must be given. */
    private Map<String, String> surroundings(Path kubeconfig) {
        return Map.of(
                "HOME", directory.toString(),
                "KUBECONFIG", kubeconfig.toAbsolutePath().toString(),
                "QUARKUS_MANAGEMENT_HOST", "127.0.0.1",
                "QUARKUS_MANAGEMENT_PORT", Integer.toString(port),
                "QUARKUS_HTTP_HOST", "127.0.0.1",
                "QUARKUS_HTTP_PORT", Integer.toString(gatePort),
                "JAVA_OPTS", "-Xmx256m -XX:-UsePerfData -Djava.io.tmpdir=" + directory);
    }

    /** What the process is given. */
    public static final class Builder {

        private final Path kubeconfig;
        private final Map<String, String> environment = new LinkedHashMap<>();
        private String podName = "kanmon-0";

        private Builder(Path kubeconfig) {
            this.kubeconfig = kubeconfig;
        }

        /** Its identity in leader election; two operators need two. */
        public Builder podName(String name) {
            this.podName = name;
            return this;
        }

        /** Another setting than the Deployment's. */
        public Builder environment(String name, String value) {
            environment.put(name, value);
            return this;
        }

        /** Starts the process and returns at once; see {@link OperatorProcess#awaitHealthy}. */
        public OperatorProcess start() {
            return new OperatorProcess(this);
        }
    }
}
