package dev.kanmon.operator.observe.rollout;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;

/** The fields of a {@code Rollout} of {@code argoproj.io/v1alpha1} by which its versions are told apart. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ArgoRollout(ObjectMeta metadata, Spec spec, Status status) {

    public static final String GROUP = "argoproj.io";
    public static final String VERSION = "v1alpha1";
    public static final String KIND = "Rollout";
    public static final String PLURAL = "rollouts";

    /**
     * What is asked for.
     *
     * @param selector its pods
     * @param template of its pods; null where another workload has it
     * @param workloadRef the workload that has it; null where there is a template
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Spec(LabelSelector selector, PodTemplateSpec template, WorkloadReference workloadRef) {}

    /** A workload whose template is used. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record WorkloadReference(String kind, String name) {}

    /**
     * How far it is.
     *
     * @param currentPodHash names the version that the template describes
     * @param stableRS names the version before it, until it is promoted
     * @param observedGeneration the newest generation that its controller has seen, as text
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Status(String currentPodHash, String stableRS, String observedGeneration) {}
}
