package dev.kanmon.operator.probe;

import com.fasterxml.jackson.core.JsonPointer;
import dev.kanmon.contract.call.JsonTree;
import dev.kanmon.operator.decide.rollout.SampleRequest;
import dev.kanmon.operator.probe.Reply.Answered;
import dev.kanmon.operator.probe.Web.Trust;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Reads a number out of a JSON document that somebody serves. */
final class DocumentNumber {

    private final Web web;

    DocumentNumber(Web web) {
        this.web = web;
    }

    CompletableFuture<Share> ask(SampleRequest.Document document) {
        return web.get(document.address(), document.timeout(), Trust.VERIFIED)
                .thenApply(reply -> share(document, reply));
    }

    private static Share share(SampleRequest.Document document, Reply reply) {
        String source = Addresses.shown(document.address());
        if (!(reply instanceof Answered answered) || !answered.isSuccess()) {
            return Share.missing(source + ": " + reply.inWords() + ".");
        }
        Optional<JsonTree> body = JsonTree.parse(answered.body());
        if (body.isEmpty()) {
            return Share.missing(source + " answers with something that is not JSON.");
        }
        return pointer(document.pointer())
                .flatMap(body.get()::at)
                .flatMap(JsonTree::text)
                .map(number -> Share.of(number, source))
                .orElseGet(() -> Share.missing(source + " has no number at " + document.pointer() + "."));
    }

    private static Optional<JsonPointer> pointer(String text) {
        try {
            return Optional.of(JsonPointer.compile(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
