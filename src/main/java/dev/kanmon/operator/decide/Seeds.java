package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.RunPhase;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.api.v1alpha1.RunStatus.RunInput;
import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.api.v1alpha1.SeedStatus;
import dev.kanmon.contract.WholeSeconds;
import java.time.Instant;
import java.util.List;

/** The steps that the status of a seed can take. */
public final class Seeds {

    private Seeds() {}

    /**
     * A seed that begins, with its Job named.
     *
     * @param run after which it is begun
     * @param before how an earlier one ended; null for the first
     */
    static SeedStatus begun(Observed observed, RunStatus run, SeedStatus before) {
        int attempt = before != null && before.run().equals(run.id()) ? before.attempt() + 1 : 1;
        return begun(observed, run.id(), attempt);
    }

    /** The same seed where another owner's Job has the name. */
    static SeedStatus underAnotherName(Observed observed, SeedStatus seed) {
        return begun(observed, seed.run(), seed.attempt() + 1);
    }

    private static SeedStatus begun(Observed observed, String run, int attempt) {
        String job = Naming.job(observed.owner(), RunTask.Seed, run, attempt);
        return new SeedStatus(
                RunPhase.Running,
                run,
                attempt,
                job,
                null,
                observed.seed().digest(),
                null,
                null,
                WholeSeconds.after(observed.now()),
                null);
    }

    static SeedStatus seen(SeedStatus seed, String uid) {
        return in(seed, seed.phase(), uid, seed.reason(), seed.message(), seed.finishedAt());
    }

    /** Its Job is about to be deleted, and its absence afterwards is no loss. */
    static SeedStatus takenBack(SeedStatus seed, String message) {
        return in(seed, RunPhase.Running, seed.jobUid(), Reason.ProductionProtected, message, null);
    }

    static SeedStatus succeeded(SeedStatus seed, Instant now) {
        return in(seed, RunPhase.Succeeded, seed.jobUid(), null, null, WholeSeconds.after(now));
    }

    static SeedStatus failed(SeedStatus seed, Reason reason, String message, Instant now) {
        return in(seed, RunPhase.Failed, seed.jobUid(), reason, message, WholeSeconds.after(now));
    }

    /** The seed as one who makes and looks for Jobs of runs sees it. */
    public static RunStatus job(SeedStatus seed) {
        return new RunStatus(
                seed.run(),
                seed.attempt(),
                RunTask.Seed,
                seed.phase(),
                seed.job(),
                seed.jobUid(),
                null,
                null,
                null,
                seed.startedAt(),
                null,
                null,
                new RunInput(seed.digest(), null, null, List.of()));
    }

    private static SeedStatus in(
            SeedStatus seed, RunPhase phase, String uid, Reason reason, String message, String finishedAt) {
        return new SeedStatus(
                phase,
                seed.run(),
                seed.attempt(),
                seed.job(),
                uid,
                seed.digest(),
                reason,
                message,
                seed.startedAt(),
                finishedAt);
    }
}
