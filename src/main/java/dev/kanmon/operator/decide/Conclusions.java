package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.FailureStatus;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.RunReport;
import dev.kanmon.operator.decide.Conclusion.InspectNow;
import dev.kanmon.operator.decide.Conclusion.PlanReady;
import dev.kanmon.operator.decide.Conclusion.Stop;
import dev.kanmon.operator.decide.Conclusion.Succeed;
import dev.kanmon.operator.decide.Conclusion.TryAgain;
import dev.kanmon.operator.decide.JobObservation.Ending;
import java.util.Optional;

/** Draws the conclusion from the way a Job ended: the one place that gives every exit code its meaning. */
final class Conclusions {

    private Conclusions() {}

    /**
     * @param task what the Job was to do
     * @param started whether its container was ever seen running
     * @param ending how it ended
     */
    static Conclusion of(RunTask task, boolean started, Ending ending) {
        if (task == RunTask.Reset) {
            return ResetConclusion.of(ending);
        }
        if (ending instanceof Ending.Reported reported) {
            return reported(task, reported);
        }
        if (ending instanceof Ending.Lost lost) {
            return lost(task, lost.message());
        }
        if (ending instanceof Ending.SourceNotCopied notCopied) {
            return stop(Reason.SourceInvalid, notCopied.message());
        }
        if (ending instanceof Ending.DeadlineExceeded) {
            return deadlineExceeded(task, started);
        }
        Ending.Unknown unknown = (Ending.Unknown) ending;
        return stop(
                Reason.UnknownOutcome,
                "The runner ended with exit status " + unknown.status()
                        + ", which this operator does not know. Look at the Job's log; operator and runner image must be of one version.");
    }

    private static Conclusion reported(RunTask task, Ending.Reported reported) {
        RunReport report = reported.report();
        String message = messageOf(report);
        return switch (reported.outcome()) {
            case DONE -> done(task, report);
            case NOTHING_TO_DO -> new Succeed();
            case NOT_UP_TO_DATE -> notUpToDate(task, report);
            case INVALID_INPUT -> invalidInput(task, report);
            case TARGET_UNREACHABLE -> new TryAgain(task, targetReason(report), message, Backoff.PATIENT);
            case LOCK_NOT_ACQUIRED -> new TryAgain(task, Reason.LockNotAcquired, message, Backoff.QUICK);
            case PLAN_CHANGED -> planChanged(task, report);
            case REHEARSAL_FAILED -> stop(Reason.RehearsalFailed, message);
            case REFUSED_BY_POLICY -> stop(refusedByPolicy(report), message);
            case INTERRUPTED -> new TryAgain(task, Reason.Interrupted, message, Backoff.QUICK);
            case HISTORY_BLOCKED -> failedMigration(task, Reason.HistoryBlocked, report);
            case MIGRATION_FAILED ->
                task == RunTask.Resolve
                        ? stop(Reason.ScriptFailed, message)
                        : failedMigration(task, Reason.MigrationFailed, report);
            case DATABASE_NOT_EMPTY -> needsBaseline(report);
            case RESOLUTION_REFUSED -> stop(refusal(task, report), message);
            case DRIFTED -> task == RunTask.CheckDrift ? new Succeed() : stop(Reason.InternalError, message);
            case RESTORE_FAILED -> stop(isRestore(task) ? Reason.RestoreFailed : Reason.InternalError, message);
            // No Job of a run lints; hooks and seeds are followed on their own.
            case SEED_FAILED,
                    RESET_FAILED,
                    FINDINGS,
                    BACKUP_FAILED,
                    HOOK_FAILED,
                    GATE_CLOSED,
                    ANSWER_NEEDED,
                    INTERNAL -> stop(Reason.InternalError, message);
        };
    }

    private static Reason refusedByPolicy(RunReport report) {
        return ProblemCode.ofCode(report == null ? null : report.code())
                .map(code -> switch (code) {
                    case MIXED_MIGRATION -> Reason.MixedMigration;
                    case PRODUCTION_PROTECTED -> Reason.ProductionProtected;
                    default -> Reason.RehearsalIncomplete;
                })
                .orElse(Reason.RehearsalIncomplete);
    }

    private static boolean isRestore(RunTask task) {
        return task == RunTask.Restore || task == RunTask.RestoreRows;
    }

    private static Conclusion done(RunTask task, RunReport report) {
        if (task != RunTask.Plan) {
            return new Succeed();
        }
        return report == null || report.plan() == null
                ? new TryAgain(task, Reason.Planning, "The plan's report was lost.", Backoff.PATIENT)
                : new PlanReady(report.plan());
    }

    /** What was planned is no longer what there is, so it is planned again; a resolution just reads its source again. */
    private static Conclusion planChanged(RunTask task, RunReport report) {
        boolean source = report == null || ProblemCode.SOURCE_CHANGED.code().equals(report.code());
        return new TryAgain(
                task == RunTask.Deploy ? RunTask.Plan : task,
                source ? Reason.SourceChanged : Reason.PlanChanged,
                messageOf(report),
                Backoff.QUICK);
    }

    /** A killed deploy may have done all, some or nothing; only the history knows. Marking is asked for again. */
    private static Conclusion lost(RunTask task, String message) {
        return switch (task) {
            case Deploy -> new InspectNow(message);
            case Plan, Inspect, Resolve, CheckDrift, CheckRequirements, Restore, RestoreRows, Reset, Seed ->
                new TryAgain(task, Reason.InspectingLostRun, message, Backoff.PATIENT);
        };
    }

