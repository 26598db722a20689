package dev.kanmon.runner.call;

import dev.kanmon.contract.call.JsonTree;
import dev.kanmon.contract.call.NeonCall;
import dev.kanmon.engine.ProblemException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Neon's HTTP API (neon.com/docs/reference/api), one project of it. An answer with 423 Locked or 503 is always safe to ask
 * again for, and a GET whatever came of it (the reference's "General Error").
 */
final class NeonApi {

    private static final String ENDPOINT = "https://console.neon.tech/api/v2";
    private static final int NOT_FOUND = 404;

    private final CallClient client = new CallClient();
    private final Patience patience;
    private final String project;
    private final Map<String, String> headers;

    NeonApi(NeonCall call, CallSecrets secrets, Patience patience) {
        String endpoint = call.endpoint() == null ? ENDPOINT : call.endpoint().replaceAll("/+$", "");
        this.project = endpoint + "/projects/" + encoded(call.projectId());
        this.headers = Map.of(
                "Authorization",
                "Bearer " + secrets.resolve(call.token()),
                "Accept",
                "application/json",
                "Content-Type",
                "application/json");
        this.patience = patience;
    }

    /** What is there; empty where it is not. Asked until there is an answer. */
    Optional<JsonTree> get(String path) {
        CallAnswer answer = untilAnswered(CallRequest.get(url(path), headers));
        return answer.status() == NOT_FOUND ? Optional.empty() : Optional.of(json(answer));
    }

    /** Removes; empty where there was nothing. Asked until there is an answer: removed is removed. */
    Optional<JsonTree> delete(String path) {
        CallAnswer answer = untilAnswered(new CallRequest(url(path), "DELETE", headers, null));
        boolean nothing = answer.status() == NOT_FOUND || answer.body().length == 0;
        return nothing ? Optional.empty() : Optional.of(json(answer));
    }

    /**
     * Asks once for something to be made.
     *
     * @return empty where it was not taken, or nobody knows: to look for it comes first
     * @throws ProblemException K3032 where it is refused
     */
    Optional<JsonTree> post(String path, String body) {
        URI url = url(path);
        try {
            CallAnswer answer = client.send(new CallRequest(url, "POST", headers, body), patience.forOneAnswer());
            if (answer.mayPass()) {
                return Optional.empty();
            }
            return Optional.of(json(answer));
        } catch (NoAnswerException e) {
            return Optional.empty();
        }
    }

    URI url(String path) {
        return CallRequest.url(project + path);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private CallAnswer untilAnswered(CallRequest request) {
        while (true) {
            try {
                CallAnswer answer = client.send(request, patience.forOneAnswer());
                if (!answer.mayPass()) {
                    return answer;
                }
                if (!patience.await(answer.retryAfter(Instant.now()))) {
                    throw CallProblems.busy(request.url(), answer);
                }
            } catch (NoAnswerException e) {
                if (!patience.await()) {
                    throw CallProblems.unreachable(request.url());
                }
            }
        }
    }

    private static JsonTree json(CallAnswer answer) {
        if (!answer.isSuccess()) {
            throw CallProblems.refused(answer.url(), answer);
        }
        return answer.json().orElseThrow(() -> CallProblems.notJson(answer.url()));
    }
}
