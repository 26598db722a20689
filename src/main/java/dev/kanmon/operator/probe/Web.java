package dev.kanmon.operator.probe;

import dev.kanmon.contract.GoDuration;
import dev.kanmon.contract.call.BoundedBody;
import dev.kanmon.operator.probe.Reply.Answered;
import dev.kanmon.operator.probe.Reply.Silent;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Sends requests, many at once, without a thread for each. Redirects are answers like others. */
final class Web implements AutoCloseable {

    /** Whose certificates are good. */
    enum Trust {
        /** Those that the JVM's trust store verifies, for the host that was asked. */
        VERIFIED,
        ANYBODY
    }

    /** How many requests are under way at once; the others wait for their turn, so that no rollout floods the network. */
    private static final int AT_ONCE = 64;

    /** They do no more than take bytes as they come. */
    private static final int THREADS = 2;

    private final Turnstile turnstile = new Turnstile(AT_ONCE);
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, Web::daemon);
    private final Map<Trust, HttpClient> clients = Map.of(
            Trust.VERIFIED, client().build(),
            Trust.ANYBODY, client().sslContext(TrustingTls.context()).build());

    /**
     * Gets what is at an address.
     *
     * @param limit how long the whole answer may take, from its turn on
     */
    CompletableFuture<Reply> get(String address, Duration limit, Trust trust) {
        return send(address, limit, trust, HttpRequest.Builder::GET);
    }

    /**
     * Posts a form.
     *
     * @param form encoded
     * @param limit how long the whole answer may take, from its turn on
     */
    CompletableFuture<Reply> post(String address, String form, Duration limit) {
        return send(address, limit, Trust.VERIFIED, request -> request.setHeader(
                        "Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private CompletableFuture<Reply> send(
            String address, Duration limit, Trust trust, Consumer<HttpRequest.Builder> method) {
        HttpRequest request;
        try {
            HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(address));
            method.accept(builder);
            request = builder.build();
        } catch (IllegalArgumentException e) {
            return CompletableFuture.completedFuture(new Silent("this is not an address"));
        }
        return turnstile.pass(() -> exchange(clients.get(trust), request, limit));
    }

    /** The limit is on the whole exchange: that of a request ends with the first line of its answer. */
    private static CompletableFuture<Reply> exchange(HttpClient client, HttpRequest request, Duration limit) {
        CompletableFuture<HttpResponse<byte[]>> response = client.sendAsync(request, headers -> new BoundedBody());
        return response.copy()
                .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                .handle((answer, failure) -> {
                    if (failure == null) {
                        return new Answered(answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8));
                    }
                    response.cancel(true);
                    return new Silent(why(failure, limit));
                });
    }

    private static String why(Throwable failure, Duration limit) {
        if (has(failure, TimeoutException.class)) {
            return "no answer within " + GoDuration.format(limit);
        }
        if (has(failure, BoundedBody.TooLargeException.class)) {
            return "an answer of more than " + BoundedBody.LIMIT + " bytes";
        }
        if (has(failure, SSLException.class)) {
            return "TLS failed, or its certificate is not trusted";
        }
        if (has(failure, UnresolvedAddressException.class)) {
            return "its name is not known";
        }
        if (has(failure, ConnectException.class) || has(failure, HttpConnectTimeoutException.class)) {
            return "no connection";
        }
        return has(failure, IOException.class) ? "the connection broke" : "no answer";
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(type::isInstance);
    }

    private HttpClient.Builder client() {
        return HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .executor(threads);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "kanmon-probe");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
