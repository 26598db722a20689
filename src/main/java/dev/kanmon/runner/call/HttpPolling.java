package dev.kanmon.runner.call;

import dev.kanmon.contract.GoDuration;
import dev.kanmon.contract.call.HttpCall;
import dev.kanmon.engine.ProblemException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Asks another system how far it is, until it is done. What may pass is waited out. */
final class HttpPolling {

    private final HttpCall.Poll poll;
    private final CallClient client;
    private final Patience patience;
    private final URI start;
    private final Map<String, String> headers;
    private final Pointer state;
    private final Duration interval;
    private Duration next;
    private String last = "it was not asked";

    /** @param start where the request went that began it */
    HttpPolling(HttpCall.Poll poll, CallClient client, Patience patience, URI start, Map<String, String> headers) {
        this.poll = poll;
        this.client = client;
        this.patience = patience;
        this.start = start;
        this.headers = headers;
        this.state = new Pointer("state", poll.state());
        this.interval = interval(poll.interval());
        this.next = interval;
    }

    /**
     * @param where the address to ask at, as the call has it
     * @param started the answer to the request that began it
     * @param known the identifier, where that answer had one
     * @return the identifier; empty where there is none to ask for
     * @throws ProblemException K3032, K3034, K3035 or K3036
     */
    Optional<String> untilDone(String where, CallAnswer started, Optional<String> known) {
        CallRequest question = CallRequest.get(address(where, started, known), headers);
        while (true) {
            if (!patience.await(next)) {
                throw CallProblems.tooSlow(question.url(), patience.limit(), last);
            }
            Optional<CallAnswer> done = ask(question);
            if (done.isPresent()) {
                return known.or(() -> Optional.ofNullable(poll.identifier())
                        .map(path -> new Pointer("identifier", path).requiredIn(done.get())));
            }
        }
    }

    /** The answer that says that it is done; empty where it is not yet. */
    private Optional<CallAnswer> ask(CallRequest question) {
        try {
            next = interval;
            CallAnswer answer = client.send(question, patience.forOneAnswer());
            if (answer.mayPass()) {
                last = "the last answer had status " + answer.status();
                next = Patience.longer(
                        interval, answer.retryAfter(Instant.now()).orElse(interval));
                return Optional.empty();
            }
            if (!answer.isSuccess()) {
                throw CallProblems.refused(question.url(), answer);
            }
            return isDone(answer) ? Optional.of(answer) : Optional.empty();
        } catch (NoAnswerException e) {
            last = "the last question had no answer";
            return Optional.empty();
        }
    }

    private boolean isDone(CallAnswer answer) {
        String now = state.requiredIn(answer);
        if (poll.failed().contains(now)) {
            throw CallProblems.reportedFailure(answer.url(), now);
        }
        last = "the last state was " + CallAnswer.shortened(now);
        return poll.succeeded().contains(now);
    }

    private URI address(String where, CallAnswer started, Optional<String> identifier) {
        if (where.contains(Placeholders.IDENTIFIER) && identifier.isEmpty()) {
            throw CallProblems.missing(started.url(), "identifier, which the URL to ask at needs");
        }
        String url = identifier.map(found -> Placeholders.inUrl(where, found)).orElse(where);
        try {
            return CallRequest.url(start.resolve(url).toString());
        } catch (IllegalArgumentException e) {
            throw CallProblems.unusable("The URL to ask at is not a URL.");
        }
    }

    private static Duration interval(String text) {
        try {
            return GoDuration.parse(text);
        } catch (IllegalArgumentException e) {
            throw CallProblems.unusable("The interval to ask in: " + e.getMessage() + ".");
        }
    }
}
