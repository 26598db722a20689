package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.Risk;
import dev.kanmon.operator.decide.JobObservation.Absent;
import dev.kanmon.operator.decide.JobObservation.Ended;
import dev.kanmon.operator.decide.JobObservation.Ending;
import dev.kanmon.operator.decide.JobObservation.Foreign;
import dev.kanmon.operator.decide.JobObservation.Running;
import dev.kanmon.operator.decide.JobObservation.Starting;
import java.util.ArrayList;
import java.util.List;

/** Everything that can be seen of a Job. */
final class JobChoices {

    /** Why a container can be late, as {@code PodTrouble} tells it. */
    private static final List<Reason> LATE =
            List.of(Reason.PodPending, Reason.SecretUnavailable, Reason.ImagePullFailed, Reason.Unschedulable);

    private static final List<ProblemCode> TARGET_PROBLEMS = List.of(
            ProblemCode.AUTHENTICATION_FAILED,
            ProblemCode.SERVER_UNREACHABLE,
            ProblemCode.DATABASE_DOES_NOT_EXIST,
            ProblemCode.TLS_FAILED,
            ProblemCode.CONNECTION_LOST);

    private static final List<ProblemCode> INPUT_PROBLEMS = List.of(
            ProblemCode.INVALID_URL,
            ProblemCode.NO_URL,
            ProblemCode.POOLED_CONNECTION,
            ProblemCode.READ_ONLY,
            ProblemCode.INSUFFICIENT_PRIVILEGE,
            ProblemCode.UNREADABLE_HISTORY,
            ProblemCode.WRONG_PROVIDER,
            ProblemCode.UNREADABLE_SOURCE);

    private JobChoices() {}

    static List<Choice<JobObservation>> all() {
        List<Choice<JobObservation>> choices = new ArrayList<>();
        choices.add(new Choice<>("absent", new Absent()));
        choices.add(new Choice<>("of another owner", new Foreign()));
        LATE.forEach(reason -> choices.add(
                new Choice<>("starting: " + reason, new Starting(SampleRuns.JOB_UID, reason, "It waits."))));
        choices.add(new Choice<>("running", new Running(SampleRuns.JOB_UID)));
        for (ExitCode outcome : ExitCode.values()) {
            choices.add(ended(outcome.name(), SampleReports.reported(outcome)));
            choices.add(ended(outcome + " and a failed migration", SampleReports.withFailure(outcome)));
            choices.add(ended(outcome + ", report lost", SampleReports.lost(outcome)));
        }
        choices.add(ended("DONE and a plan", SampleReports.planned(Risk.Low)));
        choices.add(ended(
                "PLAN_CHANGED SOURCE_CHANGED",
                SampleReports.withCode(ExitCode.PLAN_CHANGED, ProblemCode.SOURCE_CHANGED)));
        TARGET_PROBLEMS.forEach(code -> choices.add(withCode(ExitCode.TARGET_UNREACHABLE, code)));
        INPUT_PROBLEMS.forEach(code -> choices.add(withCode(ExitCode.INVALID_INPUT, code)));
        choices.add(ended("lost", new Ending.Lost("The node is gone.")));
        choices.add(ended("source not copied", new Ending.SourceNotCopied("There is no cp.")));
        choices.add(ended("over its deadline", new Ending.DeadlineExceeded()));
        choices.add(ended("unknown exit status", new Ending.Unknown(99)));
        return List.copyOf(choices);
    }

    private static Choice<JobObservation> withCode(ExitCode outcome, ProblemCode code) {
        return ended(outcome + " " + code, SampleReports.withCode(outcome, code));
    }

    private static Choice<JobObservation> ended(String name, Ending ending) {
        return new Choice<>(name, new Ended(SampleRuns.JOB_UID, ending));
    }
}
