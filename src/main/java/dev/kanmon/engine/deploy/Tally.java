package dev.kanmon.engine.deploy;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.RunReport;
import dev.kanmon.engine.CommandResult;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.history.History;
import dev.kanmon.engine.history.HistoryRow;
import dev.kanmon.engine.source.Migration;
import dev.kanmon.engine.source.MigrationSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keeps account of a deploy from the history as it was and what was done since, for a session may be gone at the end. */
final class Tally {

    private final History before;
    private final MigrationSource source;
    private final List<String> applied = new ArrayList<>();
    private final Set<String> unfinished = new LinkedHashSet<>();

    Tally(History before, MigrationSource source) {
        this.before = before;
        this.source = source;
        before.unfinished().stream().map(HistoryRow::migration).forEach(unfinished::add);
    }

    /** The same for a database of which nothing is recorded yet. */
    Tally ofNoHistory() {
        return new Tally(History.EMPTY, source);
    }

    void applied(String migration) {
        unfinished.remove(migration);
        applied.add(migration);
    }

    /** All that there was to do is done. */
    CommandResult done() {
        return result(applied.isEmpty() ? ExitCode.NOTHING_TO_DO : ExitCode.DONE, Optional.empty(), Optional.empty());
    }

    /** Nothing was done, and nothing is wrong. */
    CommandResult untouched(ExitCode outcome) {
        return result(outcome, Optional.empty(), Optional.empty());
    }

    /** A migration failed now. */
    CommandResult failed(RunReport.Failure failure) {
        unfinished.add(failure.migration());
        Problem problem = new Problem(
                ProblemCode.MIGRATION_FAILED,
                ExitCode.MIGRATION_FAILED,
                "A migration failed to apply: `" + failure.migration() + "`, " + where(failure) + failure.message()
                        + " (" + failure.sqlState() + ").",
                hint(failure));
        return result(problem.outcome(), Optional.of(problem), Optional.of(failure));
    }

    /** An earlier failure keeps everything from being applied. */
    CommandResult blocked(Problem problem, RunReport.Failure earlier) {
        return result(problem.outcome(), Optional.of(problem), Optional.of(earlier));
    }

    /** Something other than a script's mistake ended the deploy. */
    CommandResult stopped(Problem problem) {
        return result(problem.outcome(), Optional.of(problem), Optional.empty());
    }

    private CommandResult result(ExitCode outcome, Optional<Problem> problem, Optional<RunReport.Failure> failure) {
        List<String> pending = before.pending(source).stream()
                .map(Migration::name)
                .filter(name -> !applied.contains(name) && !unfinished.contains(name))
                .toList();
        return new CommandResult(
                outcome,
                problem,
                counts(pending.size()),
                List.copyOf(applied),
                pending,
                before.edited(source),
                before.missing(source),
                failure);
    }

    private RunReport.History counts(int pending) {
        RunReport.History earlier = before.counts(source);
        String last = applied.isEmpty() ? earlier.lastApplied() : applied.get(applied.size() - 1);
        return new RunReport.History(earlier.applied() + applied.size(), pending, unfinished.size(), last);
    }

    private static String where(RunReport.Failure failure) {
        return failure.line() == null ? "" : "line " + failure.line() + ": ";
    }

    private static String hint(RunReport.Failure failure) {
        String state = failure.statementsApplied() == 0
                ? "Nothing of it took effect. "
                : "Its first " + failure.statementsApplied() + " statements took effect. ";
        return state + "Mend the script or the data, then run resolve --rolled-back " + failure.migration()
                + " and deploy again.";
    }
}
