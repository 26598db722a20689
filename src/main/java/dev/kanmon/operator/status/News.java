package dev.kanmon.operator.status;

import dev.kanmon.api.v1alpha1.Condition;
import dev.kanmon.api.v1alpha1.ConditionState;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.DatabaseMigrationStatus;
import dev.kanmon.api.v1alpha1.ProgressStatus;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.ResetStatus;
import dev.kanmon.api.v1alpha1.RolloutStatus;
import dev.kanmon.api.v1alpha1.RolloutStatus.ContractStatus;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that is worth an Event between two statuses of a DatabaseMigration. It follows from the statuses alone, so after a
 * restart nothing is told a second time.
 */
public final class News {

    private final DatabaseMigrationStatus before;
    private final DatabaseMigrationStatus after;

    private News(DatabaseMigrationStatus before, DatabaseMigrationStatus after) {
        this.before = before;
        this.after = after;
    }

    /** In the order in which they are to be told. */
    public static List<Transition> between(DatabaseMigrationStatus before, DatabaseMigrationStatus after) {
        return new News(before, after).all();
    }

    private List<Transition> all() {
        Optional<Transition> standing = ofStanding();
        return Stream.of(
                        standing,
                        Transition.ofSync(before.conditions(), after.conditions()),
                        ofRollout().filter(step -> !isTold(step, standing)),
                        ofRelease(),
                        ofSeed(),
                        ofReset(),
                        ofDeadline())
                .flatMap(Optional::stream)
                .toList();
    }

    /** A phase can change where its reason does not, for example when a run begins anew after another. */
    private Optional<Transition> ofStanding() {
        Optional<Transition> changed = Transition.between(before.conditions(), after.conditions());
        return changed.isPresent() || before.phase() == after.phase()
                ? changed
                : Transition.between(List.of(), after.conditions());
    }

    /** That nothing has to be rolled out is no news at first. */
    private Optional<Transition> ofRollout() {
        Optional<Condition> then = rolledOut(before);
        return rolledOut(after)
                .filter(now ->
                        then.map(condition -> !isSame(condition, now)).orElse(now.status() != ConditionState.True))
                .map(now -> new Transition(isStalledBy(now), now.reason(), now.message()));
    }

    private Optional<Transition> ofRelease() {
        List<String> released = released(after).stream()
                .filter(name -> !released(before).contains(name))
                .toList();
        return released.isEmpty()
                ? Optional.empty()
                : Optional.of(new Transition(
                        false,
                        EventReason.ContractReleased.name(),
                        "Held no longer, and about to run: " + String.join(", ", released) + "."));
    }

    /** That the data will be put in is no news; that they are, or are not, is. */
    private Optional<Transition> ofSeed() {
        Optional<Condition> then = condition(before, ConditionType.Seeded);
        return condition(after, ConditionType.Seeded)
                .filter(now -> !now.reason().equals(Reason.SeedPending.name()))
                .filter(now -> then.map(condition -> !isSame(condition, now)).orElse(true))
                .map(now -> new Transition(isTroubleOfSeed(now), now.reason(), now.message()));
    }

    private static boolean isTroubleOfSeed(Condition now) {
        return now.reason().equals(Reason.SeedFailed.name()) || now.reason().equals(Reason.ProductionProtected.name());
    }

    /** How a reset goes, the standing tells; that one was not done, nothing else does. */
    private Optional<Transition> ofReset() {
        ResetStatus now = after.reset();
        boolean refused = now != null && now.reason() != null && now.finishedAt() != null;
        boolean known = before.reset() != null
                && refused
                && Objects.equals(before.reset().finishedAt(), now.finishedAt());
        return refused && !known
                ? Optional.of(new Transition(true, now.reason().name(), now.message()))
                : Optional.empty();
    }

    private Optional<Transition> ofDeadline() {
        ProgressStatus progress = after.progress();
        return isOverdue(progress) && !(isOverdue(before.progress()) && before.phase() == after.phase())
                ? Optional.of(new Transition(
                        true,
                        EventReason.PhaseOverdue.name(),
                        progress.phase() + " since " + progress.since() + " is over its deadline, "
                                + progress.deadline() + ": " + progress.message()))
                : Optional.empty();
    }

    private static boolean isTold(Transition step, Optional<Transition> standing) {
        return standing.map(told -> told.reason().equals(step.reason())).orElse(false);
    }

    private boolean isStalledBy(Condition rolledOut) {
        return after.conditions().stream()
                .anyMatch(condition -> condition.type().equals(ConditionType.Stalled.name())
                        && condition.reason().equals(rolledOut.reason()));
    }

    private static boolean isSame(Condition then, Condition now) {
        return then.status() == now.status() && then.reason().equals(now.reason());
    }

    private static boolean isOverdue(ProgressStatus progress) {
        return progress != null && Boolean.TRUE.equals(progress.overdue());
    }

    private static List<String> released(DatabaseMigrationStatus status) {
        return Optional.ofNullable(status.rollout())
                .map(RolloutStatus::contract)
                .map(ContractStatus::released)
                .orElse(List.of());
    }

    private static Optional<Condition> rolledOut(DatabaseMigrationStatus status) {
        return condition(status, ConditionType.RolledOut);
    }

    private static Optional<Condition> condition(DatabaseMigrationStatus status, ConditionType type) {
        return status.conditions().stream()
                .filter(condition -> Objects.equals(condition.type(), type.name()))
                .findFirst();
    }
}
