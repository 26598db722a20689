package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.PlanStatus;
import dev.kanmon.contract.RehearsalOutcome;
import dev.kanmon.contract.Risk;
import dev.kanmon.contract.RunReport;
import java.util.List;

/** Plans as a status and a report can hold them. */
final class SamplePlans {

    static final String HASH = "sha256:" + "ab".repeat(32);

    private SamplePlans() {}

    static RunReport.Plan reported(Risk risk) {
        boolean high = risk.reaches(Risk.High);
        return new RunReport.Plan(
                HASH,
                risk,
                1,
                0,
                high ? 1 : 0,
                0,
                0,
                RehearsalOutcome.Passed,
                "sha256:" + "cd".repeat(32),
                high ? List.of("An index is built without CONCURRENTLY.") : List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** A plan of low risk that has found drift besides. */
    static PlanStatus drifted() {
        return Plans.of(
                Scene.OWNER,
                SampleDrifts.with(SampleReports.planned(Risk.Low), SampleDrifts.reportedDrifted())
                        .report());
    }

    /** A plan of low risk whose one migration is in the database already. */
    static PlanStatus alreadyApplied() {
        PlanStatus plan = of(Risk.Low);
        return new PlanStatus(
                plan.hash(),
                plan.risk(),
                plan.pending(),
                plan.migrations(),
                plan.findings(),
                plan.highlights(),
                plan.rehearsal(),
                List.of(SampleRuns.MIGRATION),
                null,
                null,
                null,
                plan.drift(),
                plan.configMap(),
                plan.documentDigest());
    }

    static PlanStatus of(Risk risk) {
        return Plans.of(Scene.OWNER, SampleReports.planned(risk).report());
    }
}
