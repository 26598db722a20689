package dev.kanmon.testsupport.application;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends requests all the time, each with a connection of its own, and keeps how each one ended. It tries nothing twice: what
 * fails has failed.
 */
public final class SteadyClient implements AutoCloseable {

    private static final int THREADS = 2;
    private static final int PAUSE_MILLIS = 10;
    private static final int TIMEOUT_MILLIS = 5_000;
    private static final byte[] REQUEST =
            "GET / HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern STATUS = Pattern.compile("^HTTP/1\\.1 (\\d{3}) ");
    private static final Pattern SERVED_BY =
            Pattern.compile("^" + PodProcess.SERVED_BY + ": (\\S+)", Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

    private final int port;
    private final ConcurrentLinkedQueue<Outcome> outcomes = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS);

    /**
     * How a request ended.
     *
     * @param at when
     * @param status of HTTP; 0 where nothing was answered
     * @param by the Deployment whose pod has answered; empty where nothing was answered
     * @param text the answer, or what broke
     */
    public record Outcome(Instant at, int status, String by, String text) {

        public boolean isFailure() {
            return status != 200;
        }
    }

    /** @param port on 127.0.0.1 */
    public SteadyClient(int port) {
        this.port = port;
        for (int thread = 0; thread < THREADS; thread++) {
            threads.scheduleWithFixedDelay(() -> outcomes.add(request()), 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private Outcome request() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(REQUEST);
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher status = STATUS.matcher(answer);
            Matcher by = SERVED_BY.matcher(answer);
            return status.find()
                    ? new Outcome(
                            Instant.now(), Integer.parseInt(status.group(1)), by.find() ? by.group(1) : "", answer)
                    : new Outcome(Instant.now(), 0, "", "no answer: " + answer);
        } catch (IOException e) {
            return new Outcome(Instant.now(), 0, "", e.toString());
        }
    }

    /** All of them so far, in the order in which they ended. */
    public List<Outcome> outcomes() {
        return List.copyOf(outcomes);
    }

    public List<Outcome> failures() {
        return outcomes.stream().filter(Outcome::isFailure).toList();
    }

    /** Whether the newest answer came from a pod of that Deployment. */
    public boolean isServedBy(String deployment) {
        return outcomes.stream()
                .reduce((first, last) -> last)
                .filter(last -> last.by().equals(deployment))
                .isPresent();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
