package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.RunReport;
import dev.kanmon.operator.decide.Conclusion.Stop;
import dev.kanmon.operator.decide.Conclusion.Succeed;
import dev.kanmon.operator.decide.JobObservation.Ending;

/**
 * What follows from the way the Job of a reset ended. It is never tried again unasked: a person who asked once did not ask
 * for a second time, and the run that follows finds out what is in the database.
 */
final class ResetConclusion {

    private ResetConclusion() {}

    static Conclusion of(Ending ending) {
        if (ending instanceof Ending.Reported reported) {
            return reported(reported);
        }
        if (ending instanceof Ending.Lost lost) {
            return failed(lost.message() + " Whether the database was emptied, the run that follows finds out.");
        }
        if (ending instanceof Ending.DeadlineExceeded) {
            return failed("Its Job took longer than spec.execution.deadline and was stopped.");
        }
        if (ending instanceof Ending.SourceNotCopied notCopied) {
            return failed(notCopied.message());
        }
        Ending.Unknown unknown = (Ending.Unknown) ending;
        return failed("The runner ended with exit status " + unknown.status()
                + ", which this operator does not know; operator and runner image must be of one version.");
    }

    private static Conclusion reported(Ending.Reported reported) {
        if (reported.outcome() == ExitCode.DONE || reported.outcome() == ExitCode.NOTHING_TO_DO) {
            return new Succeed();
        }
        RunReport report = reported.report();
        if (report == null) {
            return failed("The runner's report was lost; it ended as " + reported.outcome() + ".");
        }
        boolean guarded = ProblemCode.PRODUCTION_PROTECTED.code().equals(report.code());
        String message = report.hint() == null ? report.message() : report.message() + " " + report.hint();
        return guarded ? new Stop(Reason.ProductionProtected, message, null) : failed(message);
    }

    private static Conclusion failed(String message) {
        return new Stop(Reason.ResetFailed, message, null);
    }
}
