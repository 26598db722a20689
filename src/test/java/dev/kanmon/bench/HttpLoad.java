package dev.kanmon.bench;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Clients that ask one thing again and again over connections that stay open. */
final class HttpLoad implements AutoCloseable {

    private static final int CONNECTIONS = 16;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(CONNECTIONS));

    /**
     * What came of it.
     *
     * @param answers with status 200
     * @param time how long it took
     * @param cpu what the server's process used of a processor
     */
    record Result(long answers, Duration time, Duration cpu) {

        double perSecond() {
            return answers * 1000.0 / time.toMillis();
        }

        double perCpuSecond() {
            return answers * 1000.0 / cpu.toMillis();
        }
    }

    /**
     * @param server the process that answers on 127.0.0.1
     * @param body empty: it is a GET
     * @throws IllegalStateException where anything but 200 was answered
     */
    Result run(ProcessHandle server, int port, String path, String body, Duration time) {
        Round round = new Round(port, path, body);
        Duration cpuBefore = server.info().totalCpuDuration().orElseThrow();
        long began = System.nanoTime();
        round.run(time);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        Duration cpu = server.info().totalCpuDuration().orElseThrow().minus(cpuBefore);
        if (round.others.get() > 0) {
            throw new IllegalStateException(round.others.get() + " answers of " + path + " were not 200");
        }
        return new Result(round.answers.get(), took, cpu);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** One path, until the time is over. */
    private final class Round {

        private final int port;
        private final String path;
        private final String body;
        private final AtomicLong answers = new AtomicLong();
        private final AtomicLong others = new AtomicLong();
        private final AtomicBoolean over = new AtomicBoolean();
        private final CountDownLatch callers = new CountDownLatch(CONNECTIONS);

        private Round(int port, String path, String body) {
            this.port = port;
            this.path = path;
            this.body = body;
        }

        private void run(Duration time) {
            for (int i = 0; i < CONNECTIONS; i++) {
                ask();
            }
            vertx.setTimer(time.toMillis(), unused -> over.set(true));
            try {
                callers.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void ask() {
            if (over.get()) {
                callers.countDown();
                return;
            }
            client.request(body.isEmpty() ? HttpMethod.GET : HttpMethod.POST, port, "127.0.0.1", path)
                    .compose(request -> request.send(Buffer.buffer(body)))
                    .compose(response -> response.body().map(unused -> response.statusCode()))
                    .onComplete(answer -> {
                        boolean good = answer.succeeded() && answer.result() == 200;
                        (good ? answers : others).incrementAndGet();
                        ask();
                    });
        }
    }
}
