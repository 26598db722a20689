package dev.kanmon.engine.deploy;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.RunReport;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.history.HistoryTable;
import dev.kanmon.engine.session.ServerError;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.source.Migration;
import dev.kanmon.engine.sql.Segment;
import java.util.List;
import java.util.Optional;

/** {@code execute}: runs a script without writing any history, as {@code prisma db execute} does. Takes no lock. */
public final class Execute {

    private final DeployContext context;
    private final CheckedMigration script;
    private final Attempts attempts;

    private Execute(DeployContext context, CheckedMigration script) {
        this.context = context;
        this.script = script;
        this.attempts = new Attempts(context, script.name());
    }

    /**
     * How a script ended.
     *
     * @param problem empty where all of it ran
     * @param failure the statement that failed; empty where none did
     */
    public record Result(ExitCode outcome, Optional<Problem> problem, Optional<RunReport.Failure> failure) {}

    /**
     * Runs what can be in one transaction in one, and each statement that refuses one by itself.
     *
     * @param name what the script is called in messages, for example its file's name
     * @throws ProblemException where the script cannot be run as it stands
     */
    public static Result run(
            Session session,
            String name,
            String text,
            DeploySettings settings,
            StopSignal stop,
            Progress.Listener listener) {
        CheckedMigration script = CheckedMigration.check(List.of(new Migration(name, Optional.of(text))))
                .get(0);
        settings.applyTo(session);
        stop.onCancel(session::cancel);
        HistoryTable unused = new HistoryTable(session.schema());
        return new Execute(new DeployContext(session, unused, settings, stop, listener), script).run();
    }

    private Result run() {
        int statementsDone = 0;
        for (Segment segment : script.segments()) {
            Optional<Result> end = segment instanceof Segment.Transactional transactional
                    ? runTransaction(transactional, statementsDone)
                    : runAlone((Segment.Alone) segment, statementsDone);
            if (end.isPresent()) {
                return end.get();
            }
            statementsDone += segment.statements().size();
        }
        return new Result(ExitCode.DONE, Optional.empty(), Optional.empty());
    }

    private Optional<Result> runTransaction(Segment.Transactional segment, int statementsDone) {
        ComposedText composed = ComposedText.of(script.script(), segment, List.of());
        Attempts.Result result = attempts.send(composed.text(), () -> {});
        if (result instanceof Attempts.Result.Broken broken) {
            Location location = composed.locate(broken.error());
            return failed(Failures.of(script.name(), broken.error(), location, statementsDone));
        }
        return stopped(result);
    }

    private Optional<Result> runAlone(Segment.Alone alone, int statementsDone) {
        Attempts.Result result = attempts.send(
                alone.statement().text(), () -> RecoveryCheck.clearAway(context.session(), alone.recovery()));
        if (result instanceof Attempts.Result.Broken broken) {
            ServerError error = broken.error();
            return failed(Failures.of(
                    script.name(), error, alone, Location.of(script.script(), alone, error), statementsDone));
        }
        return stopped(result);
    }

    private static Optional<Result> failed(RunReport.Failure failure) {
        String where = failure.line() == null ? "" : ", line " + failure.line();
        Problem problem = new Problem(
                ProblemCode.MIGRATION_FAILED,
                ExitCode.MIGRATION_FAILED,
                failure.migration() + where + ": " + failure.message() + " (" + failure.sqlState() + ").",
                failure.hint());
        return Optional.of(new Result(problem.outcome(), Optional.of(problem), Optional.of(failure)));
    }

    private Optional<Result> stopped(Attempts.Result result) {
        if (result instanceof Attempts.Result.Stopped stopped) {
            Problem problem = Outcome.stopped(script.name(), stopped).problem();
            return Optional.of(new Result(problem.outcome(), Optional.of(problem), Optional.empty()));
        }
        return Optional.empty();
    }
}
