package dev.kanmon.engine.plan;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.deploy.Baseline;
import dev.kanmon.engine.drift.DriftHighlights;
import dev.kanmon.engine.drift.DriftResult;
import dev.kanmon.engine.drift.DriftResult.Drifted;
import dev.kanmon.engine.drift.DriftResult.NotChecked;
import dev.kanmon.engine.plan.rehearsal.Rehearsal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says why a database is not taken over: a baseline is never marked on trust. */
final class BaselineProblem {

    /** Differences that are told one by one. */
    private static final int TOLD = 3;

    private BaselineProblem() {}

    /** @return empty where the target has the baseline's schema */
    static Optional<Problem> of(DriftResult drift, Baseline baseline) {
        if (drift instanceof NotChecked not) {
            return Optional.of(notComparable(not.problem().code(), not.problem().message(), baseline));
        }
        return drift instanceof Drifted drifted ? Optional.of(differs(drifted, baseline)) : Optional.empty();
    }

    static Problem notReplayed(Rehearsal.HistoryNotReplayed failure, Baseline baseline) {
        return notComparable(ProblemCode.REPLAY_FAILED, failure.reason(), baseline);
    }

    static Problem notComparable(ProblemCode code, String reason, Baseline baseline) {
        return new Problem(
                code,
                ExitCode.DATABASE_NOT_EMPTY,
                "The database has tables and no history, and whether it has the schema of the baseline `"
                        + last(baseline) + "` could not be found out. " + reason,
                "Nothing was marked. Give a shadow on which the migrations can be replayed.");
    }

    private static Problem differs(Drifted drifted, Baseline baseline) {
        List<String> sentences = DriftHighlights.of(drifted.difference());
        int more = Math.max(0, sentences.size() - TOLD);
        List<String> told = new ArrayList<>(sentences.subList(0, sentences.size() - more));
        if (more > 0) {
            told.add("And " + more + " more.");
        }
        told.addAll(drifted.notes());
        return new Problem(
                ProblemCode.BASELINE_DIFFERS,
                ExitCode.DATABASE_NOT_EMPTY,
                "The database has not the schema that the migrations up to the baseline `" + last(baseline) + "` make. "
                        + String.join(" ", told),
                "Nothing was marked. Name another baseline, or bring the database to its schema; kanmon plan shows the whole"
                        + " difference.");
    }

    private static String last(Baseline baseline) {
        return baseline.names().get(baseline.names().size() - 1);
    }
}
