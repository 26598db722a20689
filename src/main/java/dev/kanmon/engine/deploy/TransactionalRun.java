package dev.kanmon.engine.deploy;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.RunReport;
import dev.kanmon.engine.session.FailureKind;
import dev.kanmon.engine.session.ServerError;
import dev.kanmon.engine.session.ServerException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Applies a migration in one transaction and one round trip: the script, then the session put back in order, so that the
 * history is written by our role and the next migration finds a clean session, then the history row.
 */
final class TransactionalRun {

    private final DeployContext context;
    private final CheckedMigration migration;

    TransactionalRun(DeployContext context, CheckedMigration migration) {
        this.context = context;
        this.migration = migration;
    }

    Outcome run() {
        String id = UUID.randomUUID().toString();
        List<String> closing = new ArrayList<>(context.cleanSession());
        closing.add(context.table().insertFinished(id, migration.name(), migration.checksum()));
        ComposedText composed = ComposedText.of(migration.script(), migration.onlySegment(), closing);
        long began = System.nanoTime();
        Attempts.Result result = new Attempts(context, migration.name()).send(composed.text(), () -> {});
        if (result instanceof Attempts.Result.Broken broken) {
            return broken(broken.error(), composed.locate(broken.error()), id, began);
        }
        return result instanceof Attempts.Result.Stopped stopped
                ? Outcome.stopped(migration.name(), stopped)
                : new Outcome.Applied();
    }

    private Outcome broken(ServerError error, Location location, String id, long began) {
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
