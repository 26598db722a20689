package dev.kanmon.operator.probe;

import com.fasterxml.jackson.core.JsonPointer;
import dev.kanmon.contract.call.JsonTree;
import dev.kanmon.operator.decide.rollout.SampleRequest;
import dev.kanmon.operator.probe.Reply.Answered;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/**
 * Asks Prometheus an instant query by its HTTP API, {@code /api/v1/query}, in a form, since a query may be longer than an
 * address. The answer is one value; anything else is none.
 */
final class PrometheusQuery {

    private static final String SOURCE = "Prometheus";
    private static final String PATH = "/api/v1/query";
    private static final Pattern TRAILING_SLASHES = Pattern.compile("/+$");

    /** How much of an error's text is worth showing: the place in the query comes first. */
    private static final int SHOWN = 200;

    private final Web web;

    PrometheusQuery(Web web) {
        this.web = web;
    }

    CompletableFuture<Share> ask(SampleRequest.Prometheus query) {
        String address = TRAILING_SLASHES.matcher(query.address()).replaceFirst("") + PATH;
        String form = "query=" + encoded(query.query()) + "&timeout="
                + Math.max(1, query.timeout().toSeconds()) + "s";
        return web.post(address, form, query.timeout()).thenApply(reply -> share(query, reply));
    }

    private static Share share(SampleRequest.Prometheus query, Reply reply) {
        if (!(reply instanceof Answered answered)) {
            return Share.missing("Prometheus at " + Addresses.shown(query.address()) + ": " + reply.inWords() + ".");
        }
        Optional<JsonTree> body = JsonTree.parse(answered.body());
        if (body.filter(tree -> "error".equals(tree.text("status"))).isPresent()) {
            return Share.missing("Prometheus refuses the query: " + error(body.get()) + ".");
        }
        if (!answered.isSuccess()) {
            return Share.missing("Prometheus at " + Addresses.shown(query.address()) + ": " + answered.inWords() + ".");
        }
        return body.filter(tree -> "success".equals(tree.text("status")))
                .flatMap(tree -> tree.field("data"))
                .map(PrometheusQuery::value)
                .orElseGet(() -> Share.missing("What answers at " + Addresses.shown(query.address())
                        + " is not Prometheus' API: give the address without " + PATH + "."));
    }

    private static Share value(JsonTree data) {
        String type = data.text("resultType");
        return switch (type == null ? "" : type) {
            case "vector" -> ofSeries(data.elements("result"));
            case "scalar" -> ofPoint(data);
            default ->
                Share.missing("The query's answer is a " + (type == null ? "thing without type" : type)
                        + ", not one value: make it an instant query.");
        };
    }

    private static Share ofSeries(List<JsonTree> series) {
        return switch (series.size()) {
            case 0 -> Share.missing("Prometheus has no series for the query.");
            case 1 -> Share.of(valueOfPoint(series.get(0), "/value/1"), SOURCE);
            default ->
                Share.missing("Prometheus has " + series.size()
                        + " series for the query where one value is needed: aggregate them, for example with sum().");
        };
    }

    private static Share ofPoint(JsonTree data) {
        return Share.of(valueOfPoint(data, "/result/1"), SOURCE);
    }

    /** A point is an array: the time, and the value as text. */
    private static String valueOfPoint(JsonTree of, String pointer) {
        return of.at(JsonPointer.compile(pointer)).flatMap(JsonTree::text).orElse("");
    }

    private static String error(JsonTree body) {
        String type = body.text("errorType");
        String error = body.text("error");
        String text = (type == null ? "" : type + ": ") + (error == null ? "no reason" : error);
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
