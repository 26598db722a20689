package dev.kanmon.operator.controller;

import dev.kanmon.api.v1alpha1.ConditionState;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.operator.decide.Finding;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Optional;

/** What a person has to know of an exception: only that the API server refused something, and its words. */
final class ApiTrouble {

    private ApiTrouble() {}

    /**
     * @return the conditions that tell it; empty for what passes by itself or is a defect, which the log tells
     */
    static Optional<List<Finding>> of(Exception error) {
        if (!(error instanceof KubernetesClientException refused) || !isRefusal(refused.getCode())) {
            return Optional.empty();
        }
        String words = refused.getStatus() == null
                ? "HTTP " + refused.getCode()
                : refused.getStatus().getMessage();
        String message = "The API server refused what the run needs: " + words
                + ". Correct it, as a rule in spec.execution.job, or in the quota or webhook that refuses it; Kanmon tries again.";
        return Optional.of(List.of(
                new Finding(ConditionType.Ready, ConditionState.False, Reason.ApiRefused, message),
                new Finding(ConditionType.Reconciling, ConditionState.True, Reason.ApiRefused, message)));
    }

    /** 4xx, but for a conflict and a request to slow down. */
    private static boolean isRefusal(int status) {
        return status >= 400 && status < 500 && status != 409 && status != 429;
    }
}
