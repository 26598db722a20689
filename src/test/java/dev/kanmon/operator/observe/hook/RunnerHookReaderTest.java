package dev.kanmon.operator.observe.hook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.RunReport;
import dev.kanmon.operator.decide.JobObservation;
import dev.kanmon.operator.decide.JobObservation.Ended;
import dev.kanmon.operator.decide.JobObservation.Ending;
import dev.kanmon.operator.decide.hook.HookObservation;
import dev.kanmon.operator.decide.hook.HookObservation.Absent;
import dev.kanmon.operator.decide.hook.HookObservation.Done;
import dev.kanmon.operator.decide.hook.HookObservation.Failed;
import dev.kanmon.operator.decide.hook.HookObservation.Foreign;
import dev.kanmon.operator.decide.hook.HookObservation.UnderWay;
import dev.kanmon.operator.decide.hook.HookUse;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How the end of a Job of the runner is the end of a hook. */
class RunnerHookReaderTest {

    private static final String UID = "job-uid";
    private static final Set<ExitCode> WELL = EnumSet.of(ExitCode.DONE, ExitCode.NOTHING_TO_DO);
    private static final Set<ExitCode> PASSING =
            EnumSet.of(ExitCode.TARGET_UNREACHABLE, ExitCode.LOCK_NOT_ACQUIRED, ExitCode.INTERRUPTED);
    private static final RunReport.Backup BACKUP =
            new RunReport.Backup("s3://b/a", 7L, "sha256:1", "2026-01-01T00:00:00Z", 3, true, List.of());

    @ParameterizedTest
    @EnumSource(ExitCode.class)
    void eachOutcomeIsDoneOrMayPassOrIsTheEnd(ExitCode outcome) {
        HookObservation seen = read(HookUse.Backup, reported(outcome, report(outcome, BACKUP)));
        if (WELL.contains(outcome)) {
            assertThat(seen).isEqualTo(new Done(UID, "s3://b/a", BACKUP));
        } else {
            assertThat(seen).isEqualTo(new Failed(UID, Reason.BackupFailed, "Its words.", PASSING.contains(outcome)));
        }
    }

    @Test
    void aHookAroundARunThatFailsIsNoBackupThatFails() {
        assertThat(read(HookUse.After, reported(ExitCode.HOOK_FAILED, report(ExitCode.HOOK_FAILED, null))))
                .isEqualTo(new Failed(UID, Reason.HookFailed, "Its words.", false));
    }

    @Test
    void aBackupWhoseReportWasLostIsTakenAgain() {
        assertThat(read(HookUse.Backup, reported(ExitCode.DONE, null)))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.mayPass()).isTrue());
    }

    @Test
    void aHookAroundARunWhoseReportWasLostIsDone() {
        assertThat(read(HookUse.Before, reported(ExitCode.DONE, null))).isEqualTo(new Done(UID, null, null));
    }

    @Test
    void aPodThatWasLostMayDoBetterNextTime() {
        assertThat(read(HookUse.Backup, new Ended(UID, new Ending.Lost("The node is gone."))))
                .isEqualTo(new Failed(UID, Reason.BackupFailed, "The node is gone.", true));
    }

    @Test
    void aDeadlineIsTheHooksTimeout() {
        Ended late = new Ended(UID, new Ending.DeadlineExceeded());
        assertThat(read(HookUse.Backup, late)).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo(Reason.BackupTimedOut);
            assertThat(failed.mayPass()).isFalse();
        });
        assertThat(read(HookUse.Before, late))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.reason()).isEqualTo(Reason.HookFailed));
    }

    @Test
    void anUnknownStatusIsTheEnd() {
        assertThat(read(HookUse.Backup, new Ended(UID, new Ending.Unknown(99))))
                .isInstanceOfSatisfying(Failed.class, failed -> {
                    assertThat(failed.message()).contains("99");
                    assertThat(failed.mayPass()).isFalse();
                });
    }

    @Test
    void whatIsNotOverIsToldInTheClustersWords() {
        assertThat(read(HookUse.Backup, new JobObservation.Starting(UID, Reason.Unschedulable, "No node takes it.")))
                .isEqualTo(new UnderWay(UID, "No node takes it."));
        assertThat(read(HookUse.Backup, new JobObservation.Running(UID))).isInstanceOf(UnderWay.class);
        assertThat(read(HookUse.Backup, new JobObservation.Absent())).isEqualTo(new Absent());
        assertThat(read(HookUse.Backup, new JobObservation.Foreign())).isEqualTo(new Foreign());
    }

    private static HookObservation read(HookUse use, JobObservation seen) {
        return new RunnerHookReader(use, "shop-backup").read(seen);
    }

    private static Ended reported(ExitCode outcome, RunReport report) {
        return new Ended(UID, new Ending.Reported(outcome, report));
    }

    private static RunReport report(ExitCode outcome, RunReport.Backup backup) {
        return new RunReport(
                RunReport.VERSION,
                "backup",
                outcome,
                null,
                "Its words.",
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                backup,
                null,
                1);
    }
}
