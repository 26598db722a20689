package dev.kanmon.runner.wait;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.runner.call.GateCall;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Open when an address of HTTP says so, as the operator's gate does. */
public final class HttpGate implements Gate {

    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final GateCall call;
    private final String host;

    /**
     * @param url where the gate is, with what is asked for in its query
     * @param token what it wants to see; empty: nothing
     */
    public HttpGate(URI url, Optional<String> token) {
        this.call = new GateCall(url, token);
        this.host = url.getHost();
    }

    /**
     * @throws ProblemException K4012 where the question is wrong, or the token: a process keeps the environment that it was
     *     started with, so only the next one can have a better token
     */
    @Override
    public Sighting look(Duration limit) {
        GateCall.Reply reply = call.ask(limit);
        if (reply.open()) {
            return new Sighting.Open(reply.message().orElse("The gate is open."));
        }
        return switch (reply.status()) {
            case BAD_REQUEST ->
                throw refused(reply, "Mend the address, or the names after " + RunnerOptions.REQUIRE + ".");
            case UNAUTHORIZED, FORBIDDEN ->
                throw refused(
                        reply,
                        "Check the token in " + RunnerOptions.GATE_TOKEN_ENV
                                + ". Where it was replaced, the container's next start has the new one.");
            default -> closed(reply);
        };
    }

    private Sighting.Closed closed(GateCall.Reply reply) {
        String reason = reply.reason().orElse("Status" + reply.status());
        Problem problem = new Problem(
                ProblemCode.GATE_CLOSED,
                ExitCode.GATE_CLOSED,
                said(reply),
                "kubectl describe databasemigration says more about what it waits for.");
        return new Sighting.Closed(reason, problem, reply.waitingFor(), Optional.empty());
    }

    private ProblemException refused(GateCall.Reply reply, String hint) {
        return ProblemException.invalidInput(ProblemCode.GATE_REFUSED, said(reply), hint);
    }

    private String said(GateCall.Reply reply) {
        String words = reply.message().map(message -> ": " + message).orElse(notAGate(reply));
        return "The gate at " + host + " answered " + reply.status()
                + reply.reason().map(reason -> " " + reason).orElse("") + words;
    }

    private static String notAGate(GateCall.Reply reply) {
        return reply.status() < 300 ? ", and does not say that it is open." : ".";
    }
}
