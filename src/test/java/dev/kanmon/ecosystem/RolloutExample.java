package dev.kanmon.ecosystem;

import dev.kanmon.examples.Examples;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The parts of examples/gates/argo-rollouts.yaml. */
final class RolloutExample {

    private static final Path FILE = Path.of("examples", "gates", "argo-rollouts.yaml");

    private RolloutExample() {}

    static GenericKubernetesResource rollout() {
        return named("Rollout", "shop");
    }

    /** The spec of the Job that waits for the gate. */
    static Map<String, Object> waitingJob() {
        return named("AnalysisTemplate", "schema-ready").get("spec", "metrics", 0, "provider", "job", "spec");
    }

    /** The arguments of its container. */
    static List<String> waitingArguments() {
        return named("AnalysisTemplate", "schema-ready")
                .get("spec", "metrics", 0, "provider", "job", "spec", "template", "spec", "containers", 0, "args");
    }

    /** The metric that asks the gate itself. */
    static Map<String, Object> webMetric() {
        return named("AnalysisTemplate", "schema-ready-by-web").get("spec", "metrics", 0);
    }

    /** What that metric asks with GET. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> web() {
        return (Map<String, Object>) ((Map<String, Object>) webMetric().get("provider")).get("web");
    }

    /**
     * @param requires the value of the analysis' argument
     */
    static String webUrl(String requires) {
        return ((String) web().get("url")).replace("{{args.requires}}", requires);
    }

    private static GenericKubernetesResource named(String kind, String name) {
        List<GenericKubernetesResource> all = Examples.resources(FILE);
        return all.stream()
                .filter(resource -> resource.getKind().equals(kind)
                        && resource.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(FILE + " has no " + kind + " " + name));
    }
}
