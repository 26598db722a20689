package dev.kanmon.operator.decide.rollout;

import dev.kanmon.api.v1alpha1.BlueGreen.ColourName;
import dev.kanmon.api.v1alpha1.BlueGreenStatus;
import dev.kanmon.api.v1alpha1.BlueGreenStatus.Outcome;
import dev.kanmon.api.v1alpha1.BlueGreenStatus.Replicas;
import dev.kanmon.api.v1alpha1.BlueGreenStatus.Samples;
import dev.kanmon.api.v1alpha1.BlueGreenStatus.Step;
import dev.kanmon.api.v1alpha1.BlueGreenStatus.Values;
import dev.kanmon.api.v1alpha1.BlueGreenStatus.Versions;
import dev.kanmon.api.v1alpha1.HookStatus;
import dev.kanmon.api.v1alpha1.Reason;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A status in the making, for the time of one decision. Times have milliseconds: an interval may be shorter than a second.
 */
final class StatusDraft {

    private String revision;
    private Step step = Step.Idle;
    private Outcome outcome;
    private Reason reason;
    private String message;
    private ColourName from;
    private ColourName to;
    private ColourName serving;
    private final PerColour<String> known = new PerColour<>();
    private final PerColour<String> values = new PerColour<>();
    private String retry;
    private final PerColour<Integer> replicas = new PerColour<>();
    private String startedAt;
    private String stepSince;
    private String stepDeadline;
    private String switchedAt;
    private Boolean contracted;
    private String finishedAt;
    private Samples samples;
    private HookStatus trafficHook;

    private StatusDraft() {}

    /** @param before what was written last; null for nothing */
    static StatusDraft of(BlueGreenStatus before) {
        StatusDraft draft = new StatusDraft();
        if (before != null) {
            draft.read(before);
        }
        return draft;
    }

    private void read(BlueGreenStatus before) {
        revision = before.revision();
        step = before.step() == null ? Step.Idle : before.step();
        outcome = before.outcome();
        reason = before.reason();
        message = before.message();
        from = before.from();
        to = before.to();
        serving = before.serving();
        retry = before.retry();
        startedAt = before.startedAt();
        stepSince = before.stepSince();
        stepDeadline = before.stepDeadline();
        switchedAt = before.switchedAt();
        contracted = before.contracted();
        finishedAt = before.finishedAt();
        samples = before.samples();
        trafficHook = before.trafficHook();
        if (before.known() != null) {
            known.learn(ColourName.Blue, before.known().blue())
                    .learn(ColourName.Green, before.known().green());
        }
        if (before.values() != null) {
            values.learn(ColourName.Blue, before.values().blue())
                    .learn(ColourName.Green, before.values().green());
        }
        if (before.replicas() != null) {
            replicas.learn(ColourName.Blue, before.replicas().blue())
                    .learn(ColourName.Green, before.replicas().green());
        }
    }

    BlueGreenStatus build() {
        return new BlueGreenStatus(
                revision,
                step,
                outcome,
                reason,
                message,
                from,
                to,
                serving,
                known.written(Versions::new),
                values.written(Values::new),
                retry,
                replicas.written(Replicas::new),
                startedAt,
                stepSince,
                stepDeadline,
                switchedAt,
                contracted,
                finishedAt,
                samples,
                trafficHook);
    }

    /** Begins a rollout, with nothing of the one before but what is known of the colours. */
    StatusDraft begin(String newRevision, ColourName newFrom, ColourName newTo, String newRetry, Instant now) {
        revision = newRevision;
        from = newFrom;
        to = newTo;
        retry = newRetry;
        startedAt = text(now);
        outcome = null;
        switchedAt = null;
        contracted = null;
        finishedAt = null;
        trafficHook = null;
        return step(Step.AwaitingSchema, now);
    }

    /** Another step, without a deadline yet; the samples of the one before are gone. */
    StatusDraft step(Step next, Instant now) {
        step = next;
        stepSince = text(now);
        stepDeadline = null;
        samples = null;
        return this;
    }

    StatusDraft revision(String next) {
        revision = next;
        return this;
    }

    StatusDraft because(Reason nextReason, String nextMessage) {
        reason = nextReason;
        message = nextMessage;
        return this;
    }

    StatusDraft serving(ColourName next) {
        serving = next;
        return this;
    }

    /** @param deadline null for none */
    StatusDraft stepDeadline(Instant deadline) {
        stepDeadline = deadline == null ? null : text(deadline);
        return this;
    }

    StatusDraft switchedAt(Instant at) {
        switchedAt = text(at);
        return this;
    }

    StatusDraft contracted() {
        contracted = Boolean.TRUE;
        return this;
    }

    /** Ends the rollout. */
    StatusDraft end(Outcome how, Instant at) {
        outcome = how;
        finishedAt = text(at);
        return this;
    }

    /** @param how null while it is under way once more, after its end */
    StatusDraft outcome(Outcome how) {
        outcome = how;
        return this;
    }

    StatusDraft samples(Samples next) {
        samples = next;
        return this;
    }

    StatusDraft trafficHook(HookStatus next) {
        trafficHook = next;
        return this;
    }

    String revision() {
        return revision;
    }

    Step step() {
        return step;
    }

    Outcome outcome() {
        return outcome;
    }

    /** Whether the last rollout ended, and its new version does not serve. */
    boolean hasEndedBadly() {
        return outcome != null && outcome != Outcome.Completed;
    }

    Reason reason() {
        return reason;
    }

    String message() {
        return message;
    }

    ColourName from() {
        return from;
    }

    ColourName to() {
        return to;
    }

    ColourName serving() {
        return serving;
    }

    /** The version that each colour served with last, or that was rolled out to it last. */
    PerColour<String> known() {
        return known;
    }

    /** What each colour's pods had under the selector's key. */
    PerColour<String> values() {
        return values;
    }

    /** How many replicas each colour had before Kanmon took them away. */
    PerColour<Integer> replicas() {
        return replicas;
    }

    String retry() {
        return retry;
    }

    Instant stepSince() {
        return Instant.parse(stepSince);
    }

    String startedAt() {
        return startedAt;
    }

    /** @return null for none */
    Instant stepDeadline() {
        return stepDeadline == null ? null : Instant.parse(stepDeadline);
    }

    /** @return null while the new version has not served */
    Instant switchedAt() {
        return switchedAt == null ? null : Instant.parse(switchedAt);
    }

    boolean isContracted() {
        return Boolean.TRUE.equals(contracted);
    }

    /** @return null until the first end */
    Instant finishedAt() {
        return finishedAt == null ? null : Instant.parse(finishedAt);
    }

    Samples samples() {
        return samples;
    }

    HookStatus trafficHook() {
        return trafficHook;
    }

    static String text(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
