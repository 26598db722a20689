package dev.kanmon.operator.decide.hook;

import dev.kanmon.api.v1alpha1.HookStatus;
import dev.kanmon.api.v1alpha1.HookStatus.HookPhase;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.contract.WholeSeconds;
import java.time.Instant;

/** The steps that a hook's status can take. */
final class HookSteps {

    private HookSteps() {}

    /** It is not its turn yet. */
    static HookStatus pending(PlannedHook hook) {
        return new HookStatus(
                hook.name(), hook.kind(), HookPhase.Pending, 0, null, null, null, null, null, null, null, null, null);
    }

    /** As if it had never been begun, but for its attempts: another one has to have another name. */
    static HookStatus anew(HookStatus hook, PlannedHook planned) {
        return new HookStatus(
                hook.name(),
                planned.kind(),
                HookPhase.Pending,
                hook.attempt(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    static HookStatus skipped(HookStatus hook) {
        return ended(hook, HookPhase.Skipped, null, null, null, null, null);
    }

    /** Its next attempt, the object named. */
    static HookStatus begun(HookStatus hook, PlannedHook planned, String object, Instant now) {
        return new HookStatus(
                hook.name(),
                planned.kind(),
                HookPhase.Running,
                hook.attempt() + 1,
                object,
                null,
                null,
                null,
                null,
                hook.startedAt() == null ? WholeSeconds.after(now) : hook.startedAt(),
                null,
                null,
                planned.digest());
    }

    /** Its object was seen, and is not done. */
    static HookStatus seen(HookStatus hook, String uid, String message) {
        return new HookStatus(
                hook.name(),
                hook.kind(),
                HookPhase.Running,
                hook.attempt(),
                hook.object(),
                uid,
                null,
                null,
                message,
                hook.startedAt(),
                null,
                null,
                hook.digest());
    }

    /** @param detail what else finds what it made again; null for nothing */
    static HookStatus succeeded(HookStatus hook, String uid, String identifier, String detail, Instant now) {
        return ended(hook, HookPhase.Succeeded, uid, identifier, null, detail, now);
    }

    static HookStatus failed(HookStatus hook, String uid, Reason reason, String message, Instant now) {
        return ended(hook, HookPhase.Failed, uid, null, reason, message, now);
    }

    /** The attempt failed for a cause that may pass. */
    static HookStatus waiting(HookStatus hook, String uid, Reason reason, String message, Instant retryAt) {
        return new HookStatus(
                hook.name(),
                hook.kind(),
                HookPhase.Waiting,
                hook.attempt(),
                hook.object(),
                uid,
                null,
                reason,
                message,
                hook.startedAt(),
                null,
                WholeSeconds.after(retryAt),
                hook.digest());
    }

    private static HookStatus ended(
            HookStatus hook,
            HookPhase phase,
            String uid,
            String identifier,
            Reason reason,
            String message,
            Instant now) {
        return new HookStatus(
                hook.name(),
                hook.kind(),
                phase,
                hook.attempt(),
                hook.object(),
                uid,
                identifier,
                reason,
                message,
                hook.startedAt(),
                now == null ? null : WholeSeconds.after(now),
                null,
                hook.digest());
    }
}
