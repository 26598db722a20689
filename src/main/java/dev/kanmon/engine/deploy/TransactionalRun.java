package dev.kanmon.engine.deploy;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.RunReport;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.session.FailureKind;
import dev.kanmon.engine.session.ServerError;
import dev.kanmon.engine.session.ServerException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Applies a migration in one transaction and one round trip: the script, then the session put back in order, so that the
 * history is written by our role and the next migration finds a clean session, then the history row.
 */
final class TransactionalRun {

    private final DeployContext context;
    private final CheckedMigration migration;
    private final RowCopying rows;

    TransactionalRun(DeployContext context, CheckedMigration migration, RowCopying rows) {
        this.context = context;
        this.migration = migration;
        this.rows = rows;
    }

    Outcome run() {
        String id = UUID.randomUUID().toString();
        RowCopying.Frame frame = rows.frame(context.session(), migration);
        List<String> closing = new ArrayList<>(context.cleanSession());
        closing.addAll(frame.after());
        closing.add(context.table().insertFinished(id, migration.name(), migration.checksum()));
        ComposedText composed = ComposedText.of(migration.script(), migration.onlySegment(), frame.before(), closing);
        long began = System.nanoTime();
        Attempts.Result result = new Attempts(context, migration.name()).send(composed.text(), () -> {});
        if (result instanceof Attempts.Result.Broken broken) {
            return broken(broken.error(), composed.locate(broken.error()), id, began);
        }
        if (result instanceof Attempts.Result.Stopped stopped) {
            return Outcome.stopped(migration.name(), stopped);
        }
        rows.committed(context.session(), migration, context.listener());
        return new Outcome.Applied();
    }

    private Outcome broken(ServerError error, Location location, String id, long began) {
        Optional<Problem> refusal = rows.refusal(migration, error);
        if (refusal.isPresent()) {
            return new Outcome.Postponed(refusal.get());
        }
        if (location instanceof Location.BeforeScript) {
            return Outcome.rowsNotCopied(migration.name(), error.message());
        }
        if (location instanceof Location.InHistory) {
            return Outcome.historyNotWritten(migration.name(), historyProblem(error), error.message());
        }
        RunReport.Failure failure = Failures.of(migration.name(), error, location, 0);
        recordFailure(id, began, FailureText.of(failure, error, migration.script()));
        return new Outcome.Failed(failure);
    }

    private void recordFailure(String id, long began, String logs) {
        Duration ago = Duration.ofNanos(System.nanoTime() - began);
        try {
            context.session().run(context.table().insertFailed(id, migration.name(), migration.checksum(), ago, logs));
        } catch (ServerException e) {
            // The script's error is what a person needs; that it could not be recorded comes second.
            context.listener()
                    .on(new Progress.Notice(
                            migration.name(),
                            "The failure could not be written to the history: "
                                    + e.error().message()));
        }
    }

    private static ProblemCode historyProblem(ServerError error) {
        if (error.kind() == FailureKind.FORBIDDEN) {
            return ProblemCode.INSUFFICIENT_PRIVILEGE;
        }
        return error.kind() == FailureKind.READ_ONLY ? ProblemCode.READ_ONLY : ProblemCode.UNREADABLE_HISTORY;
    }
}
