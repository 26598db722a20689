package dev.kanmon.operator.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Sends verdicts: the status code, and the rest as JSON. */
final class VerdictWriter {

    private final ObjectMapper json;

    VerdictWriter(ObjectMapper json) {
        this.json = json;
    }

    void send(RoutingContext context, Verdict verdict) {
        send(context, verdict, verdict.outcome().code());
    }

    /** For a client that reads the answer from the body: a gate that is closed is a good answer, too. */
    void sendInBody(RoutingContext context, Verdict verdict) {
        boolean answered = verdict.outcome() == Outcome.GRANTED || verdict.outcome() == Outcome.CLOSED;
        send(context, verdict, (answered ? Outcome.GRANTED : verdict.outcome()).code());
    }

    private void send(RoutingContext context, Verdict verdict, int code) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(code)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(body(verdict));
    }

    private Buffer body(Verdict verdict) {
        try {
            return Buffer.buffer(json.writeValueAsBytes(verdict));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a verdict is data that JSON has", e);
        }
    }
}
