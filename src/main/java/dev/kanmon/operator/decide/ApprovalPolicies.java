package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.DatabaseMigrationSpec;
import dev.kanmon.api.v1alpha1.Policy;
import dev.kanmon.contract.Risk;

/** Reads {@code policy.approval} with its defaults. */
final class ApprovalPolicies {

    private ApprovalPolicies() {}

    /** As the CRD's schema has its defaults; they are not filled in below objects that are absent. */
    static Policy.Approval of(DatabaseMigrationSpec spec) {
        Policy policy = spec.policy();
        Policy.Approval given =
                policy == null || policy.approval() == null ? new Policy.Approval(null, null) : policy.approval();
        return new Policy.Approval(
                given.mode() == null ? Policy.Mode.OnRisk : given.mode(),
                given.from() == null ? Risk.High : given.from());
    }
}
