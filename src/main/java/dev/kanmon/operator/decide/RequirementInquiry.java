package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.ResolutionPhase;
import dev.kanmon.api.v1alpha1.RolloutStatus;
import dev.kanmon.api.v1alpha1.RolloutStatus.Inquiry;
import dev.kanmon.api.v1alpha1.RunPhase;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.api.v1alpha1.RunStatus.RunInput;
import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.contract.RunReport;
import dev.kanmon.operator.decide.JobObservation.Absent;
import dev.kanmon.operator.decide.JobObservation.Ended;
import dev.kanmon.operator.decide.JobObservation.Ending.Reported;
import dev.kanmon.operator.decide.SourceObservation.Available;
import dev.kanmon.operator.decide.SourceObservation.InImage;
import dev.kanmon.operator.decide.gate.Requirements;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Has the database asked, by a Job that only reads its history, about what no run's own Job has answered. So an annotation
 * of a pod never starts a run: it changes no plan, needs no approval and wakes nothing that has stopped.
 */
final class RequirementInquiry {

    /** While a run applies migrations, the one that a version waits for may be done long before the last one. */
    private static final Duration WHILE_MIGRATING = Duration.ofMinutes(1);

    private final Observed observed;
    private final Decision decision;
    private final RolloutStatus rollout;
    private final Requirements known;

    /** @param known what is known of the wanted names */
    RequirementInquiry(Observed observed, Decision decision, RolloutStatus rollout, Requirements known) {
        this.observed = observed;
        this.decision = decision;
        this.rollout = rollout;
        this.known = known;
    }

    /** An inquiry whose answer would prove nothing any more. */
    static RunStatus givenUp(RunStatus run, Instant now) {
        return run.phase() == RunPhase.Succeeded
                ? run
                : Runs.failed(run, Reason.Interrupted, "Its answer would be out of date.", now);
    }

    /** @param last the newest inquiry; empty before the first */
    Decision advance(Optional<RunStatus> last) {
        return last.filter(RequirementInquiry::isOpen)
                .map(this::follow)
                .orElseGet(() -> rest(known, last.orElse(null)));
    }

    private static boolean isOpen(RunStatus inquiry) {
        return inquiry.phase() == RunPhase.Running || inquiry.phase() == RunPhase.Waiting;
    }

    private Decision follow(RunStatus inquiry) {
        if (inquiry.phase() == RunPhase.Waiting) {
            return waiting(inquiry);
        }
        if (observed.inquiryJob() instanceof Ended ended) {
            return ended(Runs.seen(inquiry, ended.uid(), true), ended);
        }
        if (observed.inquiryJob() instanceof Absent && inquiry.jobUid() != null) {
            return again(
                    inquiry, Reason.InspectingLostRun, "Job " + inquiry.job() + " was deleted before it answered.");
        }
        Step step = new RunFollower(observed.owner(), inquiry, observed.now()).follow(observed.inquiryJob());
        return step.effect().isPresent() && decision.effect().isPresent()
                ? with(known, inquiry).recheckBy(observed.now())
                : step.effect().map(with(known, step.run())::thenDo).orElseGet(() -> with(known, step.run()));
    }

    private Decision ended(RunStatus inquiry, Ended ended) {
        Optional<RunReport.Required> answer = ended.ending() instanceof Reported reported && reported.report() != null
                ? Optional.ofNullable(reported.report().required())
                : Optional.empty();
        return answer.map(found -> answered(Runs.succeeded(inquiry, observed.now()), found))
                .orElseGet(() -> unanswered(inquiry, ended));
    }

    /** A name that was asked for, and that the answer had no room for, is not asked for again and again. */
    private Decision answered(RunStatus inquiry, RunReport.Required answer) {
        Requirements completed = known.completedBy(inquiry.id(), answer);
        Requirements all = asksFor(inquiry, known.names()) ? completed.unanswered(inquiry.id()) : completed;
        return with(all, inquiry).recheckBy(observed.now());
    }

