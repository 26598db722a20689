package dev.kanmon.engine.plan;

import dev.kanmon.engine.lint.Finding.Place;
import dev.kanmon.engine.rows.Coverage;
import dev.kanmon.engine.rows.Obstacle;
import dev.kanmon.engine.rows.RowCopyPlan;
import java.util.ArrayList;
import java.util.List;

/** What has to be known of the copies of rows before a plan is approved: what they do not hold. */
final class RowCopyFindings {

    private RowCopyFindings() {}

    static List<JudgedFinding> of(RowCopyPlan plan) {
        List<JudgedFinding> findings = new ArrayList<>();
        for (Coverage coverage : plan.migrations()) {
            for (Obstacle obstacle : coverage.obstacles()) {
                findings.add(JudgedFinding.of(
                        PlanRules.ROWS_NOT_COPIED, obstacle.place(), obstacle.object(), obstacle.reason()));
            }
        }
        if (!plan.lacking().isEmpty()) {
            findings.add(JudgedFinding.of(
                    PlanRules.MISSING_RIGHT,
                    new Place(plan.migrations().get(0).migration(), -1, 1, 1),
                    "copies of rows",
                    "The role lacks " + plan.lacking()
                            + ", so the deploy would end before the first migration (K3041)."));
        }
        return findings;
    }
}
