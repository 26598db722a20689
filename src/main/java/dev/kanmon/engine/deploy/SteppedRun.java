package dev.kanmon.engine.deploy;

import dev.kanmon.contract.RunReport;
import dev.kanmon.engine.session.ServerError;
import dev.kanmon.engine.session.SessionSettings;
import dev.kanmon.engine.sql.Segment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Applies a migration that does not fit into one transaction, segment by segment. The history row is there from the
 * beginning and counts the statements that took effect, so that a later run can go on where this one is killed.
 */
final class SteppedRun {

    private final DeployContext context;
    private final CheckedMigration migration;
    private final Attempts attempts;
    private final String id;
    private int statementsDone;

    private SteppedRun(DeployContext context, CheckedMigration migration, String id, int statementsDone) {
        this.context = context;
        this.migration = migration;
        this.attempts = new Attempts(context, migration.name());
        this.id = id;
        this.statementsDone = statementsDone;
    }

    /** Begins at the first segment. */
    static Outcome begin(DeployContext context, CheckedMigration migration) {
        String id = UUID.randomUUID().toString();
        context.session().run(context.table().insertStarted(id, migration.name(), migration.checksum()));
        return new SteppedRun(context, migration, id, 0).runFrom(0);
    }

    /** Goes on where a run was killed. */
    static Outcome resume(DeployContext context, UnfinishedAttempt.Resumable attempt) {
        SteppedRun run = new SteppedRun(
                context, attempt.migration(), attempt.row().id(), attempt.row().appliedSteps());
        return run.resumeFrom(attempt.segment());
    }

    private Outcome resumeFrom(int next) {
        List<Segment> segments = migration.segments();
        SessionStatements.in(segments.subList(0, next)).forEach(context.session()::run);
        if (next < segments.size() && segments.get(next) instanceof Segment.Alone inDoubt) {
            allowLongWaits();
            if (RecoveryCheck.resolve(context.session(), inDoubt.recovery()) == RecoveryCheck.Answer.DONE) {
                keepProgress(inDoubt);
                return runFrom(next + 1);
            }
        }
        return runFrom(next);
    }

    private Outcome runFrom(int next) {
        for (Segment segment :
                migration.segments().subList(next, migration.segments().size())) {
            if (context.stop().isRequested()) {
                return Outcome.interrupted(migration.name());
            }
            Optional<Outcome> end = segment instanceof Segment.Transactional transactional
                    ? runTransaction(transactional)
                    : runAlone((Segment.Alone) segment);
            if (end.isPresent()) {
                return end.get();
            }
            context.listener().on(new Progress.Stepped(migration.name(), statementsDone, migration.statementCount()));
        }
        finish(context.table().updateFinished(id));
        return new Outcome.Applied();
    }

    private Optional<Outcome> runTransaction(Segment.Transactional segment) {
        int done = statementsDone + segment.statements().size();
        List<String> closing = new ArrayList<>(SessionSettings.ownRoleUntilCommit());
        closing.add(context.table().updateSteps(id, done));
        ComposedText composed = ComposedText.of(migration.script(), segment, closing);
        Attempts.Result result = attempts.send(composed.text(), () -> {});
        if (result instanceof Attempts.Result.Broken broken) {
            ServerError error = broken.error();
            Location location = composed.locate(error);
            return Optional.of(failed(error, Failures.of(migration.name(), error, location, statementsDone)));
        }
        if (result instanceof Attempts.Result.Stopped stopped) {
            return Optional.of(Outcome.stopped(migration.name(), stopped));
        }
        statementsDone = done;
        return Optional.empty();
    }

    private Optional<Outcome> runAlone(Segment.Alone alone) {
        allowLongWaits();
        Attempts.Result result = attempts.send(
                alone.statement().text(), () -> RecoveryCheck.clearAway(context.session(), alone.recovery()));
        if (result instanceof Attempts.Result.Broken broken) {
            ServerError error = broken.error();
            Location location = Location.of(migration.script(), alone, error);
            return Optional.of(failed(error, Failures.of(migration.name(), error, alone, location, statementsDone)));
        }
        if (result instanceof Attempts.Result.Stopped stopped) {
            return Optional.of(Outcome.stopped(migration.name(), stopped));
        }
        keepProgress(alone);
        return Optional.empty();
    }

    /**
     * A statement that refuses a transaction waits for every older transaction to end, and nobody queues behind it: our
     * short lock_timeout would only make it fail.
     */
    private void allowLongWaits() {
        context.session().run(SessionSettings.swapLockTimeout(context.settings().lockTimeout(), longWait()));
    }

    private void keepProgress(Segment.Alone done) {
        statementsDone += done.statements().size();
        List<String> statements = new ArrayList<>();
        statements.add(
                SessionSettings.swapLockTimeout(longWait(), context.settings().lockTimeout()));
        statements.addAll(SessionSettings.ownRoleUntilCommit());
        statements.add(context.table().updateSteps(id, statementsDone));
        context.inTransaction(statements);
    }

    private Duration longWait() {
        return context.settings().retryFor();
    }

    private Outcome failed(ServerError error, RunReport.Failure failure) {
        finish(context.table().updateFailed(id, FailureText.of(failure, error, migration.script())));
        return new Outcome.Failed(failure);
    }

    private void finish(String lastUpdate) {
        List<String> statements = new ArrayList<>(context.cleanSession());
        statements.add(lastUpdate);
        context.inTransaction(statements);
    }
}
