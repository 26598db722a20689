package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.ApiGroup;
import dev.kanmon.api.v1alpha1.ConditionState;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.api.v1alpha1.PlanStatus;
import dev.kanmon.api.v1alpha1.Policy;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.RunTask;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides whether a plan that is made may run. */
final class PlanGate {

    private final Observed observed;
    private final PlanStatus plan;

    private PlanGate(Observed observed) {
        this.observed = observed;
        this.plan = observed.status().plan();
    }

    /** @param draft of a run whose next Job would deploy */
    static Decision decide(Observed observed, Draft draft) {
        // A run of an operator that made no plans yet.
        return observed.status().plan() == null
                ? BetweenRuns.nextJob(observed, draft, RunTask.Plan)
                : new PlanGate(observed).decide(draft);
    }

    private Decision decide(Draft draft) {
        return held(draft).isPresent()
                ? AfterRun.turningBack(observed, draft, ended -> held(ended).orElseThrow())
                : BeforeRun.decide(observed, judged(draft));
    }

    /** What keeps the plan from running, in the order in which it is told. */
    private Optional<Decision> held(Draft draft) {
        return stored(draft)
                .or(() -> ContractGate.decide(observed, draft))
                .or(() -> AlreadyAppliedGate.decide(observed, draft))
                .or(() -> DriftGate.decide(observed, draft))
                .or(() -> unapproved(judged(draft)));
    }

    private Optional<Decision> stored(Draft draft) {
        if (!observed.planStored()) {
            return Optional.of(draft.effect(new Effect.StorePlan(draft.run(), plan))
                    .recheckAt(observed.now().plusSeconds(1))
                    .standing(
                            Phase.Planning,
                            Reason.Planning,
                            "Writing the plan into ConfigMap " + plan.configMap() + "."));
        }
        return observed.driftStored()
                ? Optional.empty()
                : Optional.of(
                        draft.effect(new Effect.StoreDrift(Drifts.maker(draft.drift(), draft.run()), draft.drift()))
                                .recheckAt(observed.now().plusSeconds(1))
                                .standing(
                                        Phase.Planning,
                                        Reason.Planning,
                                        "Writing the difference into ConfigMap "
                                                + draft.drift().configMap() + "."));
    }

    private Draft judged(Draft draft) {
        return draft.knowledge(draft.knowledge().with(approval()));
    }

    private Optional<Decision> unapproved(Draft judged) {
        Finding approval = judged.knowledge().approved();
        return approval.state() == ConditionState.True
                ? awaitedPromotion().map(message -> judged.standing(Phase.Pending, Reason.AwaitingPromotion, message))
                : Optional.of(judged.standing(Phase.AwaitingApproval, approval.reason(), approval.message()));
    }

    private Finding approval() {
        if (isApproved()) {
            return approved(Reason.PlanApproved, "A person approved plan " + plan.hash() + ".");
        }
        if (!plan.mixed().isEmpty() && HeldMigrations.wish(observed).isPresent()) {
            return awaited("migrations that both add and remove are never run unasked beside rollout.contract: "
                    + String.join(", ", plan.mixed()));
        }
        Policy.Approval policy = ApprovalPolicies.of(observed.spec());
        return switch (policy.mode()) {
            case Never -> approved(Reason.ApprovalNotNeeded, "policy.approval.mode is Never.");
            case Always -> awaited("policy.approval.mode is Always");
            case OnRisk ->
                plan.risk().reaches(policy.from())
                        ? awaited("plans have to be approved from risk " + policy.from())
                        : approved(
                                Reason.ApprovalNotNeeded,
                                "The plan's risk is " + plan.risk() + "; plans have to be approved from risk "
                                        + policy.from() + ".");
        };
    }

    private boolean isApproved() {
        return plan.hash().equals(observed.spec().approvedPlan())
                || observed.approved().filter(plan.hash()::equals).isPresent();
    }

    private static Finding approved(Reason reason, String message) {
        return new Finding(ConditionType.Approved, ConditionState.True, reason, message);
    }

    private Finding awaited(String because) {
        String another =
                observed.spec().approvedPlan() == null && observed.approved().isEmpty()
                        ? ""
                        : " What is approved so far is another plan.";
        return new Finding(
                ConditionType.Approved,
                ConditionState.False,
                Reason.AwaitingApproval,
                Plans.summary(plan) + highlights() + another + " It waits, since " + because + ". Read it: "
                        + readCommand() + " Approve exactly this plan: " + approveCommand()
                        + " (or set spec.approvedPlan to its hash).");
    }

    private String highlights() {
        return plan.highlights().isEmpty() ? "" : " " + String.join(" ", plan.highlights());
    }

    private String readCommand() {
        return "kubectl -n " + observed.owner().namespace() + " get configmap " + plan.configMap()
                + " -o go-template='{{index .data \"plan.md\"}}'.";
    }

    private String approveCommand() {
        return "kubectl -n " + observed.owner().namespace() + " annotate --overwrite databasemigration "
                + observed.owner().name() + " " + ApiGroup.APPROVE_ANNOTATION + "=" + plan.hash();
    }

    private Optional<String> awaitedPromotion() {
        if (observed.promotion() instanceof Promotion.Unproven unproven) {
            return Optional.of(unproven.message());
        }
        if (observed.promotion() instanceof Promotion.Proven proven) {
            List<String> missing = toBeProven(proven).stream()
                    .filter(migration -> !isProven(proven, migration))
                    .sorted()
                    .toList();
            return missing.isEmpty()
                    ? Optional.empty()
                    : Optional.of("policy.promoteAfter: " + proven.after()
                            + " has not brought these migrations to Ready with the same content: "
                            + String.join(", ", missing) + ".");
        }
        return Optional.empty();
    }

    /** All of the source where the status had no room for the names of all that is pending. */
    private List<String> toBeProven(Promotion.Proven proven) {
        boolean complete = plan.migrations().size() == plan.pending()
                && proven.own().keySet().containsAll(plan.migrations());
        return complete ? plan.migrations() : List.copyOf(proven.own().keySet());
    }

    private static boolean isProven(Promotion.Proven proven, String migration) {
        Map<String, String> own = proven.own();
        return own.containsKey(migration)
                && own.get(migration).equals(proven.proven().get(migration));
    }
}
