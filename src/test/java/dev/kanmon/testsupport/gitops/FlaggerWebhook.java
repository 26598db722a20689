package dev.kanmon.testsupport.gitops;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;

/**
 * Calls as Flagger's controller does, and takes the answer as it does: fluxcd/flagger v1.44.0 (15bd6ad5),
 * pkg/controller/webhook.go. Its HTTP client is Go's, which makes Basic authentication of a URL's user and password
 * (net/http, client.go, {@code send}).
 */
public final class FlaggerWebhook {

    private static final Path PAYLOADS = Path.of("src", "test", "resources", "ecosystem", "flagger");

    /** {@code if r.StatusCode > 202}. */
    private static final int LAST_SUCCESS = 202;

    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newHttpClient();

    /** What Flagger makes of an answer: whether the webhook succeeded, and the body, which an Event may show. */
    public record Answer(int status, String body) {

        public boolean succeeded() {
            return status <= LAST_SUCCESS;
        }
    }

    /** A recorded body. */
    public static String payload(String name) {
        try {
            return Files.readString(PAYLOADS.resolve(name + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the payload " + name, e);
        }
    }

    /**
     * @param url as it stands in the Canary, user and password included
     */
    public Answer call(URI url, String payload) {
        HttpRequest.Builder request = HttpRequest.newBuilder(withoutUser(url))
                .timeout(DEFAULT_TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(payload));
        if (url.getUserInfo() != null) {
            request.header("Authorization", "Basic " + base64(url.getUserInfo()));
        }
        return send(request.build());
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the gate", e);
        }
    }

    private static URI withoutUser(URI url) {
        return URI.create(url.toString().replaceFirst("//[^/@]*@", "//"));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
