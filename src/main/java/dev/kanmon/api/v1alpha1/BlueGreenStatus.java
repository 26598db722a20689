package dev.kanmon.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.kanmon.api.v1alpha1.BlueGreen.ColourName;

/** How far a Blue-Green rollout is, or how the last one ended. Times are RFC 3339 in UTC. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BlueGreenStatus(
        @JsonPropertyDescription("Names this rollout: the version that is rolled out.")
        String revision,

        @JsonPropertyDescription("Where it stands.") Step step,

        @JsonPropertyDescription("How it ended; absent while it is under way.")
        Outcome outcome,

        @JsonPropertyDescription("Why it stands there, in one word.")
        Reason reason,

        @JsonPropertyDescription("The same in a sentence.") String message,

        @JsonPropertyDescription("The colour that served before.")
        ColourName from,

        @JsonPropertyDescription("The colour that is to serve.")
        ColourName to,

        @JsonPropertyDescription("The colour that serves, as it was seen last; absent while that is not clear.")
        ColourName serving,

        @JsonPropertyDescription(
                "The version that each colour served with last, or that was rolled out to it last; only another one is rolled out.")
        Versions known,

        @JsonPropertyDescription(
                "What each colour's pods had under the selector's key when they were seen last: by it a colour is told whose Deployment was deleted.")
        Values values,

        @JsonPropertyDescription(
                "The value of the annotation kanmon.dev/retry when the rollout began; with another one a version that failed is tried again.")
        String retry,

        @JsonPropertyDescription("How many replicas each colour had before Kanmon changed it.")
        Replicas replicas,

        @JsonPropertyDescription("When the rollout began.") String startedAt,

        @JsonPropertyDescription("When this step began.") String stepSince,

        @JsonPropertyDescription("When this step is given up; absent where it waits for a person.")
        String stepDeadline,

        @JsonPropertyDescription("When the new version began to serve.")
        String switchedAt,

        @JsonPropertyDescription(
                "True once removing migrations have run since the switch: what served before fits the schema no more, and does not serve again.")
        Boolean contracted,

        @JsonPropertyDescription("When the rollout ended.") String finishedAt,

        @JsonPropertyDescription("The health check, or the monitoring, in numbers.")
        Samples samples,

        @JsonPropertyDescription("How far the traffic hook is; absent without one.")
        HookStatus trafficHook) {

    /** Where a rollout stands. */
    public enum Step {
        /** Nothing is to be rolled out. */
        Idle,
        /** The new version waits for its schema. */
        AwaitingSchema,
        /** The new version's pods are being started. */
        ScalingUp,
        /** The new version is asked whether it is well. */
        CheckingHealth,
        /** A person has to approve the switch. */
        AwaitingApproval,
        /** The new version is being made the one that serves. */
        Switching,
        /** The new version serves, and is watched. */
        Monitoring,
        /** The new version does well; the old one is kept for a while. */
        Settling,
        /** The old version is scaled down, or deleted. */
        RemovingOld,
        /** The old version is being made the one that serves again. */
        SwitchingBack,
        /** The new version, which does not serve, is being scaled down. */
        RemovingNew
    }

    /** How a rollout can end. */
    public enum Outcome {
        /** The new version serves. */
        Completed,
        /** The new version was not well, and never served. */
        Failed,
        /** The new version did not do well, or a person wanted it so: the old one serves again. */
        SwitchedBack,
        /** A person ended it before the switch. */
        Aborted
    }

    /** A version of each colour. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Versions(
            @JsonPropertyDescription("Digest of blue's pod template.")
            String blue,

            @JsonPropertyDescription("Digest of green's pod template.")
            String green) {}

    /** A label's value for each colour. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Values(
            @JsonPropertyDescription("Blue's.") String blue,

            @JsonPropertyDescription("Green's.") String green) {}

    /** A number for each colour. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Replicas(
            @JsonPropertyDescription("Blue's.") Integer blue,

            @JsonPropertyDescription("Green's.") Integer green) {}

    /** The samples of the step: rounds of the health check, or of the monitoring. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Samples(
            @JsonPropertyDescription("How many were asked for; the number of the newest one.")
            int asked,

            @JsonPropertyDescription("How many were good.") int good,

            @JsonPropertyDescription("How many were bad.") int bad,

            @JsonPropertyDescription("How many could not be had.")
            int missing,

            @JsonPropertyDescription("How many of the newest ones were good, in a row; missing ones do not count.")
            int goodInARow,

            @JsonPropertyDescription("How many of the newest ones were bad, in a row; missing ones do not count.")
            int badInARow,

            @JsonPropertyDescription("How many of the newest ones could not be had, in a row.")
            int missingInARow,

            @JsonPropertyDescription("Whether the newest one is still awaited.")
            boolean awaited,

            @JsonPropertyDescription("When the newest one was asked for.")
            String askedAt,

            @JsonPropertyDescription("What the newest one said.")
            String last) {}
}
