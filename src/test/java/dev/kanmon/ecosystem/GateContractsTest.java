package dev.kanmon.ecosystem;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.operator.gate.Authentication;
import dev.kanmon.testsupport.Golden;
import dev.kanmon.testsupport.gitops.FlaggerWebhook;
import dev.kanmon.testsupport.gitops.GateStates;
import dev.kanmon.testsupport.gitops.ServedGate;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is said between other projects' controllers and the gate, as a page that a person can review. */
class GateContractsTest {

    private static final String TITLE = """
            # What the gate is asked, and what it answers

            Written by GateContractsTest from real exchanges. The requests are those that examples/gates makes Flagger and Argo
            Rollouts send; what these make of an answer is in FlaggerContractTest and ArgoRolloutsContractTest.
            """;

    private static final String HOST = "http://kanmon.kanmon-system:8081";

    private final ServedGate gate = new ServedGate(Authentication.none());
    private final StringBuilder page = new StringBuilder(TITLE);

    @AfterEach
    void close() {
        gate.close();
    }

    @Test
    void theExchangesAreAsRecorded() throws Exception {
        flagger("confirm-rollout: the schema is ready", "confirm-rollout", GateStates.applied());
        flagger("confirm-rollout: the run is under way", "confirm-rollout-again", GateStates.applying());
        flagger("confirm-promotion: the schema is ready", "confirm-promotion", GateStates.applied());
        flagger("rollback: the migration has failed", "rollback", GateStates.failed());
        flagger("rollback: the schema is ready", "rollback", GateStates.applied());
        argoRollouts("the schema is ready", GateStates.applied());
        argoRollouts("the run is under way", GateStates.applying());
        argoRollouts("the migration has failed", GateStates.failed());
        gate.lead(false);
        argoRollouts("the operator stands by", GateStates.applied());

        Golden.assertMatches("ecosystem/gate-contracts.md", page.toString());
    }

    private void flagger(String title, String payload, DatabaseMigration state) {
        gate.put(state);
        String type = title.substring(0, title.indexOf(':'));
        String url = FlaggerExample.url(type);
        String body = FlaggerWebhook.payload(payload);
        FlaggerWebhook.Answer answer = new FlaggerWebhook().call(gate.at(url), body);
        record(
                "Flagger, " + title,
                "POST " + path(url) + "\nContent-Type: application/json\n\n" + body,
                answer.status(),
                answer.body());
    }

    private void argoRollouts(String title, DatabaseMigration state) throws IOException, InterruptedException {
        gate.put(state);
        String url = RolloutExample.webUrl(GateStates.NEEDED);
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(gate.at(url)).build(), HttpResponse.BodyHandlers.ofString());
        record("Argo Rollouts, web metric: " + title, "GET " + path(url), response.statusCode(), response.body());
    }

    private void record(String title, String request, int status, String answer) {
        page.append("\n## ")
                .append(title)
                .append("\n\n```\n")
                .append(request)
                .append("\n```\n\n```\n")
                .append(status)
                .append("\n\n")
                .append(answer)
                .append("\n```\n");
    }

    private static String path(String url) {
        return url.substring(HOST.length());
    }
}
