package dev.kanmon.operator.observe.hook;

import dev.kanmon.contract.RunReport;
import dev.kanmon.operator.decide.JobObservation;
import dev.kanmon.operator.decide.JobObservation.Ended;
import dev.kanmon.operator.decide.JobObservation.Ending;
import dev.kanmon.operator.decide.JobObservation.Foreign;
import dev.kanmon.operator.decide.JobObservation.Running;
import dev.kanmon.operator.decide.JobObservation.Starting;
import dev.kanmon.operator.decide.hook.HookObservation;
import dev.kanmon.operator.decide.hook.HookObservation.Done;
import dev.kanmon.operator.decide.hook.HookObservation.UnderWay;
import dev.kanmon.operator.decide.hook.HookUse;

/** How far a hook is that a Job of the runner does. */
public final class RunnerHookReader {

    private final HookUse use;
    private final String job;
    private final HookFailures failures;

    /**
     * @param use what the hook is for
     * @param job the Job's name
     */
    public RunnerHookReader(HookUse use, String job) {
        this.use = use;
        this.job = job;
        this.failures = new HookFailures(use);
    }

    public HookObservation read(JobObservation seen) {
        if (seen instanceof Foreign) {
            return new HookObservation.Foreign();
        }
        if (seen instanceof Starting starting) {
            return new UnderWay(starting.uid(), starting.message());
        }
        if (seen instanceof Running running) {
            return new UnderWay(running.uid(), "Job " + job + " runs.");
        }
        if (seen instanceof Ended ended) {
            return ended(ended.uid(), ended.ending());
        }
        return new HookObservation.Absent();
    }

    private HookObservation ended(String uid, Ending ending) {
        if (ending instanceof Ending.Reported reported) {
            return reported(uid, reported);
        }
        if (ending instanceof Ending.Lost lost) {
            return failures.passing(uid, lost.message());
        }
        if (ending instanceof Ending.DeadlineExceeded) {
            return failures.timedOut(uid, job);
        }
        if (ending instanceof Ending.SourceNotCopied notCopied) {
            return failures.last(uid, notCopied.message());
        }
        int status = ((Ending.Unknown) ending).status();
        return failures.last(
                uid, "Job " + job + " ended with exit status " + status + ", which this operator does not know.");
    }

    private HookObservation reported(String uid, Ending.Reported reported) {
        return switch (reported.outcome()) {
            case DONE, NOTHING_TO_DO -> done(uid, reported.report());
            case TARGET_UNREACHABLE, LOCK_NOT_ACQUIRED, INTERRUPTED -> failures.passing(uid, message(reported));
            case NOT_UP_TO_DATE,
                    INVALID_INPUT,
                    HISTORY_BLOCKED,
                    MIGRATION_FAILED,
                    DATABASE_NOT_EMPTY,
                    PLAN_CHANGED,
                    RESOLUTION_REFUSED,
                    REHEARSAL_FAILED,
                    REFUSED_BY_POLICY,
                    FINDINGS,
                    GATE_CLOSED,
                    DRIFTED,
                    BACKUP_FAILED,
                    RESTORE_FAILED,
                    HOOK_FAILED,
                    SEED_FAILED,
                    RESET_FAILED,
                    ANSWER_NEEDED,
                    INTERNAL -> failures.last(uid, message(reported));
        };
    }

    /** A backup whose report was lost may be there, but nobody knows where: another one is taken. */
    private HookObservation done(String uid, RunReport report) {
        if (report == null) {
            return use == HookUse.Backup
                    ? failures.passing(uid, "Job " + job + " ended well, but its report was lost.")
                    : new Done(uid, null, null);
        }
        RunReport.Backup backup = report.backup();
        return new Done(uid, backup == null ? null : backup.identifier(), backup);
    }

    private String message(Ending.Reported reported) {
        return reported.report() == null || reported.report().message() == null
                ? "Job " + job + " ended with " + reported.outcome() + "; its report was lost."
                : reported.report().message();
    }
}
