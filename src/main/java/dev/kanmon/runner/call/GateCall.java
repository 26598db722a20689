package dev.kanmon.runner.call;

import dev.kanmon.contract.call.JsonTree;
import dev.kanmon.engine.ProblemException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks a gate at an address of HTTP whether it is open. */
public final class GateCall {

    private final CallClient client = new CallClient();
    private final CallRequest question;

    /**
     * @param url where the gate is, with what is asked for in its query
     * @param token sent as a bearer token (RFC 6750); empty: none
     */
    public GateCall(URI url, Optional<String> token) {
        Map<String, String> headers = token.map(
                        value -> Map.of("Authorization", "Bearer " + value, "Accept", "application/json"))
                .orElse(Map.of("Accept", "application/json"));
        this.question = CallRequest.get(url, headers);
    }

    /**
     * What a gate answered.
     *
     * @param status the status of HTTP
     * @param open whether it says so
     * @param reason why, in one word
     * @param message why, for people
     * @param waitingFor migrations that are not applied yet, as far as the gate knows them
     */
    public record Reply(
            int status, boolean open, Optional<String> reason, Optional<String> message, List<String> waitingFor) {}

    /**
     * Asks once.
     *
     * @param limit how long the answer may take
     * @throws ProblemException K3030 to K3034, K3039 where there is no answer that can be used
     */
    public Reply ask(Duration limit) {
        try {
            return reply(client.send(question, limit));
        } catch (NoAnswerException e) {
            throw CallProblems.noReply(e.failure(), question.url());
        }
    }

    /** A page that says 200 to everything is no open gate: the answer has to say that it is open. */
    private static Reply reply(CallAnswer answer) {
        Optional<JsonTree> json = answer.json();
        boolean open = answer.isSuccess()
                && json.map(found -> Boolean.TRUE.toString().equals(found.text("open")))
                        .orElse(false);
        return new Reply(
                answer.status(),
                open,
                json.map(found -> found.text("reason")).map(CallAnswer::shortened),
                answer.words(),
                json.map(GateCall::waitingFor).orElse(List.of()));
    }

    private static List<String> waitingFor(JsonTree json) {
        return json.elements("waitingFor").stream()
                .flatMap(name -> name.text().stream())
                .toList();
    }
}
