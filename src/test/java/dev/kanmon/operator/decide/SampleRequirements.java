package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.Action;
import dev.kanmon.api.v1alpha1.ResolutionPhase;
import dev.kanmon.api.v1alpha1.Rollout;
import dev.kanmon.api.v1alpha1.RolloutStatus;
import dev.kanmon.api.v1alpha1.RolloutStatus.Inquiry;
import dev.kanmon.api.v1alpha1.RolloutStatus.Requirement;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.RunReport;
import dev.kanmon.operator.decide.JobObservation.Ended;
import dev.kanmon.operator.decide.JobObservation.Ending.Reported;
import dev.kanmon.operator.decide.gate.GatedPod;
import dev.kanmon.operator.decide.hook.HookObservation;
import dev.kanmon.operator.decide.rollout.BlueGreenObservation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Versions that need migrations, and what is known of those. */
final class SampleRequirements {

    static final String FIRST = "20260101000000_first";
    static final String SECOND = "20260102000000_second";

    private SampleRequirements() {}

    /** The resource's own gate requires these. */
    static Rollout requiring(String... migrations) {
        return new Rollout(List.of(migrations), null, "kanmon.dev/schema-ready", null, null);
    }

    static Requirement applied(String migration) {
        return new Requirement(migration, true, SampleRuns.ID);
    }

    static Requirement absent(String migration) {
        return new Requirement(migration, false, SampleRuns.ID);
    }

    static Requirement unasked(String migration) {
        return new Requirement(migration, false, null);
    }

    /** What is known of the database that the scene's spec names. */
    static RolloutStatus known(Requirement... requirements) {
        return known(null, requirements);
    }

    static RolloutStatus known(RunStatus inquiry, Requirement... requirements) {
        String database = Wanted.database(Scene.fresh().observed());
        return RolloutStatus.empty().requirements(List.of(requirements), new Inquiry(database, inquiry));
    }

    /** A Job that ended with an answer. */
    static Ended answered(ExitCode outcome, List<String> applied, List<String> absent) {
        return ended(outcome, new RunReport.Required(applied, absent));
    }

    static Ended ended(ExitCode outcome, RunReport.Required required) {
        Reported reported = outcome == ExitCode.MIGRATION_FAILED
                ? SampleReports.withFailure(outcome)
                : SampleReports.reported(outcome);
        return new Ended(SampleRuns.JOB_UID, new Reported(outcome, with(reported.report(), required)));
    }

    private static RunReport with(RunReport report, RunReport.Required required) {
        return new RunReport(
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
                report.drift(),
                report.repair(),
                report.backup(),
                required,
                report.durationMillis());
    }

    static GatedPod pod(String name, String requires) {
        return new GatedPod(name, "uid-of-" + name, Optional.ofNullable(requires), false, true);
    }

    static RolloutObserved seen(GatedPod... pods) {
        return seen(null, pods);
    }

    /** @param retry what the annotation says; null without one */
    static RolloutObserved seen(String retry, GatedPod... pods) {
        return new RolloutObserved(
                List.of(),
                Stream.of(pods).toList(),
                BlueGreenObservation.none(),
                new HookObservation.Absent(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(retry));
    }

    static ResolutionObservation resolution(Action action, ResolutionPhase phase, String migration) {
        return new ResolutionObservation("shop-decision", "uid-decision", migration, action, phase, false, false);
    }
}
