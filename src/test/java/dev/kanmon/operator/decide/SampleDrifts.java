package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.Drift;
import dev.kanmon.api.v1alpha1.Drift.OnDrift;
import dev.kanmon.api.v1alpha1.DriftStatus;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.RunPhase;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.api.v1alpha1.RunStatus.RunInput;
import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.RunReport;
import dev.kanmon.contract.RunReport.DriftState;
import dev.kanmon.operator.decide.JobObservation.Ending.Reported;
import java.time.Instant;
import java.util.List;

/** Checks of drift as a spec, a status and a report can hold them. */
final class SampleDrifts {

    static final Drift HOURLY = new Drift("1h", OnDrift.Report);
    static final Drift BLOCK = new Drift("1h", OnDrift.Block);

    static final String FINGERPRINT = "sha256:" + "11".repeat(32);
    static final String OTHER_FINGERPRINT = "sha256:" + "22".repeat(32);
    static final String DOCUMENT = "sha256:" + "33".repeat(32);

    private static final String ID = "d1d2d3d4";

    private SampleDrifts() {}

    static RunStatus underWay() {
        return check(RunPhase.Running, null, null);
    }

    static RunStatus succeeded() {
        return check(RunPhase.Succeeded, null, null);
    }

    static RunStatus waiting(Instant retryAt) {
        return check(RunPhase.Waiting, Reason.ServerUnreachable, retryAt);
    }

    /** A check of the run that is in the scene, which ended a moment ago. */
    private static RunStatus check(RunPhase phase, Reason reason, Instant retryAt) {
        return new RunStatus(
                ID,
                1,
                RunTask.CheckDrift,
                phase,
                Naming.job(Scene.OWNER, RunTask.CheckDrift, ID, 1),
                null,
                null,
                reason,
                reason == null ? null : "It did not work.",
                Scene.NOW.minusSeconds(60).toString(),
                phase == RunPhase.Succeeded ? checkedAt() : null,
                retryAt == null ? null : retryAt.toString(),
                new RunInput(
                        "drift/" + SampleRuns.INPUT,
                        SampleRuns.SOURCE,
                        SampleRuns.SCRIPTS,
                        List.of(SampleRuns.KNOWN_RESOLUTION)));
    }

    private static String checkedAt() {
        return Scene.NOW.minusSeconds(30).toString();
    }

    static DriftStatus inSync(RunStatus check) {
        return new DriftStatus(DriftState.InSync, FINGERPRINT, 0, List.of(), null, null, checkedAt(), check);
    }

    static DriftStatus drifted(RunStatus check) {
        return new DriftStatus(
                DriftState.Drifted,
                FINGERPRINT,
                2,
                List.of("Index hotfix is not in the history."),
                "shop-drift-333333333333",
                DOCUMENT,
                checkedAt(),
                check);
    }

    /** Checked last this long before the scene's time. */
    static DriftStatus checkedAt(DriftStatus drift, Instant at) {
        return new DriftStatus(
                drift.state(),
                drift.fingerprint(),
                drift.differences(),
                drift.highlights(),
                drift.configMap(),
                drift.documentDigest(),
                at.toString(),
                drift.run());
    }

    static RunReport.Drift reportedInSync() {
        return new RunReport.Drift(DriftState.InSync, FINGERPRINT, 0, List.of(), null, null);
    }

    static RunReport.Drift reportedDrifted() {
        return new RunReport.Drift(
                DriftState.Drifted,
                OTHER_FINGERPRINT,
                2,
                List.of("Index hotfix is not in the history."),
                null,
                DOCUMENT);
    }

    static Reported report(ExitCode outcome, RunReport.Drift drift) {
        return with(SampleReports.reported(outcome), drift);
    }

    /** The same report with what it has found out about drift. */
    static Reported with(Reported reported, RunReport.Drift drift) {
        RunReport report = reported.report();
        return new Reported(
                reported.outcome(),
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
                        report.plan(),
                        drift,
                        report.repair(),
                        null,
                        null,
                        report.durationMillis()));
    }
}
