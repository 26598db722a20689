package dev.kanmon.operator.observe.hook;

import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.operator.decide.hook.HookObservation.Failed;
import dev.kanmon.operator.decide.hook.HookUse;

/**
 * Says of Jobs that they failed.
 *
 * @param use what the hook is for: a backup has reasons of its own
 */
public record HookFailures(HookUse use) {

    /** It does not go well the next time either. */
    public Failed last(String uid, String message) {
        return new Failed(uid, failed(), message, false);
    }

    /** The same once more may go well. */
    public Failed passing(String uid, String message) {
        return new Failed(uid, failed(), message, true);
    }

    /** The cluster stopped the Job. */
    public Failed timedOut(String uid, String job) {
        Reason reason = use == HookUse.Backup ? Reason.BackupTimedOut : Reason.HookFailed;
        return new Failed(uid, reason, "Job " + job + " was stopped at its deadline; raise the hook's timeout.", false);
    }

    private Reason failed() {
        return use == HookUse.Backup ? Reason.BackupFailed : Reason.HookFailed;
    }
}
