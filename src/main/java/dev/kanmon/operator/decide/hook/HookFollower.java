package dev.kanmon.operator.decide.hook;

import dev.kanmon.api.v1alpha1.HookStatus;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.contract.GoDuration;
import dev.kanmon.operator.decide.hook.HookObservation.Absent;
import dev.kanmon.operator.decide.hook.HookObservation.Done;
import dev.kanmon.operator.decide.hook.HookObservation.Failed;
import dev.kanmon.operator.decide.hook.HookObservation.Foreign;
import dev.kanmon.operator.decide.hook.HookObservation.Impossible;
import dev.kanmon.operator.decide.hook.HookObservation.UnderWay;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntFunction;

/** Takes the hook that is running one step further by what is seen of its object. */
final class HookFollower {

    private final HookUse use;
    private final PlannedHook planned;
    private final HookStatus hook;
    private final HookNames names;
    private final IntFunction<Duration> backoff;
    private final Instant now;

    HookFollower(
            HookUse use,
            PlannedHook planned,
            HookStatus hook,
            HookNames names,
            IntFunction<Duration> backoff,
            Instant now) {
        this.use = use;
        this.planned = planned;
        this.hook = hook;
        this.names = names;
        this.backoff = backoff;
        this.now = now;
    }

    /** The deadline comes first: what is there too late has not been there in time. */
    HookStatus follow(HookObservation seen) {
        if (!now.isBefore(deadline())) {
            return timedOut(HookWords.last(hook, seen));
        }
        if (seen instanceof Absent) {
            return hook.objectUid() == null ? hook : vanished();
        }
        if (seen instanceof Foreign) {
            return hook.objectUid() == null ? underAnotherName() : vanished();
        }
        if (seen instanceof UnderWay underWay) {
            return HookSteps.seen(hook, underWay.uid(), underWay.message());
        }
        if (seen instanceof Done done) {
            return done(done);
        }
        if (seen instanceof Failed failed) {
            return failed.mayPass() ? waiting(failed) : failed(failed);
        }
        Impossible impossible = (Impossible) seen;
        return HookSteps.failed(hook, null, impossible.reason(), impossible.message(), now);
    }

    private Instant deadline() {
        return Instant.parse(hook.startedAt()).plus(planned.timeout());
    }

    private HookStatus timedOut(String last) {
        Reason reason =
                switch (use) {
                    case Backup -> Reason.BackupTimedOut;
                    case Before, After -> Reason.HookFailed;
                    case Traffic -> Reason.TrafficHookFailed;
                };
        String message = "It was not done within " + GoDuration.format(planned.timeout()) + " from " + hook.startedAt()
                + " on; what becomes of " + hook.object() + " after that makes no difference." + last;
        return HookSteps.failed(hook, hook.objectUid(), reason, message, now);
    }

    /** A Job of a team can have done what cannot be done twice. */
    private HookStatus vanished() {
        Reason reason =
                switch (use) {
                    case Backup -> Reason.BackupVanished;
                    case Before, After -> Reason.HookFailed;
                    case Traffic -> Reason.TrafficHookFailed;
                };
        String message = hook.object() + " was deleted before its end was seen. It is not made again by itself.";
        return HookSteps.failed(hook, hook.objectUid(), reason, message, now);
    }

    private HookStatus underAnotherName() {
        return HookSteps.begun(hook, planned, names.object(hook.name(), hook.attempt() + 1), now);
    }

    private HookStatus done(Done done) {
        boolean identified = done.identifier() != null && !done.identifier().isBlank();
        if (use == HookUse.Backup && !identified) {
            return HookSteps.failed(
                    hook,
                    done.uid(),
                    Reason.BackupFailed,
                    hook.object() + " is done, but nothing says by what its backup is found again."
                            + " A Job has to write that to its termination log; spec.backup.hooks[].http needs identifier.",
                    now);
        }
        return HookSteps.succeeded(hook, done.uid(), identified ? done.identifier() : null, done.detail(), now);
    }

    private HookStatus failed(Failed failed) {
        return HookSteps.failed(hook, failed.uid(), failed.reason(), failed.message(), now);
    }

    private HookStatus waiting(Failed failed) {
        Instant retryAt = now.plus(backoff.apply(hook.attempt()));
        return retryAt.isBefore(deadline())
                ? HookSteps.waiting(hook, failed.uid(), failed.reason(), failed.message(), retryAt)
                : timedOut(HookWords.last(hook, failed));
    }
}
