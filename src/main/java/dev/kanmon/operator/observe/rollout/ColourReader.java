package dev.kanmon.operator.observe.rollout;

import dev.kanmon.api.v1alpha1.ApiGroup;
import dev.kanmon.api.v1alpha1.BlueGreen.Colour;
import dev.kanmon.operator.decide.rollout.ColourObservation;
import dev.kanmon.operator.decide.rollout.ColourObservation.SeenPod;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Looks at one colour: finds its Deployment, by its name or by what its pods are labelled with, and its pods. */
final class ColourReader {

    private final ApplicationView view;
    private final TemplateVersion versions;
    private final String key;
    private final Map<String, String> common;

    /**
     * @param key the selector's key by which the colours differ
     * @param selector the Service's; empty where there is none
     */
    ColourReader(ApplicationView view, TemplateVersion versions, String key, Map<String, String> selector) {
        this.view = view;
        this.versions = versions;
        this.key = key;
        this.common = selector.entrySet().stream()
                .filter(label -> !label.getKey().equals(key))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    ColourObservation read(Colour wish) {
        return wish.deployment() == null ? labelled(wish.value()) : named(wish.deployment());
    }

    private ColourObservation named(String name) {
        Look<Deployment> look = view.deployment(name);
        return look instanceof Look.Found<Deployment> found ? present(found.it()) : absent(look);
    }

    /** Another application's Deployments may have the same value; the rest of the Service's selector tells them apart. */
    private ColourObservation labelled(String value) {
        Look<List<Deployment>> look = view.deployments();
        if (!(look instanceof Look.Found<List<Deployment>> found)) {
            return absent(look);
        }
        List<Deployment> matching = found.it().stream()
                .filter(deployment -> value.equals(labels(deployment).get(key)))
                .filter(deployment -> labels(deployment).entrySet().containsAll(common.entrySet()))
                .toList();
        return switch (matching.size()) {
            case 0 -> new ColourObservation.Missing();
            case 1 -> present(matching.get(0));
            default ->
                new ColourObservation.Ambiguous(matching.stream()
                        .map(deployment -> deployment.getMetadata().getName())
                        .sorted()
                        .toList());
        };
    }

    private static ColourObservation absent(Look<?> look) {
        return look instanceof Look.NotPermitted
                ? new ColourObservation.NotPermitted()
                : new ColourObservation.Missing();
    }

    private ColourObservation present(Deployment deployment) {
        Look<List<Pod>> pods = view.pods(deployment.getSpec().getSelector());
        if (!(pods instanceof Look.Found<List<Pod>> found)) {
            return absent(pods);
        }
        int replicas = number(deployment.getSpec().getReplicas());
        return new ColourObservation.Present(
                deployment.getMetadata().getName(),
                deployment.getMetadata().getUid(),
                labels(deployment).get(key),
                versions.of(deployment.getSpec().getTemplate(), key),
                requires(deployment),
                replicas,
                isUpToDate(deployment, replicas),
                seen(found.it()));
    }

    private static List<SeenPod> seen(List<Pod> pods) {
        return pods.stream().filter(pod -> !Pods.isOver(pod)).map(Pods::seen).toList();
    }

    private static boolean isUpToDate(Deployment deployment, int replicas) {
        DeploymentStatus status = deployment.getStatus();
        return status != null
                && status.getObservedGeneration() != null
                && status.getObservedGeneration() >= deployment.getMetadata().getGeneration()
                && number(status.getUpdatedReplicas()) == replicas
                && number(status.getReplicas()) == replicas;
    }

    private static Optional<String> requires(Deployment deployment) {
        return template(deployment)
                .map(ObjectMeta::getAnnotations)
                .map(annotations -> annotations.get(ApiGroup.REQUIRES_ANNOTATION));
    }

    private static Map<String, String> labels(Deployment deployment) {
        return template(deployment).map(ObjectMeta::getLabels).orElse(Map.of());
    }

    private static Optional<ObjectMeta> template(Deployment deployment) {
        return Optional.ofNullable(deployment.getSpec().getTemplate().getMetadata());
    }

    /** The API server leaves out a number that is zero. */
    private static int number(Integer given) {
        return given == null ? 0 : given;
    }
}
