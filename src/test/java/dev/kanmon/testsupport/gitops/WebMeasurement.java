package dev.kanmon.testsupport.gitops;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.kanmon.testsupport.gitops.AnalysisMetric.Phase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One measurement of Argo Rollouts' web metric: argoproj/argo-rollouts at 9f8d111d, metricproviders/webmetric/webmetric.go and
 * {@code EvaluateResult} of utils/evaluate/evaluate.go. Conditions are in the language Expr there, for which there is no
 * library here. They are evaluated as CEL, which means the same by selection, comparison and {@code &&}; a member that is
 * absent is nil in Expr and an error in CEL, so what a condition names is filled up with a text that equals nothing.
 *
 * @param successCondition of the metric
 * @param failureCondition of the metric
 */
public record WebMeasurement(String successCondition, String failureCondition) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .build();
    private static final List<String> MEMBERS = List.of("open", "reason", "phase", "generation", "observedGeneration");
    private static final String ABSENT = "";
    private static final int FIRST_SUCCESS = 200;
    private static final int FIRST_AFTER_SUCCESS = 300;

    /**
     * @param status of the response
     * @param body of the response, the whole of which is the result: jsonPath is {@code {$}}
     */
    public Phase of(int status, String body) {
        if (status < FIRST_SUCCESS || status >= FIRST_AFTER_SUCCESS) {
            return Phase.Error;
        }
        Map<String, Object> result = result(body);
        if (holds(failureCondition, result)) {
            return Phase.Failed;
        }
        return holds(successCondition, result) ? Phase.Successful : Phase.Inconclusive;
    }

    private static Map<String, Object> result(String body) {
        try {
            Map<String, Object> result = new HashMap<>();
            MEMBERS.forEach(member -> result.put(member, ABSENT));
            result.putAll(JSON.readValue(body, new TypeReference<Map<String, Object>>() {}));
            return result;
        } catch (JsonProcessingException e) {
            throw new AssertionError("the gate's answer is no JSON: " + body, e);
        }
    }

    private static boolean holds(String condition, Map<String, Object> result) {
        CelCompiler compiler = CelCompilerFactory.standardCelCompilerBuilder()
                .addVar("result", SimpleType.DYN)
                .build();
        CelRuntime runtime = CelRuntimeFactory.standardCelRuntimeBuilder().build();
        try {
            return (Boolean)
                    runtime.createProgram(compiler.compile(condition).getAst()).eval(Map.of("result", result));
        } catch (CelValidationException | CelEvaluationException e) {
            throw new AssertionError("the condition cannot be evaluated: " + condition, e);
        }
    }
}
