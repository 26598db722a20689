package dev.kanmon.runner.call;

import dev.kanmon.contract.call.NotifyCall;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.session.Pause;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Sends a message to a webhook. A few tries, then it is given up: nobody waits for a message. */
public final class Webhook {

    private static final int TRIES = 3;

    private final CallClient client = new CallClient();
    private final CallRequest request;
    private final Patience patience;

    /**
     * @param limit how long all tries may take together
     * @param pause how to wait between two tries
     * @throws ProblemException K3030 where the call is not whole
     */
    public Webhook(NotifyCall call, CallSecrets secrets, Duration limit, Pause pause) {
        URI url = CallRequest.url(secrets.resolve(call.url()));
        this.request = new CallRequest(url, "POST", Map.of("Content-Type", call.contentType()), call.body());
        this.patience = new Patience(limit, pause);
    }

    /**
     * @throws ProblemException K3031 to K3033, K3039 where the webhook did not take it
     */
    public void send() {
        for (int attempt = 1; ; attempt++) {
            boolean last = attempt == TRIES;
            try {
                CallAnswer answer = client.send(request, patience.forOneAnswer());
                if (answer.isSuccess()) {
                    return;
                }
                if (last || !answer.mayPass() || !patience.await(answer.retryAfter(Instant.now()))) {
                    throw CallProblems.refused(request.url(), answer);
                }
            } catch (NoAnswerException e) {
                if (last || e.failure() == CallFailure.TLS_FAILED || !patience.await()) {
                    throw CallProblems.of(e.failure(), request.url());
                }
            }
        }
    }
}
