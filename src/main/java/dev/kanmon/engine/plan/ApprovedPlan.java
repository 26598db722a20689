package dev.kanmon.engine.plan;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.Risk;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.deploy.Admission;
import dev.kanmon.engine.deploy.Survey;
import dev.kanmon.engine.history.HistoryRow;
import dev.kanmon.engine.lint.LintRequest;
import dev.kanmon.engine.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Lets a deploy go on only with the plan that was approved. The plan is made again, under the advisory lock, but for its
 * rehearsal, which would only say the same of the same scripts. A plan that has become less dangerous meanwhile is still
 * the approved one.
 *
 * @param hash of the plan
 * @param migrations how many it has
 * @param risk that was known when it was approved
 * @param ignores as the plan was made with
 * @param copiedRows the limit that the plan was made with; empty where no rows are copied
 */
public record ApprovedPlan(
        String hash, int migrations, Risk risk, List<LintRequest.Ignore> ignores, OptionalLong copiedRows)
        implements Admission {

    /** Of a plan that copies no rows. */
    public ApprovedPlan(String hash, int migrations, Risk risk, List<LintRequest.Ignore> ignores) {
        this(hash, migrations, risk, ignores, OptionalLong.empty());
    }

    @Override
    public Survey.Due admit(Session session, Survey.Due due) {
        Look look = approved(session, due);
        Risk now = Plan.risk(look.findings());
        if (now.compareTo(risk) > 0) {
            throw changed("The plan's risk was " + risk + " when it was approved, and is " + now + " now.");
        }
        return look.due();
    }

    /** Whether what comes after a held migration was left out as well depends on the rehearsal; the hash says it. */
    private Look approved(Session session, Survey.Due due) {
        return Stream.of(due, due.upToFirstHeld())
                .map(candidate -> Look.at(session, candidate, ignores, copiedRows))
                .filter(look -> hash(look, session).equals(hash))
                .findFirst()
                .orElseThrow(() -> changed("What would run now is another plan than the approved " + hash + "."));
    }

    /**
     * A run that was cut off has applied the first of the plan's migrations already; they still count as part of it, as
     * if nothing of it were applied.
     */
    private String hash(Look look, Session session) {
        List<String> begun = begun(look.due());
        List<String> names = new ArrayList<>(begun);
        names.addAll(look.due().names());
        Outlook outlook = begun.isEmpty()
                ? look.outlook()
                : Look.outlook(session, look.due(), names, look.facts().serverVersion(), ignores);
        return PlanHash.of(
                look.facts().identity(),
                Planner.migrations(look.due().source(), names),
                look.due().selection().heldNames(),
                outlook.findings(),
                risk,
                copiedRows);
    }

    private List<String> begun(Survey.Due due) {
        int missing = migrations - due.names().size();
        List<String> applied =
                due.history().applied().stream().map(HistoryRow::migration).toList();
        boolean canBe = missing > 0
                && missing <= applied.size()
                && applied.subList(applied.size() - missing, applied.size()).stream()
                        .allMatch(name -> due.source()
                                .find(name)
                                .flatMap(found -> found.checksum())
                                .isPresent());
        return canBe ? applied.subList(applied.size() - missing, applied.size()) : List.of();
    }

    private static ProblemException changed(String what) {
        return new ProblemException(new Problem(
                ProblemCode.PLAN_CHANGED,
                ExitCode.PLAN_CHANGED,
                what,
                "Nothing was applied. Look at the new plan, and approve that."));
    }
}
