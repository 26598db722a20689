package dev.kanmon.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.kanmon.contract.GoDuration;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * Two Deployments of one application, of which one serves: the other gets the new version, is tried, and takes over; it is
 * watched, and where it does not do well the first one serves again.
 */
@ValidationRule(
        value = "has(self.service) != has(self.trafficHook)",
        message =
                "give exactly one of service and trafficHook: either the Service decides who serves, or what the hook tells")
@ValidationRule(
        value = "!has(self.trafficHook) || has(self.active)",
        message = "with a trafficHook no Service says which colour serves: give active")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BlueGreen(
        @Size(min = 1, max = 253)
        @JsonPropertyDescription("The Service by whose selector one of the two serves; which one is read from it.")
        String service,

        @Default("color")
        @Size(min = 1, max = 317)
        @JsonPropertyDescription("The key in the Service's selector by which the two are told apart.")
        String selectorKey,

        @Required @JsonPropertyDescription("The one.") Colour blue,

        @Required @JsonPropertyDescription("The other.") Colour green,

        @JsonPropertyDescription("With a trafficHook: which of the two serves before Kanmon has switched once.")
        ColourName active,

        @JsonPropertyDescription("What the new version has to answer before it serves.")
        HealthCheck healthCheck,

        @Min(0)
        @Max(86400)
        @JsonPropertyDescription("How long the new version's pods have to be ready before it serves, seconds.")
        Integer minReadySeconds,

        @Default("NotRequired")
        @JsonPropertyDescription(
                "Whether a person has to approve the switch: annotation kanmon.dev/approve-switch with the rollout's revision.")
        SwitchApproval approval,

        @JsonPropertyDescription("What is watched once the new version serves.")
        Monitor monitor,

        @JsonPropertyDescription("What becomes of the old version when the new one does well.")
        OnSuccess onSuccess,

        @JsonPropertyDescription("What is done when the new version does not do well.")
        OnRolloutFailure onFailure,

        @Pattern(GoDuration.PATTERN)
        @Default("10m")
        @JsonPropertyDescription("How long any step may take that does not say it itself.")
        String progressDeadline,

        @Default("Continue")
        @JsonPropertyDescription(
                "The one field by which a person intervenes. Continue (default); Pause: stay at the step; Abort: end the rollout, with the old version serving; SwitchBack: have the version serve that served before, also after the rollout.")
        Control control,

        @JsonPropertyDescription("What tells a gateway who serves, instead of a Service.")
        TrafficHook trafficHook) {

    /** One of the two Deployments. */
    @ValidationRule(
            value = "has(self.deployment) || has(self.value)",
            message = "name the Deployment, or the value of its pods' label")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Colour(
            @Size(min = 1, max = 253)
            @JsonPropertyDescription("The Deployment. Absent: the one whose pods have the label's value.")
            String deployment,

            @Size(min = 1, max = 63)
            @JsonPropertyDescription(
                    "What the Service's selector has under selectorKey when this one serves. Absent: what the Deployment's pods have.")
            String value) {}

    /** Names one of the two. */
    public enum ColourName {
        Blue,
        Green;

        /** The other one. */
        public ColourName other() {
            return this == Blue ? Green : Blue;
        }
    }

    /** Requests to each pod of the new version; a round counts when every pod has answered with a status in the 200s. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record HealthCheck(
            @Pattern("^/.*$") @Size(max = 1024) @Default("/") @JsonPropertyDescription("The path.")
            String path,

            @Required @Min(1) @Max(65535) @JsonPropertyDescription("The pods' port.")
            Integer port,

            @Default("HTTP") @JsonPropertyDescription("HTTP (default) or HTTPS, whose certificate is not verified.")
            Scheme scheme,

            @Min(1) @Max(10000) @Default("30") @JsonPropertyDescription("How many rounds there are at most.")
            Integer attempts,

            @Pattern(GoDuration.PATTERN) @Default("2s") @JsonPropertyDescription("How long from one round to the next.")
            String interval,

            @Pattern(GoDuration.PATTERN) @Default("1s") @JsonPropertyDescription("How long one answer may take.")
            String timeout,

            @Min(1) @Max(1000) @Default("1") @JsonPropertyDescription("How many rounds in a row have to be good.")
            Integer successThreshold) {

        /** How the pods are spoken to. */
        public enum Scheme {
            HTTP,
            HTTPS
        }
    }

    /** Whether a person has to approve the switch. */
    public enum SwitchApproval {
        NotRequired,
        Required
    }

    /** What is watched once the new version serves. */
    @ValidationRule(
            value = "(has(self.prometheus) ? 1 : 0) + (has(self.http) ? 1 : 0) + (has(self.readiness) ? 1 : 0) == 1",
            message = "give exactly one of prometheus, http and readiness")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Monitor(
            @Pattern(GoDuration.PATTERN)
            @Default("5m")
            @JsonPropertyDescription("For how long it is watched; time without an answer does not count.")
            String duration,

            @Pattern(GoDuration.PATTERN)
            @Default("10s")
            @JsonPropertyDescription("How long from one sample to the next.")
            String interval,

            @Pattern("^(100|[0-9]{1,2})(\\.[0-9]{1,6})?%$")
            @Default("1%")
            @JsonPropertyDescription("The line: a sample is bad when its error rate reaches it.")
            String maxErrorRate,

            @Min(1)
            @Max(1000)
            @Default("1")
            @JsonPropertyDescription("How many bad samples in a row mean that the new version does not do well.")
            Integer failureThreshold,

            @JsonPropertyDescription("A query whose answer is the share of failed requests, 0 to 1.")
            Prometheus prometheus,

            @JsonPropertyDescription("An address whose JSON has the share of failed requests, 0 to 1.")
            HttpSample http,

            @JsonPropertyDescription("The share of the new version's pods that are not ready.")
            Readiness readiness) {}

    /** A query of Prometheus' HTTP API. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Prometheus(
            @Required
            @Size(max = 2048)
            @Pattern("^https?://[^@]+$")
            @JsonPropertyDescription("Where Prometheus is, without /api/v1/query.")
            String address,

            @Required
            @Size(min = 1, max = 4096)
            @JsonPropertyDescription("An instant query with one value. ${namespace} and ${deployment} are filled in.")
            String query) {}

    /** A sample in a JSON document. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record HttpSample(
            @Required
            @Size(max = 2048)
            @Pattern("^https?://[^@]+$")
            @JsonPropertyDescription("The address. ${namespace} and ${deployment} are filled in.")
            String url,

            @Required
            @Pattern("^(/.*)?$")
            @Size(max = 256)
            @JsonPropertyDescription("A JSON pointer to the number, for example /errors/rate.")
            String pointer) {}

    /** Nothing has to be said about it. */
    public record Readiness() {}

    /** What becomes of the old version. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OnSuccess(
            @Default("Keep")
            @JsonPropertyDescription("Keep (default) its Deployment as it is, ScaleDown to zero, or Delete it.")
            SuccessAction action,

            @Pattern(GoDuration.DAYS_PATTERN)
            @Default("0s")
            @JsonPropertyDescription("How long after the rollout; until then it can be switched back to at once.")
            String after) {}

    /** What becomes of the old version. */
    public enum SuccessAction {
        Keep,
        ScaleDown,
        Delete
    }

    /** What is done when the new version does not do well. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OnRolloutFailure(
            @Default("SwitchBack")
            @JsonPropertyDescription("SwitchBack (default): the old version serves again. Hold: a person decides.")
            FailureAction action,

            @Default("true")
            @JsonPropertyDescription("Whether the new version is scaled to zero after that, or when it never served.")
            Boolean scaleDown) {}

    /** What is done when the new version does not do well. */
    public enum FailureAction {
        SwitchBack,
        Hold
    }

    /** What a person wants of the rollout. */
    public enum Control {
        Continue,
        Pause,
        Abort,
        SwitchBack
    }

    /** What tells a gateway who serves; ${from} and ${to} are filled in with the Deployments' names. */
    @ValidationRule(value = "has(self.job) != has(self.http)", message = "give exactly one of job and http")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TrafficHook(
            @Pattern(GoDuration.PATTERN) @Default("2m") @JsonPropertyDescription("How long it may take.")
            String timeout,

            @JsonPropertyDescription("A Job of the team's own, with the environment KANMON_FROM and KANMON_TO.")
            JobHook job,

            @JsonPropertyDescription("A request.") HttpHook http) {

        /** The hook's name in its status and in what it makes. */
        public static final String NAME = "traffic";
    }
}
