package dev.kanmon.ecosystem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.operator.gate.Authentication;
import dev.kanmon.packaging.RestrictedProfile;
import dev.kanmon.testsupport.gitops.AnalysisMetric.Phase;
import dev.kanmon.testsupport.gitops.GateStates;
import dev.kanmon.testsupport.gitops.ServedGate;
import dev.kanmon.testsupport.gitops.WebMeasurement;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The analyses of examples/gates/argo-rollouts.yaml at the gate, by Argo Rollouts' rules. */
class ArgoRolloutsContractTest {

    private static final Map<String, Object> METRIC = RolloutExample.webMetric();

    private final ServedGate gate = new ServedGate(Authentication.none());

    @AfterEach
    void close() {
        gate.close();
    }

    @Test
    void anOpenGateSucceeds() throws Exception {
        assertThat(measured(GateStates.applied())).isEqualTo(Phase.Successful);
    }

    @Test
    void aClosedGateIsAskedAgain() throws Exception {
        assertThat(measured(GateStates.applying())).isEqualTo(Phase.Inconclusive);
    }

    @Test
    void aFailedMigrationFails() throws Exception {
        assertThat(measured(GateStates.failed())).isEqualTo(Phase.Failed);
    }

    @Test
    void aFailureOfTheReleaseBeforeDoesNotEndTheOneThatMendsIt() throws Exception {
        assertThat(measured(GateStates.failedBefore())).isEqualTo(Phase.Inconclusive);
    }

    @Test
    void aMigrationThatNobodyKnowsIsAskedAgain() throws Exception {
        gate.put(GateStates.applied());

        assertThat(measured("20260301000000_unknown")).isEqualTo(Phase.Inconclusive);
    }

    /** No name at all, where the Rollout lacks the annotation, is a question that cannot be understood. */
    @Test
    void anAbsentNameOrAnOperatorThatStandsByIsAnError() throws Exception {
        gate.put(GateStates.applied());
        assertThat(measured("")).isEqualTo(Phase.Error);

        gate.lead(false);
        assertThat(measured(GateStates.NEEDED)).isEqualTo(Phase.Error);
    }

    @Test
    void theMetricReadsTheWholeAnswer() {
        assertThat(RolloutExample.web())
                .containsEntry("jsonPath", "{$}")
                .doesNotContainKeys("method", "body", "jsonBody");
    }

    @Test
    void theWaitingPodSatisfiesTheRestrictedProfile() {
        Map<?, ?> template = (Map<?, ?>) RolloutExample.waitingJob().get("template");

        assertThat(RestrictedProfile.violations(
                        Serialization.jsonMapper().convertValue(template.get("spec"), PodSpec.class)))
                .isEmpty();
    }

    private Phase measured(DatabaseMigration state) throws Exception {
        gate.put(state);
        return measured(GateStates.NEEDED);
    }

    private Phase measured(String requires) throws Exception {
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(gate.at(RolloutExample.webUrl(requires)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        return new WebMeasurement((String) METRIC.get("successCondition"), (String) METRIC.get("failureCondition"))
                .of(response.statusCode(), response.body());
    }
}
