package dev.kanmon.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Required;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;

/** A Job of the team's own. */
public record JobHook(
        @Required
        @SchemaFrom(type = Object.class)
        @PreserveUnknownFields
        @JsonPropertyDescription(
                "The Job's spec, as in batch/v1. It has succeeded when the Job is complete; what its first container writes to the termination log is the identifier.")
        JobSpec spec) {}
