package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.FailureStatus;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.RunPhase;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.api.v1alpha1.RunStatus.RunInput;
import dev.kanmon.api.v1alpha1.RunTask;
import java.time.Instant;
import java.util.List;

/** Runs as a status can hold them, all in their second attempt. */
final class SampleRuns {

    static final String ID = "0a1b2c3d";
    static final String JOB_UID = "6f2a6e1c-0000-4000-8000-00000000000a";
    static final String INPUT = "sha256:input";
    static final String SOURCE = "sha256:source";

    static final String SCRIPTS = "sha256:scripts";

    /** The resolution that the run knows of. */
    static final String KNOWN_RESOLUTION = "6f2a6e1c-0000-4000-8000-0000000000aa";

    static final String MIGRATION = "20260103120000_unique_email";

    static final FailureStatus FAILURE = new FailureStatus(
            MIGRATION,
            "23505",
            "could not create unique index \"User_email_key\"",
            "Key (email)=(a@example.org) is duplicated.",
            null,
            "CREATE UNIQUE INDEX \"User_email_key\" ON \"User\"(\"email\")",
            2,
            0,
            null);

    private static final int ATTEMPT = 2;
    private static final Instant STARTED = Scene.NOW.minusSeconds(60);

    private SampleRuns() {}

    /** A Job was named, and not seen yet. */
    static RunStatus unseen(RunTask task) {
        return run(task, RunPhase.Running, null, null, null, null);
    }

    /** The Job was seen. */
    static RunStatus seen(RunTask task) {
        return run(task, RunPhase.Running, JOB_UID, null, null, null);
    }

    /** The Job's container was seen running. */
    static RunStatus started(RunTask task) {
        return run(task, RunPhase.Running, JOB_UID, Boolean.TRUE, null, null);
    }

    static RunStatus waiting(RunTask task, Instant retryAt) {
        return run(task, RunPhase.Waiting, JOB_UID, null, Reason.ServerUnreachable, retryAt);
    }

    static RunStatus due(RunTask task) {
        return waiting(task, Scene.NOW);
    }

    static RunStatus notDue(RunTask task) {
        return waiting(task, Scene.NOW.plusSeconds(7));
    }

    static RunStatus planned() {
        return run(RunTask.Plan, RunPhase.Planned, JOB_UID, Boolean.TRUE, null, null);
    }

    static RunStatus succeeded(RunTask task) {
        return run(task, RunPhase.Succeeded, JOB_UID, Boolean.TRUE, null, null);
    }

    static RunStatus failed(RunTask task, Reason reason) {
        return run(task, RunPhase.Failed, JOB_UID, Boolean.TRUE, reason, null);
    }

    /** The same run for another input. */
    static RunStatus forInput(RunStatus run, RunInput input) {
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
                input);
    }

    private static RunStatus run(
            RunTask task, RunPhase phase, String jobUid, Boolean started, Reason reason, Instant retryAt) {
        boolean over = phase == RunPhase.Succeeded || phase == RunPhase.Failed;
        return new RunStatus(
                ID,
                ATTEMPT,
                task,
                phase,
                Naming.job(Scene.OWNER, task, ID, ATTEMPT),
                jobUid,
                started,
                reason,
                reason == null ? null : "It did not work.",
                STARTED.toString(),
                over ? Scene.NOW.minusSeconds(1).toString() : null,
                retryAt == null ? null : retryAt.toString(),
                new RunInput(INPUT, SOURCE, SCRIPTS, List.of(KNOWN_RESOLUTION)));
    }
}
