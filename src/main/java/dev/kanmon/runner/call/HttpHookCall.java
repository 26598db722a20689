package dev.kanmon.runner.call;

import dev.kanmon.contract.call.CallHeader;
import dev.kanmon.contract.call.HttpCall;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.session.Pause;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Has another system begin something by one request, and asks it until it is done. */
public final class HttpHookCall {

    /** Lets a server see that a request is one that it had before (draft-ietf-httpapi-idempotency-key-header). */
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final String CONTENT_TYPE = "Content-Type";
    private static final String JSON = "application/json";
    private static final int TOO_MANY_REQUESTS = 429;

    private final HttpCall call;
    private final CallClient client = new CallClient();
    private final Patience patience;
    private final URI url;
    private final Map<String, String> headers;

    /**
     * @param limit how long it may take in all
     * @param pause how to wait between two questions
     * @throws ProblemException K3030 where the call is not whole
     */
    public HttpHookCall(HttpCall call, CallSecrets secrets, Duration limit, Pause pause) {
        this.call = call;
        this.patience = new Patience(limit, pause);
        this.url = CallRequest.url(Placeholders.inUrl(secrets.resolve(call.url()), call.context()));
        this.headers = headers(call, secrets);
    }

    /**
     * Asks, and waits for the end.
     *
     * @return the identifier of what was made; empty where the call asks for none
     * @throws ProblemException K3031 to K3036, K3039
     */
    public Optional<String> perform() {
        CallAnswer started = start();
        if (!started.isSuccess()) {
            throw CallProblems.refused(url, started);
        }
        Optional<Pointer> pointer = Optional.ofNullable(call.identifier()).map(path -> new Pointer("identifier", path));
        Optional<String> identifier = pointer.flatMap(found -> found.in(started));
        if (call.poll() == null) {
            return pointer.map(found -> identifier.orElseThrow(() -> found.missingIn(started)));
        }
        boolean comesLater = call.poll().identifier() != null;
        if (pointer.isPresent() && identifier.isEmpty() && !comesLater) {
            throw pointer.get().missingIn(started);
        }
        return new HttpPolling(call.poll(), client, patience, url, withoutBody(headers))
                .untilDone(Placeholders.inUrl(call.poll().url(), call.context()), started, identifier);
    }

    /** Sent again only where nothing was begun: no connection, or a server that wants to be asked later. */
    private CallAnswer start() {
        CallRequest request = new CallRequest(url, call.method(), headers, body());
        while (true) {
            try {
                CallAnswer answer = client.send(
                        request, call.poll() == null ? patience.forTheLastAnswer() : patience.forOneAnswer());
                if (answer.status() != TOO_MANY_REQUESTS) {
                    return answer;
                }
                if (!patience.await(answer.retryAfter(Instant.now()))) {
                    throw CallProblems.busy(url, answer);
                }
            } catch (NoAnswerException e) {
                if (e.failure() != CallFailure.NOT_CONNECTED || !patience.await()) {
                    throw CallProblems.of(e.failure(), url);
                }
            }
        }
    }

    private String body() {
        if (call.body() == null) {
            return null;
        }
        boolean json = headers.get(CONTENT_TYPE).toLowerCase(Locale.ROOT).contains("json");
        return Placeholders.inBody(call.body(), call.context(), json);
    }

    /** By name whatever its case, as HTTP has it. A body is JSON unless a header says otherwise. */
    private static Map<String, String> headers(HttpCall call, CallSecrets secrets) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (CallHeader header : call.headers()) {
            headers.put(header.name(), secrets.resolve(header.value()));
        }
        headers.putIfAbsent(IDEMPOTENCY_KEY, call.context().key());
        if (call.body() != null) {
            headers.putIfAbsent(CONTENT_TYPE, JSON);
        }
        return headers;
    }

    private static Map<String, String> withoutBody(Map<String, String> headers) {
        Map<String, String> rest = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        rest.putAll(headers);
        rest.remove(CONTENT_TYPE);
        rest.remove(IDEMPOTENCY_KEY);
        return rest;
    }
}
