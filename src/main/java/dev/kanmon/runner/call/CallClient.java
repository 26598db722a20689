package dev.kanmon.runner.call;

import dev.kanmon.contract.call.BoundedBody;
import dev.kanmon.engine.ProblemException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Sends requests. Certificates are verified; redirects are followed on the same server alone, since headers hold secrets. */
final class CallClient {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final int MOST_REDIRECTS = 5;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    /** Temporary and Permanent Redirect, which keep method and body (RFC 9110, 15.4.8 and 15.4.9). */
    private static final Set<Integer> REDIRECTS_OF_THE_SAME_METHOD = Set.of(307, 308);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    /**
     * Sends a request once.
     *
     * @param limit how long the whole answer may take
     * @return the answer, whatever its status
     * @throws NoAnswerException where there is none
     * @throws ProblemException where the answer is too long, or leads to another server
     */
    CallAnswer send(CallRequest request, Duration limit) throws NoAnswerException {
        CallRequest next = request;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            CallAnswer answer = exchange(next, limit);
            if (!REDIRECTS.contains(answer.status())) {
                return answer;
            }
            boolean sameMethod = next.isGet() || REDIRECTS_OF_THE_SAME_METHOD.contains(answer.status());
            next = next.to(target(next.url(), answer), sameMethod);
        }
        throw CallProblems.tooManyRedirects(request.url());
    }

    private static URI target(URI from, CallAnswer answer) {
        URI to = answer.headers()
                .firstValue("Location")
                .map(location -> resolve(from, location))
                .orElseThrow(() -> CallProblems.refused(from, answer));
        if (!origin(from).equals(origin(to))) {
            throw CallProblems.redirected(from);
        }
        return to;
    }

    private static URI resolve(URI from, String location) {
        try {
            return from.resolve(location);
        } catch (IllegalArgumentException e) {
            throw CallProblems.redirected(from);
        }
    }

    /** Scheme, host and port: who gets what is sent. */
    static String origin(URI url) {
        int standard = "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
        int port = url.getPort() < 0 ? standard : url.getPort();
        return (url.getScheme() + "://" + url.getHost() + ":" + port).toLowerCase(Locale.ROOT);
    }

    private CallAnswer exchange(CallRequest request, Duration limit) throws NoAnswerException {
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(httpRequest(request), headers -> new BoundedBody());
        try {
            HttpResponse<byte[]> response = answer.get(Math.max(1, limit.toMillis()), TimeUnit.MILLISECONDS);
            return new CallAnswer(request.url(), response.statusCode(), response.headers(), response.body());
        } catch (TimeoutException e) {
            throw new NoAnswerException(CallFailure.ANSWER_LOST, e);
        } catch (ExecutionException e) {
            throw failure(request.url(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CallProblems.interrupted();
        } finally {
            answer.cancel(true);
        }
    }

    private static HttpRequest httpRequest(CallRequest request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(request.url())
                .method(
                        request.method(),
                        request.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(request.body()));
        request.headers().forEach((name, value) -> setHeader(builder, name, value));
        return builder.build();
    }

    private static void setHeader(HttpRequest.Builder builder, String name, String value) {
        try {
            builder.setHeader(name, value);
        } catch (IllegalArgumentException e) {
            // Its message shows the value.
            throw CallProblems.unusable(
                    "The header " + name + " cannot be sent: its name or its value is not allowed.");
        }
    }

    private static NoAnswerException failure(URI url, Throwable cause) {
        if (has(cause, BoundedBody.TooLargeException.class)) {
            throw CallProblems.tooLarge(url);
        }
        if (has(cause, SSLHandshakeException.class) || has(cause, SSLPeerUnverifiedException.class)) {
            return new NoAnswerException(CallFailure.TLS_FAILED, cause);
        }
        if (has(cause, ConnectException.class)
                || has(cause, HttpConnectTimeoutException.class)
                || has(cause, UnresolvedAddressException.class)) {
            return new NoAnswerException(CallFailure.NOT_CONNECTED, cause);
        }
        if (has(cause, IOException.class)) {
            return new NoAnswerException(CallFailure.ANSWER_LOST, cause);
        }
        throw new IllegalStateException(
                "the HTTP client failed: " + cause.getClass().getName());
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(type::isInstance);
    }
}
