package dev.kanmon.engine.plan;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.classify.MigrationClass;
import dev.kanmon.engine.classify.Reason;
import dev.kanmon.engine.classify.Verdict;
import java.util.List;
import java.util.Optional;

/** Says which migration both adds and removes, where that is refused, and how it is to be split. */
final class MixedProblem {

    private MixedProblem() {}

    static Optional<Problem> of(Plan plan) {
        List<Verdict> mixed = plan.selection().taken().stream()
                .filter(verdict -> verdict.is(MigrationClass.MIXED))
                .toList();
        return mixed.isEmpty() ? Optional.empty() : Optional.of(problem(mixed.get(0), mixed.size() - 1));
    }

    private static Problem problem(Verdict verdict, int others) {
        Reason reason = verdict.objections().get(0);
        return new Problem(
                ProblemCode.MIXED_MIGRATION,
                ExitCode.REFUSED_BY_POLICY,
                "The migration `" + verdict.migration() + "` suits neither the old nor the new version of the"
                        + " application, and the policy refuses that. Line " + reason.line() + ", `"
                        + reason.statement()
                        + "`: " + reason.sentence()
                        + (others == 0 ? "" : " There are " + others + " more of its kind."),
                hint(reason.kind()));
    }

    private static String hint(Reason.Kind kind) {
        return switch (kind) {
            case UNKNOWN ->
                "Nothing was applied. Write the statements out instead of making them at run time, or put them into a"
                        + " migration of their own that a person lets run.";
            case REPLACES ->
                "Nothing was applied. Split it: first a migration that adds the new beside the old, and keeps both in"
                        + " step; then, in a later one, drop the old.";
            case ADDS, REMOVES ->
                "Nothing was applied. Split it: what adds stays in this migration; move this statement, and the others"
                        + " that remove, to a later one.";
        };
    }
}
