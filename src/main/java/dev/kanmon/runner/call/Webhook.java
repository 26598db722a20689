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
            boolean again = attempt < TRIES && !patience.isOver();
            try {
                CallAnswer answer = client.send(request, patience.forOneAnswer());
                if (answer.isSuccess()) {
                    return;
                }
                if (!again || !answer.mayPass()) {
                    throw CallProblems.refused(request.url(), answer);
                }
                answer.retryAfter(Instant.now()).ifPresentOrElse(patience::await, patience::await);
            } catch (NoAnswerException e) {
                if (!again || e.failure() == CallFailure.TLS_FAILED) {
                    throw CallProblems.of(e.failure(), request.url());
                }
                patience.await();
            }
        }
    }
}
