package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.ConditionState;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.Action;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.ResolutionPhase;
import dev.kanmon.api.v1alpha1.RolloutStatus;
import dev.kanmon.api.v1alpha1.RolloutStatus.Inquiry;
import dev.kanmon.api.v1alpha1.RolloutStatus.Requirement;
import dev.kanmon.api.v1alpha1.RunPhase;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.contract.RunReport;
import dev.kanmon.operator.decide.JobObservation.Ended;
import dev.kanmon.operator.decide.JobObservation.Ending.Reported;
import dev.kanmon.operator.decide.SourceObservation.Available;
import dev.kanmon.operator.decide.gate.Requirements;
import dev.kanmon.operator.decide.gate.WantedNames;
import java.util.List;
import java.util.Optional;

/**
 * Keeps what the database has answered about the migrations that versions of the application need, forgets it when it may
 * no longer hold, and has the database asked about the rest.
 */
final class RequirementStep {

    private final Observed observed;
    private final Decision decision;
    private final RolloutStatus rollout;

    private RequirementStep(Observed observed, Decision decision) {
        this.observed = observed;
        this.decision = decision;
        this.rollout = decision.rollout() == null ? RolloutStatus.empty() : decision.rollout();
    }

    static Decision beside(Observed observed, Decision decision) {
        return new RequirementStep(observed, decision).decide();
    }

    private Decision decide() {
        WantedNames wanted = Wanted.names(observed);
        if (wanted.names().isEmpty()) {
            return rollout.inquiry() == null && rollout.requirements().isEmpty()
                    ? decision
                    : decision.rollout(rollout.requirements(List.of(), null));
        }
        Requirements known = answered(remembered().of(wanted.names()));
        return new RequirementInquiry(observed, decision, rollout, known).advance(lastInquiry());
    }

    /** What was known, without what may no longer hold. */
    private Requirements remembered() {
        Requirements known = new Requirements(rollout.requirements());
        if (isAboutAnotherDatabase() || AfterRestore.isUnderWay(observed)) {
            return known.forgetting(requirement -> true);
        }
        Requirements afterRun = runHasEnded() ? known.forgetting(requirement -> !requirement.applied()) : known;
        return afterRun.forgetting(this::isRolledBack);
    }

    private boolean isAboutAnotherDatabase() {
        return rollout.inquiry() == null
                || !Wanted.database(observed).equals(rollout.inquiry().target());
    }

    /** A decision that was refused has changed nothing. */
    private boolean isRolledBack(Requirement requirement) {
        return observed.resolutions().stream()
                .anyMatch(resolution -> resolution.action() == Action.RolledBack
                        && resolution.phase() != ResolutionPhase.Failed
                        && resolution.migration().equals(requirement.migration())
                        && isNews(resolution));
    }

    private boolean isNews(ResolutionObservation resolution) {
        RunStatus run = observed.status().run();
        // No run follows on one that a restore has undone, and what is known was asked for since.
        return run == null
                || (!AfterRestore.isUndone(run) && !run.input().resolutions().contains(resolution.uid()));
    }

    /** A run that has ended may have applied what was absent before. */
    private boolean runHasEnded() {
        RunStatus before = observed.status().run();
        return before != null
                && before.phase() == RunPhase.Running
                && (decision.run().phase() != RunPhase.Running
                        || decision.run().attempt() != before.attempt()
                        || !decision.run().id().equals(before.id()));
    }

    private Requirements answered(Requirements known) {
        Requirements reported = report().map(
                        answer -> known.answeredBy(observed.status().run().id(), answer))
                .orElse(known);
        return everythingIsApplied() ? reported.applied(decision.run().id(), observed.source()::mayHold) : reported;
    }

    /** Of a run for what is asked for now; the answer to an older question may be about another database. */
    private Optional<RunReport.Required> report() {
        RunStatus run = observed.status().run();
        boolean current = run != null
                && run.phase() == RunPhase.Running
                && run.input().digest().equals(observed.inputDigest())
                && !AfterRestore.isUnderWay(observed);
        return current && observed.job() instanceof Ended ended && ended.ending() instanceof Reported reported
                ? Optional.ofNullable(reported.report()).map(RunReport::required)
                : Optional.empty();
    }

    /** Nobody has to be asked about a migration of a source of which every one is applied, and has its name there. */
    private boolean everythingIsApplied() {
        RunStatus run = decision.run();
        return observed.source() instanceof Available available
                && !available.madeUp()
                && run != null
                && run.phase() == RunPhase.Succeeded
                && !BetweenRuns.isOutdated(observed, run)
                && available.digest().equals(run.input().sourceDigest())
                && !holdsAnything()
                && decision.findings().stream().anyMatch(RequirementStep::isApplied);
    }

    private static boolean isApplied(Finding finding) {
        return finding.type() == ConditionType.Applied
                && finding.state() == ConditionState.True
                && finding.reason() == Reason.UpToDate;
    }

    private boolean holdsAnything() {
        boolean planned = decision.plan() != null && !decision.plan().held().isEmpty();
        return planned || rollout.contract() != null;
    }

    /** One that was under way while a run ended, or that asks another database, is not waited for. */
    private Optional<RunStatus> lastInquiry() {
        Optional<RunStatus> last = Optional.ofNullable(rollout.inquiry()).map(Inquiry::run);
        boolean overtaken = isAboutAnotherDatabase() || runHasEnded() || AfterRestore.isUnderWay(observed);
        return overtaken ? last.map(run -> RequirementInquiry.givenUp(run, observed.now())) : last;
    }
}
