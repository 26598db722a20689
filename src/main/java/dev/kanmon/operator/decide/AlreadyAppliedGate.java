package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.Action;
import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.api.v1alpha1.Policy;
import dev.kanmon.api.v1alpha1.Policy.AlreadyApplied;
import dev.kanmon.api.v1alpha1.Reason;
import java.util.Optional;

/**
 * Holds a plan with a migration whose whole effect is in the database already, as after a hotfix by hand, until a
 * MigrationResolution says what becomes of it. One after the other: each decision changes the plan.
 */
final class AlreadyAppliedGate {

    private final Observed observed;
    private final Draft draft;

    private AlreadyAppliedGate(Observed observed, Draft draft) {
        this.observed = observed;
        this.draft = draft;
    }

    /** @return empty where no such migration is undecided */
    static Optional<Decision> decide(Observed observed, Draft draft) {
        AlreadyAppliedGate gate = new AlreadyAppliedGate(observed, draft);
        return draft.plan().alreadyApplied().stream()
                .filter(migration -> !gate.isToBeRun(migration))
                .findFirst()
                .map(gate::hold);
    }

    /** RolledBack, as the answer to this very question: run it anyway. */
    private boolean isToBeRun(String migration) {
        return observed.resolutions().stream()
                .anyMatch(resolution -> resolution.migration().equals(migration)
                        && resolution.alreadyApplied()
                        && resolution.carriedOut()
                        && resolution.action() == Action.RolledBack);
    }

    private Decision hold(String migration) {
        Optional<String> open = BetweenRuns.openResolution(observed, migration);
        String name = open.orElseGet(
                () -> Naming.resolution(observed.owner(), migration, draft.run().id()));
        if (open.isEmpty() && isResolvedByPolicy()) {
            return draft.effect(create(name, migration, Action.Applied))
                    .standing(
                            Phase.Pending,
                            Reason.AlreadyApplied,
                            HotfixWords.found(migration) + " policy.alreadyApplied is Resolve: MigrationResolution "
                                    + name + " marks it as applied.");
        }
        Draft asked = open.isPresent() ? draft : draft.effect(create(name, migration, null));
        return asked.standing(
                Phase.AwaitingApproval,
                Reason.AlreadyApplied,
                HotfixWords.found(migration) + " MigrationResolution " + name + " waits for a decision. "
                        + HotfixWords.howToDecide(observed.owner().namespace(), name));
    }

    private Effect create(String name, String migration, Action action) {
        return new Effect.CreateHotfixResolution(name, draft.run().id(), migration, action);
    }

    private boolean isResolvedByPolicy() {
        Policy policy = observed.spec().policy();
        return policy != null && policy.alreadyApplied() == AlreadyApplied.Resolve;
    }
}
