package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.ConditionState;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.Reason;

/**
 * Takes back that everything is applied, where the last run found it out for something else than what is asked for now, and
 * no run can look again yet; or where a backup is being brought back.
 */
final class OutdatedFindings {

    private OutdatedFindings() {}

    static Decision takenBack(Observed observed, Decision decision) {
        boolean saysSo = decision.findings().stream().anyMatch(OutdatedFindings::saysThatAllIsApplied);
        if (!saysSo) {
            return decision;
        }
        if (AfterRestore.isUnderWay(observed)) {
            return unknown(decision, "A backup is being brought back.");
        }
        return BetweenRuns.isOutdated(observed, decision.run())
                ? unknown(
                        decision,
                        "What is asked for has changed since the last run, and no run has looked at the database since.")
                : decision;
    }

    private static boolean saysThatAllIsApplied(Finding finding) {
        return finding.type() == ConditionType.Applied
                && (finding.state() == ConditionState.True || finding.reason() == Reason.ContractHeld);
    }

    private static Decision unknown(Decision decision, String message) {
        return decision.finding(new Finding(ConditionType.Applied, ConditionState.Unknown, Reason.NotChecked, message));
    }
}
