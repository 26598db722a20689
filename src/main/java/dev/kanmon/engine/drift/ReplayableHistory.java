package dev.kanmon.engine.drift;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.history.History;
import dev.kanmon.engine.source.Migration;
import dev.kanmon.engine.source.MigrationSource;
import dev.kanmon.engine.sql.Script;
import dev.kanmon.engine.sql.ScriptProblem;
import java.util.List;
import java.util.Optional;

/** Finds the scripts of a history's applied migrations, in the order in which they were applied. */
final class ReplayableHistory {

    private final History history;
    private final MigrationSource source;

    ReplayableHistory(History history, MigrationSource source) {
        this.history = history;
        this.source = source;
    }

    /** Why it cannot be replayed; empty where it can. */
    Optional<Problem> problem() {
        return missing().or(this::edited).or(this::unreadable);
    }

    /** Only where there is no {@link #problem()}. */
    List<Migration> migrations() {
        return history.applied(source);
    }

    private Optional<Problem> missing() {
        List<String> missing = history.missing(source);
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(Problem.invalidInput(
                        ProblemCode.UNKNOWN_MIGRATION,
                        "The history cannot be replayed: the source does not have " + String.join(", ", missing) + ".",
                        "Put their files back, from version control."));
    }

    private Optional<Problem> edited() {
        List<String> edited = history.edited(source);
        return edited.isEmpty()
                ? Optional.empty()
                : Optional.of(Problem.invalidInput(
                        ProblemCode.SOURCE_CHANGED,
                        "The history cannot be replayed: these migrations have changed since they were applied: "
                                + String.join(", ", edited) + ".",
                        "Restore their files, and put the change into a new migration."));
    }

    private Optional<Problem> unreadable() {
        for (Migration migration : migrations()) {
            List<ScriptProblem> problems =
                    Script.parse(migration.script().orElseThrow()).problems();
            if (!problems.isEmpty()) {
                ScriptProblem first = problems.get(0);
                return Optional.of(Problem.invalidInput(
                        ProblemCode.REPLAY_FAILED,
                        "The history cannot be replayed: " + migration.name() + ", line " + first.line() + ": "
                                + first.message(),
                        null));
            }
        }
        return Optional.empty();
    }
}
