package dev.kanmon.operator.decide;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.Risk;
import dev.kanmon.contract.RunReport;
import dev.kanmon.operator.decide.JobObservation.Ending.Reported;
import java.util.List;

/** Endings with a report, as a runner gives them. */
final class SampleReports {

    private static final RunReport.History HISTORY = new RunReport.History(3, 0, 0, "20260102000000_profiles");

    private static final RunReport.Failure FAILURE = new RunReport.Failure(
            SampleRuns.FAILURE.migration(),
            SampleRuns.FAILURE.sqlState(),
            SampleRuns.FAILURE.message(),
            SampleRuns.FAILURE.detail(),
            SampleRuns.FAILURE.hint(),
            SampleRuns.FAILURE.statement(),
            SampleRuns.FAILURE.line(),
            SampleRuns.FAILURE.statementsApplied());

    private SampleReports() {}

    static Reported reported(ExitCode outcome) {
        return report(outcome, null, HISTORY, null, List.of(), List.of());
    }

    /** A plan with one migration. */
    static Reported planned(Risk risk) {
        RunReport report = reported(ExitCode.DONE).report();
        return new Reported(
                ExitCode.DONE,
                new RunReport(
                        report.version(),
                        "plan",
                        report.outcome(),
                        report.code(),
                        report.message(),
                        report.hint(),
                        report.sourceDigest(),
                        report.history(),
                        report.applied(),
                        List.of(SampleRuns.MIGRATION),
                        report.edited(),
                        report.missing(),
                        null,
                        SamplePlans.reported(risk),
                        null,
                        null,
                        null,
                        null,
                        report.durationMillis()));
    }

    /** An ending whose report was cut off or overwritten: only the exit status is left. */
    static Reported lost(ExitCode outcome) {
        return new Reported(outcome, null);
    }

    static Reported withFailure(ExitCode outcome) {
        return report(outcome, ProblemCode.MIGRATION_FAILED, HISTORY, FAILURE, List.of(), List.of());
    }

    /** A failed migration, looked into. */
    static Reported withRepair(RunReport.Repair repair) {
        RunReport report = withFailure(ExitCode.MIGRATION_FAILED).report();
        return new Reported(
                ExitCode.MIGRATION_FAILED,
                new RunReport(
                        report.version(),
                        report.command(),
                        report.outcome(),
                        report.code(),
                        report.message(),
                        report.hint(),
                        report.sourceDigest(),
                        report.history(),
                        report.applied(),
                        report.pending(),
                        report.edited(),
                        report.missing(),
                        report.failure(),
                        null,
                        null,
                        repair,
                        null,
                        null,
                        report.durationMillis()));
    }

    static Reported withCode(ExitCode outcome, ProblemCode code) {
        return report(outcome, code, null, null, List.of(), List.of());
    }

    static Reported outOfSync(List<String> edited, List<String> missing) {
        return report(ExitCode.DONE, null, HISTORY, null, edited, missing);
    }

    private static Reported report(
            ExitCode outcome,
            ProblemCode code,
            RunReport.History history,
            RunReport.Failure failure,
            List<String> edited,
            List<String> missing) {
        RunReport report = new RunReport(
                RunReport.VERSION,
                "deploy",
                outcome,
                code == null ? null : code.code(),
                "What happened.",
                "What to do.",
                SampleRuns.SOURCE,
                history,
                List.of(),
                List.of(),
                edited,
                missing,
                failure,
                null,
                null,
                null,
                null,
                null,
                42);
        return new Reported(outcome, report);
    }
}
