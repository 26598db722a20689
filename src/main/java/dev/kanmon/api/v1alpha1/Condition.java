package dev.kanmon.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** A condition in the shape of metav1.Condition, which {@code kubectl wait}, Flux and Argo CD read. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Condition(
        @Required @JsonPropertyDescription("What the condition is about; see the reference of conditions.")
        String type,

        @Required @JsonPropertyDescription("Whether it holds.")
        ConditionState status,

        @JsonPropertyDescription("The generation of the resource that this was found for.")
        Long observedGeneration,

        @Required @JsonPropertyDescription("When status last changed.")
        String lastTransitionTime,

        @Required
        @Size(min = 1, max = 1024)
        @Pattern("^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$")
        @JsonPropertyDescription("Why, in one word for programs.")
        String reason,

        @Required @Size(max = 32768) @JsonPropertyDescription("Why, in a sentence for people.")
        String message) {}
