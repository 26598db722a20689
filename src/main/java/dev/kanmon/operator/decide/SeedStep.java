package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.ConditionState;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.RunPhase;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.api.v1alpha1.SeedStatus;
import dev.kanmon.operator.decide.SeedObserved.Sight;

/**
 * Adds to what was decided on a run what is to be done about the sample data. They hold nothing up: neither a run, nor Ready,
 * nor the gate. What was put in stays in, until a reset.
 */
final class SeedStep {

    private static final String PRODUCTION = "spec.environment is Production, where no data are made up.";

    private final Observed observed;
    private final Decision decision;

    private SeedStep(Observed observed, Decision decision) {
        this.observed = observed;
        this.decision = decision;
    }

    static Decision beside(Observed observed, Decision decision) {
        return new SeedStep(observed, decision).advance(decision.seed());
    }

    private Decision advance(SeedStatus seed) {
        if (seed != null && seed.phase() == RunPhase.Running) {
            return follow(seed);
        }
        if (observed.spec().seed() == null) {
            return decision;
        }
        if (seed != null && seed.phase() == RunPhase.Succeeded) {
            return told(
                    ConditionState.True, Reason.SeedDone, "The sample data were put in at " + seed.finishedAt() + ".");
        }
        if (observed.isProduction()) {
            return told(ConditionState.False, Reason.ProductionProtected, PRODUCTION);
        }
        return seed != null && seed.digest().equals(observed.seed().digest())
                ? told(ConditionState.False, seed.reason(), seed.message())
                : beginWhenDue(seed);
    }

    private Decision beginWhenDue(SeedStatus before) {
        if (!isDue()) {
            return pending("The sample data are put in after the first run that succeeds.");
        }
        if (observed.seed().missing().isPresent()) {
            return pending(observed.seed().missing().get());
        }
        if (decision.effect().isPresent()) {
            return pending("The sample data are put in next.").recheckBy(observed.now());
        }
        return begin(Seeds.begun(observed, decision.run(), before));
    }

    private boolean isDue() {
        RunStatus run = decision.run();
        return run != null
                && run.phase() == RunPhase.Succeeded
                && !Resets.isOf(run)
                && !Boolean.TRUE.equals(observed.spec().suspend())
                && !Rounds.isOpen(decision.hooks())
                && !BetweenRuns.isOutdated(observed, run);
    }

    private Decision begin(SeedStatus seed) {
        return goingOn(seed, "Job " + seed.job() + " puts the sample data in.")
                .thenDo(new Effect.CreateJob(Seeds.job(seed)));
    }

    private Decision follow(SeedStatus seed) {
        Sight sight = observed.seed().sight();
        if (sight instanceof Sight.Absent) {
            return absent(seed);
        }
        if (sight instanceof Sight.Foreign) {
            return toBeMade(Seeds.underAnotherName(observed, seed));
        }
        if (sight instanceof Sight.Starting starting) {
            return starting(Seeds.seen(seed, starting.uid()), starting.message());
        }
        if (sight instanceof Sight.Working working) {
            return goingOn(Seeds.seen(seed, working.uid()), "Job " + seed.job() + " is putting the sample data in.");
        }
        if (sight instanceof Sight.Done done) {
            SeedStatus succeeded = Seeds.succeeded(Seeds.seen(seed, done.uid()), observed.now());
            return told(
                            ConditionState.True,
                            Reason.SeedDone,
                            "The sample data were put in at " + succeeded.finishedAt() + ".")
                    .seed(succeeded);
        }
        Sight.Failed failed = (Sight.Failed) sight;
        return failed(
                Seeds.seen(seed, failed.uid()),
                failed.guarded() ? Reason.ProductionProtected : Reason.SeedFailed,
                failed.message());
    }

    /** Never made, or made and not seen yet, which is harmless to do twice; or seen and gone, which is not. */
    private Decision absent(SeedStatus seed) {
        if (seed.reason() == Reason.ProductionProtected) {
            return failed(seed, Reason.ProductionProtected, PRODUCTION);
        }
        return seed.jobUid() == null
                ? toBeMade(seed)
                : failed(
                        seed,
                        Reason.SeedFailed,
                        "Job " + seed.job()
                                + " was deleted before its result was seen, so nobody knows what it has put in.");
    }

    private Decision toBeMade(SeedStatus seed) {
        if (observed.isProduction()) {
            return failed(seed, Reason.ProductionProtected, PRODUCTION);
        }
        if (observed.spec().seed() == null) {
            return failed(seed, Reason.SeedFailed, "spec.seed was taken away before the Job was made.");
        }
        return decision.effect().isPresent()
                ? goingOn(seed, "Creating Job " + seed.job() + ".").recheckBy(observed.now())
                : begin(seed);
    }

    /** A Job that has not started is taken back when the database turns out to be production. */
    private Decision starting(SeedStatus seed, String message) {
        return observed.isProduction() && decision.effect().isEmpty()
                ? goingOn(Seeds.takenBack(seed, PRODUCTION), "Job " + seed.job() + " is taken back. " + PRODUCTION)
                        .thenDo(new Effect.DeleteJob(seed.job()))
                : goingOn(seed, message);
    }

    private Decision failed(SeedStatus seed, Reason reason, String message) {
        return told(ConditionState.False, reason, message).seed(Seeds.failed(seed, reason, message, observed.now()));
    }

    private Decision goingOn(SeedStatus seed, String message) {
        return told(ConditionState.False, Reason.Seeding, message).seed(seed);
    }

    private Decision pending(String message) {
        return told(ConditionState.False, Reason.SeedPending, message);
    }

    private Decision told(ConditionState state, Reason reason, String message) {
        return observed.spec().seed() == null
                ? decision
                : decision.finding(new Finding(ConditionType.Seeded, state, reason, message));
    }
}
