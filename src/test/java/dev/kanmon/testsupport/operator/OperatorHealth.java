package dev.kanmon.testsupport.operator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * What an operator says of itself.
 *
 * @param status of HTTP: 200 when all its checks are up, 503 when one is down; 0: nobody answered
 * @param text the checks, as JSON
 */
public record OperatorHealth(int status, String text) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    static OperatorHealth ask(int port) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health"))
                .timeout(PATIENCE)
                .build();
        try {
            HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
            return new OperatorHealth(answer.statusCode(), answer.body());
        } catch (IOException e) {
            return new OperatorHealth(0, "no answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new OperatorHealth(0, "interrupted");
        }
    }

    public boolean isUp() {
        return status == 200;
    }
}
