package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.RunPhase;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.api.v1alpha1.RunStatus.RunInput;
import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.contract.WholeSeconds;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The steps that a run's status can take. */
final class Runs {

    private Runs() {}

    /** A new run, with its first Job named. */
    static RunStatus start(Owner owner, RunStatus previous, RunInput input, RunTask task, Instant now) {
        String id = Naming.runId(owner, previous == null ? null : previous.id(), input.digest() + input.resolutions());
        String job = Naming.job(owner, task, id, 1);
        return new RunStatus(
                id, 1, task, RunPhase.Running, job, null, null, null, null, WholeSeconds.after(now), null, null, input);
    }

    /** The run with its next Job named. */
    static RunStatus nextAttempt(Owner owner, RunStatus run, RunTask task) {
        int attempt = run.attempt() + 1;
        String job = Naming.job(owner, task, run.id(), attempt);
        return new RunStatus(
                run.id(),
                attempt,
                task,
                RunPhase.Running,
                job,
                null,
                null,
                null,
                null,
                run.startedAt(),
                null,
                null,
                run.input());
    }

    /** The run, its newest Job seen. */
    static RunStatus seen(RunStatus run, String jobUid, boolean started) {
        return new RunStatus(
                run.id(),
                run.attempt(),
                run.task(),
                run.phase(),
                run.job(),
                jobUid,
                started || Boolean.TRUE.equals(run.jobStarted()) ? Boolean.TRUE : null,
                run.reason(),
                run.message(),
                run.startedAt(),
                run.finishedAt(),
                run.retryAt(),
                run.input());
    }

    /** The run, with one more resolution that it need not be started anew for. */
    static RunStatus knowing(RunStatus run, String resolution) {
        List<String> known = Stream.concat(run.input().resolutions().stream(), Stream.of(resolution))
                .sorted()
                .toList();
        return new RunStatus(
                run.id(),
                run.attempt(),
                run.task(),
                run.phase(),
                run.job(),
                run.jobUid(),
                run.jobStarted(),
                run.reason(),
                run.message(),
                run.startedAt(),
                run.finishedAt(),
                run.retryAt(),
                new RunInput(
                        run.input().digest(),
                        run.input().sourceDigest(),
                        run.input().scripts(),
                        known,
                        run.input().released()));
    }

    /** The run, its newest Job about to be deleted, since it cannot start and the input is another one now. */
    static RunStatus withdrawn(RunStatus run, String jobUid, Reason reason, String message) {
        return new RunStatus(
                run.id(),
                run.attempt(),
                run.task(),
                run.phase(),
                run.job(),
                jobUid,
                null,
                reason,
                message,
                run.startedAt(),
                null,
                null,
                run.input());
    }

    /** The run, its newest Job ended without a result; the next one does {@code next}. */
    static RunStatus waiting(RunStatus run, RunTask next, Reason reason, String message, Instant retryAt) {
        return atRest(run, next, RunPhase.Waiting, reason, message, null, WholeSeconds.after(retryAt));
    }

    /** The run, its plan made, without a Job under way. */
    static RunStatus planned(RunStatus run) {
        return atRest(run, run.task(), RunPhase.Planned, null, null, null, null);
    }

    static RunStatus succeeded(RunStatus run, Instant now) {
        return ended(run, RunPhase.Succeeded, null, null, now);
    }

    /** A run that has succeeded, with what its runner said of it. */
    static RunStatus telling(RunStatus succeeded, String message) {
        return atRest(succeeded, succeeded.task(), succeeded.phase(), null, message, succeeded.finishedAt(), null);
    }

    static RunStatus failed(RunStatus run, Reason reason, String message, Instant now) {
        return ended(run, RunPhase.Failed, reason, message, now);
    }

    private static RunStatus ended(RunStatus run, RunPhase phase, Reason reason, String message, Instant now) {
        return atRest(run, run.task(), phase, reason, message, WholeSeconds.after(now), null);
    }

    /** The run without a Job under way: it has ended, or waits for its next attempt. */
    private static RunStatus atRest(
            RunStatus run,
            RunTask task,
            RunPhase phase,
            Reason reason,
            String message,
            String finishedAt,
            String retryAt) {
        return new RunStatus(
                run.id(),
                run.attempt(),
                task,
                phase,
                run.job(),
                run.jobUid(),
                run.jobStarted(),
                reason,
                message,
                run.startedAt(),
                finishedAt,
                retryAt,
                run.input());
    }

    /** Whether the time for the next attempt has come. */
    static boolean due(RunStatus run, Instant now) {
        return run.retryAt() == null || !now.isBefore(Instant.parse(run.retryAt()));
    }
}
