package dev.kanmon.testsupport.operator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Asks a gate all the time, and keeps every answer: what was open for a moment only is found out, too. */
public final class GateSamples implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofMillis(20);

    private final HttpClient client = HttpClient.newHttpClient();
    private final OperatorProcess operator;
    private final URI gate;
    private final List<Sample> samples = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    /**
     * @param askedAt when the question was sent, by {@link System#nanoTime}
     * @param status of HTTP; 0: nobody answered
     * @param body what was answered
     */
    public record Sample(long askedAt, int status, String body) {

        public boolean isOpen() {
            return status == 200;
        }
    }

    /** @param path and query, as {@code /gates/shop/shop} */
    public GateSamples(OperatorProcess operator, String path) {
        this.operator = operator;
        this.gate = URI.create("http://127.0.0.1:" + operator.gatePort() + path);
        timer.scheduleWithFixedDelay(
                () -> samples.add(ask(client, gate)), 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** One answer, now. */
    public static Sample ask(OperatorProcess operator, String path) {
        return ask(HttpClient.newHttpClient(), URI.create("http://127.0.0.1:" + operator.gatePort() + path));
    }

    /** Every answer up to now. */
    public List<Sample> all() {
        return List.copyOf(samples);
    }

    /**
     * @param moment by {@link System#nanoTime}
     */
    public List<Sample> since(long moment) {
        return samples.stream().filter(sample -> sample.askedAt() >= moment).toList();
    }

    /** The newest answer; one of status 0 before the first. */
    public Sample last() {
        return samples.isEmpty() ? new Sample(0, 0, "") : samples.get(samples.size() - 1);
    }

    /** @throws IllegalStateException where the operator has ended, so that there will be no answer; with the end of its log */
    public void requireOperator() {
        if (!operator.isAlive()) {
            throw new IllegalStateException("the operator has ended; its log ends with\n" + operator.logEnd());
        }
    }

    private static Sample ask(HttpClient client, URI gate) {
        long askedAt = System.nanoTime();
        HttpRequest request =
                HttpRequest.newBuilder(gate).timeout(Duration.ofSeconds(5)).build();
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            return new Sample(askedAt, answer.statusCode(), answer.body());
        } catch (IOException nobody) {
            return new Sample(askedAt, 0, "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Sample(askedAt, 0, "");
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