    private Decision unanswered(RunStatus inquiry, Ended ended) {
        Step step = new RunFollower(observed.owner(), inquiry, observed.now()).follow(ended);
        return again(
                inquiry,
                step.reason() == null ? Reason.UnknownOutcome : step.reason(),
                step.message() == null ? "Job " + inquiry.job() + " gave no answer." : step.message());
    }

    private Decision again(RunStatus inquiry, Reason reason, String message) {
        Instant retryAt = observed.now()
                .plus(Backoff.PATIENT.after(inquiry.attempt(), observed.owner().uid()));
        return with(known, Runs.waiting(inquiry, RunTask.CheckRequirements, reason, message, retryAt))
                .recheckBy(retryAt);
    }

    private Decision waiting(RunStatus inquiry) {
        if (known.unasked().isEmpty()) {
            return with(known, givenUp(inquiry, observed.now()));
        }
        if (!Runs.due(inquiry, observed.now())) {
            return with(known, inquiry).recheckBy(Instant.parse(inquiry.retryAt()));
        }
        return mayAsk()
                ? asking(known, Runs.nextAttempt(observed.owner(), inquiry, RunTask.CheckRequirements))
                : with(known, inquiry);
    }

    private Decision rest(Requirements now, RunStatus last) {
        if (!mayAsk()) {
            return with(now, last);
        }
        if (!now.unasked().isEmpty() || isDueAgain(now, last)) {
            return asking(now, start(now, last));
        }
        return waitsForMigrating(now) ? with(now, last).recheckBy(nextLook(last)) : with(now, last);
    }

    private boolean isDueAgain(Requirements now, RunStatus last) {
        return waitsForMigrating(now) && !observed.now().isBefore(nextLook(last));
    }

    private boolean waitsForMigrating(Requirements now) {
        return isMigrating() && !now.absent().isEmpty();
    }

    private Instant nextLook(RunStatus last) {
        Instant run = Instant.parse(decision.run().startedAt());
        Instant looked = last == null ? run : Instant.parse(last.finishedAt());
        return (looked.isAfter(run) ? looked : run).plus(WHILE_MIGRATING);
    }

    private RunStatus start(Requirements now, RunStatus last) {
        RunInput input = new RunInput(observed.now() + "/" + hash(now.names()), null, null, List.of());
        return Runs.start(observed.owner(), last, input, RunTask.CheckRequirements, observed.now());
    }

    private static boolean asksFor(RunStatus inquiry, List<String> names) {
        return inquiry.input().digest().endsWith("/" + hash(names));
    }

    private static String hash(List<String> names) {
        return Naming.hash(String.join("\n", names));
    }

    /** Nothing else is to be done now, the Job could run, and no run is about to ask by itself, or to change the answer. */
    private boolean mayAsk() {
        boolean source = observed.source() instanceof Available || observed.source() instanceof InImage;
        return decision.effect().isEmpty()
                && !Boolean.TRUE.equals(observed.spec().suspend())
                && source
                && observed.inlineMounted()
                && decision.run() != null
                && !AfterRestore.isUnderWay(observed)
                && (isMigrating() || isAtRest(decision.run()))
                && observed.resolutions().stream().noneMatch(RequirementInquiry::isBeingCarriedOut);
    }

    private boolean isAtRest(RunStatus run) {
        return run.phase() != RunPhase.Running
                && run.phase() != RunPhase.Waiting
                && !BetweenRuns.isOutdated(observed, run);
    }

    private boolean isMigrating() {
        RunStatus run = decision.run();
        return run.phase() == RunPhase.Running && run.task() == RunTask.Deploy && Boolean.TRUE.equals(run.jobStarted());
    }

    private static boolean isBeingCarriedOut(ResolutionObservation resolution) {
        return resolution.decided() && resolution.open() && resolution.phase() != ResolutionPhase.Failed;
    }

    private Decision asking(Requirements now, RunStatus inquiry) {
        return with(now, inquiry).thenDo(new Effect.CreateJob(inquiry));
    }

    private Decision with(Requirements now, RunStatus inquiry) {
        return decision.rollout(rollout.requirements(now.all(), new Inquiry(Wanted.database(observed), inquiry)));
    }
}
