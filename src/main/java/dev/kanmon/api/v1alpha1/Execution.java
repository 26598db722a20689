package dev.kanmon.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.kanmon.contract.GoDuration;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.Toleration;
import java.util.List;
import java.util.Map;

/** How migrations are run. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Execution(
        @Pattern(GoDuration.PATTERN)
        @Default("3s")
        @JsonPropertyDescription(
                "How long a statement waits for a lock before it gives way to the queries behind it; it is then tried again.")
        String lockTimeout,

        @Pattern(GoDuration.PATTERN)
        @Default("0s")
        @JsonPropertyDescription("How long one statement may run; 0s: no limit.")
        String statementTimeout,

        @Pattern(GoDuration.PATTERN)
        @Default("10s")
        @JsonPropertyDescription("How long a run waits for another run on the same database.")
        String advisoryLockTimeout,

        @Pattern(GoDuration.PATTERN)
        @Default("1h")
        @JsonPropertyDescription("How long one Job may take in all, waiting for its image and its node included.")
        String deadline,

        @Default("{}") @JsonPropertyDescription("The pods that run the migrations.")
        JobSettings job) {

    /** What a cluster may need to know of the pods of a run. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record JobSettings(
            @JsonPropertyDescription("Requests and limits of the container.")
            ResourceRequirements resources,

            @JsonPropertyDescription("The pods' service account. No token is mounted.")
            String serviceAccountName,

            @JsonPropertyDescription("Labels of the nodes that the pods may run on.")
            Map<String, String> nodeSelector,

            @JsonPropertyDescription("Taints that the pods tolerate.")
            List<Toleration> tolerations,

            @JsonPropertyDescription("Secrets for pulling images.")
            List<LocalObjectReference> imagePullSecrets,

            @JsonPropertyDescription("The pods' priority class.")
            String priorityClassName,

            @JsonPropertyDescription("Further labels of the Job and its pods.")
            Map<String, String> labels,

            @JsonPropertyDescription(
                    "Further annotations of the pods, for example to keep a service mesh's sidecar out.")
            Map<String, String> annotations,

            @Min(1)
            @Max(86400)
            @Default("60")
            @JsonPropertyDescription(
                    "Seconds that a pod gets to end its migration when it is told to stop; then the migration is cancelled and rolled back.")
            Long terminationGracePeriodSeconds) {}
}
