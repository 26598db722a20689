package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.DriftStatus;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.RunPhase;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.api.v1alpha1.RunStatus.RunInput;
import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.contract.GoDuration;
import dev.kanmon.contract.RunReport;
import dev.kanmon.contract.RunReport.DriftState;
import dev.kanmon.operator.decide.JobObservation.Starting;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides when a database is compared with its history while nothing is run, and what follows from it. A check only
 * reads, so it never stalls a resource: one that cannot be made is a check that was not made.
 */
final class DriftDecider {

    /** What {@code spec.drift.interval} promises. */
    private static final Duration SHORTEST_INTERVAL = Duration.ofMinutes(1);

    private final Observed observed;

    private DriftDecider(Observed observed) {
        this.observed = observed;
    }

    static boolean isUnderWay(Observed observed) {
        RunStatus check = lastCheck(observed.status().drift());
        return check != null && check.phase() == RunPhase.Running;
    }

    /** What the Job of a check leads to. */
    static Decision follow(Observed observed) {
        return BetweenRuns.besideCheck(observed, new DriftDecider(observed).follow());
    }

    /**
     * What there is to do about drift while nothing else is due.
     *
     * @param draft of a resource whose run has succeeded
     */
    static Draft idle(Observed observed, Draft draft) {
        boolean justEnded = !draft.run().equals(observed.status().run());
        // Whether another run is due is looked at first.
        return justEnded ? draft : new DriftDecider(observed).idle(draft);
    }

    private static RunStatus lastCheck(DriftStatus drift) {
        return drift == null ? null : drift.run();
    }

    private Draft idle(Draft draft) {
        DriftStatus drift = draft.drift();
        if (!observed.driftStored()) {
            return storing(draft, Drifts.maker(drift, draft.run()));
        }
        RunInput input = input(draft.run());
        if (interval().isEmpty() && observed.driftRequest().isEmpty()) {
            return draft;
        }
        RunStatus last = lastCheck(drift);
        if (last == null || !last.input().equals(input)) {
            return starting(draft, Runs.start(observed.owner(), last, input, RunTask.CheckDrift, observed.now()));
        }
        return last.phase() == RunPhase.Waiting ? waiting(draft, last) : resting(draft, last);
    }

    private Draft waiting(Draft draft, RunStatus last) {
        return Runs.due(last, observed.now())
                ? starting(draft, Runs.nextAttempt(observed.owner(), last, RunTask.CheckDrift))
                : draft.recheckAt(Instant.parse(last.retryAt()));
    }

    private Draft resting(Draft draft, RunStatus last) {
        Optional<Instant> next = interval()
                .map(interval -> Instant.parse(draft.drift().checkedAt()).plus(interval));
        if (next.isPresent() && !observed.now().isBefore(next.get())) {
            return starting(
                    draft, Runs.start(observed.owner(), last, last.input(), RunTask.CheckDrift, observed.now()));
        }
        return next.map(draft::recheckAt).orElse(draft);
    }

    private static Draft starting(Draft draft, RunStatus check) {
        return draft.drift(Drifts.checking(draft.drift(), check)).effect(new Effect.CreateJob(check));
    }

    private Draft storing(Draft draft, RunStatus maker) {
        return draft.effect(new Effect.StoreDrift(maker, draft.drift()))
                .recheckAt(observed.now().plusSeconds(1));
    }

    private Optional<Duration> interval() {
        return Optional.ofNullable(observed.spec().drift())
                .flatMap(drift -> Optional.ofNullable(drift.interval()))
                .map(GoDuration::parse)
                .map(interval -> interval.compareTo(SHORTEST_INTERVAL) < 0 ? SHORTEST_INTERVAL : interval);
    }

    /** After another run, and when a person asks, a check is due although the interval has not passed. */
    private RunInput input(RunStatus run) {
        String request =
                observed.driftRequest().map(wish -> "/" + Naming.hash(wish)).orElse("");
        return new RunInput(
                "drift/" + run.input().digest() + request,
                run.input().sourceDigest(),
                run.input().scripts(),
                run.input().resolutions());
    }

    private Draft follow() {
        RunStatus check = observed.status().drift().run();
        Optional<Starting> stuck = stuck();
        if (stuck.isPresent() && BetweenRuns.needsRun(observed)) {
            return withdrawn(check, stuck.get());
        }
        Step step = new RunFollower(observed.owner(), check, observed.now()).follow(observed.driftJob());
        return switch (step.run().phase()) {
            case Running -> underWay(check, step);
            case Succeeded -> ended(step);
            case Waiting, Failed -> notChecked(step, told(step));
            case Planned -> throw new IllegalStateException("a check of drift makes no plan");
        };
    }

    /** A Job whose pod does not only take its time. */
    private Optional<Starting> stuck() {
        return observed.driftJob() instanceof Starting starting && starting.reason() != Reason.PodPending
                ? Optional.of(starting)
                : Optional.empty();
    }

    /** The change that makes a run due is as a rule the cure of a Job that cannot start. */
    private Draft withdrawn(RunStatus check, Starting stuck) {
        RunStatus ended = Runs.failed(check, stuck.reason(), stuck.message(), observed.now());
        return Draft.from(observed)
                .drift(Drifts.checking(observed.status().drift(), ended))
                .effect(new Effect.DeleteJob(check.job()))
                .recheckAt(observed.now());
    }

    /** How far the Job is, is not written down: a check that was lost is simply made again. */
    private Draft underWay(RunStatus check, Step step) {
        Knowledge known = stuck().isPresent() ? withoutCheck(known(step), told(step)) : known(step);
        Draft draft = Draft.from(observed).knowledge(known);
        Draft followed = step.run().job().equals(check.job())
                ? draft
                : draft.drift(Drifts.checking(observed.status().drift(), step.run()));
        return step.effect().map(followed::effect).orElse(followed);
    }

    private Draft ended(Step step) {
        RunReport.Drift found = step.report() == null ? null : step.report().drift();
        if (found == null) {
            return notChecked(step, "The report of Job " + step.run().job() + " was lost; its log may say more.");
        }
        return found.state() == DriftState.NotChecked
                ? notChecked(step, found.reason() == null ? "The runner does not say why." : found.reason())
                : compared(step, found);
    }

    private Draft compared(Step step, RunReport.Drift found) {
        DriftStatus before = observed.status().drift();
        DriftStatus drift = Drifts.of(observed.owner(), before, found, step.run(), observed.now());
        Knowledge known = known(step);
        Draft draft = Draft.from(observed)
                .drift(drift)
                .knowledge(known.with(SyncFinding.of(known.inSync(), step.report(), drift, observed.owner())))
                .recheckAt(observed.now());
        boolean another = drift.configMap() != null && !drift.configMap().equals(before.configMap());
        return another ? draft.effect(new Effect.StoreDrift(step.run(), drift)) : draft;
    }

    private Draft notChecked(Step step, String why) {
        return Draft.from(observed)
                .drift(Drifts.notChecked(step.run(), observed.now()))
                .knowledge(withoutCheck(known(step), why))
                .recheckAt(observed.now());
    }

    private Knowledge known(Step step) {
        return Knowledge.of(observed)
                .with(step.report(), observed.status().drift(), observed.owner())
                .withTargetTrouble(step.reason(), told(step));
    }

    /** With where the URL comes from, where the target is to blame. */
    private String told(Step step) {
        return step.reason() == null
                ? step.message()
                : step.message() + TargetWords.whence(observed.spec().target(), step.reason());
    }

    private static Knowledge withoutCheck(Knowledge known, String why) {
        return known.with(SyncFinding.notChecked(known.inSync(), why));
    }
}