    /** SQL that was cut off for taking too long would take as long again; a pod that never ran can be tried again. */
    private static Conclusion deadlineExceeded(RunTask task, boolean started) {
        if (task == RunTask.CheckDrift) {
            return stop(
                    Reason.DriftNotChecked,
                    "The Job of the check took longer than spec.execution.deadline and was stopped.");
        }
        if (started) {
            return stop(
                    Reason.DeadlineExceeded,
                    "The Job took longer than spec.execution.deadline and was stopped. Raise the deadline, or find out from its log what it waited for.");
        }
        return new TryAgain(
                task,
                Reason.DeadlineExceeded,
                "The Job's pod did not start within spec.execution.deadline.",
                Backoff.PATIENT);
    }

    private static Conclusion notUpToDate(RunTask task, RunReport report) {
        if (task != RunTask.Inspect) {
            return stop(Reason.UnknownOutcome, messageOf(report));
        }
        if (report != null && report.failure() != null) {
            return failedMigration(task, Reason.HistoryBlocked, report);
        }
        return new TryAgain(
                RunTask.Deploy,
                Reason.RetryScheduled,
                "The Job was lost; the history is intact, and what is pending will be applied.",
                Backoff.PATIENT);
    }

    /** What a Secret or the server has to change is tried again: nobody tells the operator when it was mended. */
    private static Conclusion invalidInput(RunTask task, RunReport report) {
        return ProblemCode.ofCode(report == null ? null : report.code())
                .flatMap(Conclusions::targetToMend)
                .<Conclusion>map(reason -> new TryAgain(task, reason, messageOf(report), Backoff.PATIENT))
                .orElseGet(() -> stop(invalid(task, report), messageOf(report)));
    }

    /** A restore reads no source. */
    private static Reason invalid(RunTask task, RunReport report) {
        if (task == RunTask.Restore) {
            return Reason.RestoreFailed;
        }
        boolean schema = report != null && ProblemCode.INVALID_SCHEMA.code().equals(report.code());
        return schema ? Reason.SchemaInvalid : Reason.SourceInvalid;
    }

    private static Optional<Reason> targetToMend(ProblemCode code) {
        return switch (code) {
            case INVALID_URL, NO_URL, POOLED_CONNECTION -> Optional.of(Reason.InvalidUrl);
            case READ_ONLY, INSUFFICIENT_PRIVILEGE, UNREADABLE_HISTORY -> Optional.of(Reason.TargetUnusable);
            default -> Optional.empty();
        };
    }

    /** The one refuses without a baseline, the other a baseline that is not the database's. */
    private static Conclusion needsBaseline(RunReport report) {
        boolean differs = report != null && ProblemCode.BASELINE_DIFFERS.code().equals(report.code());
        return differs
                ? stop(Reason.BaselineDiffers, messageOf(report))
                : stop(Reason.DatabaseNotEmpty, factsOf(report));
    }

    private static Conclusion failedMigration(RunTask task, Reason reason, RunReport report) {
        if (report == null || report.failure() == null) {
            return lost(task, "A migration failed, but the runner's report was lost.");
        }
        RunReport.Failure failure = report.failure();
        return new Stop(
                reason,
                factsOf(report),
                new FailureStatus(
                        failure.migration(),
                        failure.sqlState(),
                        failure.message(),
                        failure.detail(),
                        failure.hint(),
                        failure.statement(),
                        failure.line(),
                        failure.statementsApplied(),
                        null));
    }

    /** Why a resolution was refused; nothing was run in any case. */
    private static Reason refusal(RunTask task, RunReport report) {
        if (task == RunTask.RestoreRows) {
            return Reason.RowsNotRestorable;
        }
        return ProblemCode.ofCode(report == null ? null : report.code())
                .map(code -> switch (code) {
                    case BASE_MOVED -> Reason.BaseMoved;
                    case SCRIPT_INTERRUPTED -> Reason.ScriptInterrupted;
                    case SCRIPT_CHANGED -> Reason.SuggestionUnavailable;
                    default -> Reason.ResolutionRefused;
                })
                .orElse(Reason.ResolutionRefused);
    }

    private static Reason targetReason(RunReport report) {
        return ProblemCode.ofCode(report == null ? null : report.code())
                .map(code -> switch (code) {
                    case AUTHENTICATION_FAILED -> Reason.AuthenticationFailed;
                    case DATABASE_DOES_NOT_EXIST -> Reason.DatabaseMissing;
                    case SERVER_UNREACHABLE, CONNECTION_LOST -> Reason.ServerUnreachable;
                    default -> Reason.TargetUnusable;
                })
                .orElse(Reason.ServerUnreachable);
    }

    private static Conclusion stop(Reason reason, String message) {
        return new Stop(reason, message, null);
    }

    private static String messageOf(RunReport report) {
        String hint = report == null || report.hint() == null ? "" : " " + report.hint();
        return factsOf(report) + hint;
    }

    /** Without the runner's hint, where that is advice for its command line and a resolution is the way here. */
    private static String factsOf(RunReport report) {
        if (report == null) {
            return "The runner's report was lost; its log may say more.";
        }
        return (report.code() == null ? "" : report.code() + ": ") + report.message();
    }
}
