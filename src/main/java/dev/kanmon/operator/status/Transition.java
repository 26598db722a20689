package dev.kanmon.operator.status;

import dev.kanmon.api.v1alpha1.Condition;
import dev.kanmon.api.v1alpha1.ConditionState;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.Reason;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A change of standing that is worth a Kubernetes Event.
 *
 * @param warning whether it is bad news
 * @param reason the condition's reason
 * @param message the condition's message
 */
public record Transition(boolean warning, String reason, String message) {

    private static final Set<String> TROUBLE_OF_THE_CLUSTER =
            Set.of(Reason.ApiRefused.name(), Reason.ImagePullFailed.name(), Reason.Unschedulable.name());

    /**
     * What changed for those who watch: another reason, or another state, of {@code Ready}.
     *
     * @param before the conditions before
     * @param after the conditions after
     */
    public static Optional<Transition> between(List<Condition> before, List<Condition> after) {
        return condition(after, ConditionType.Ready)
                .filter(now -> condition(before, ConditionType.Ready)
                        .map(then -> changed(then, now))
                        .orElse(true))
                .map(now -> new Transition(isWarning(after), now.reason(), now.message()));
    }

    /**
     * What changed for those who watch the schema: another state of {@code InSync}. That all is well for the first time is
     * no news.
     *
     * @param before the conditions before
     * @param after the conditions after
     */
    public static Optional<Transition> ofSync(List<Condition> before, List<Condition> after) {
        return condition(after, ConditionType.InSync)
                .filter(now -> isNews(condition(before, ConditionType.InSync), now))
                .map(now -> new Transition(now.status() == ConditionState.False, now.reason(), now.message()));
    }

    private static boolean isNews(Optional<Condition> then, Condition now) {
        boolean neverLooked = then.map(condition -> condition.reason().equals(Reason.NotChecked.name()))
                .orElse(true);
        return neverLooked ? now.status() == ConditionState.False : then.get().status() != now.status();
    }

    private static boolean changed(Condition then, Condition now) {
        return then.status() != now.status() || !then.reason().equals(now.reason());
    }

    /** Bad news is what stalls, a target that cannot be reached, and a cluster that does not do what it is asked. */
    private static boolean isWarning(List<Condition> conditions) {
        return conditions.stream().anyMatch(Transition::isTrouble);
    }

    private static boolean isTrouble(Condition condition) {
        boolean stalled = condition.type().equals(ConditionType.Stalled.name());
        boolean unreachable = condition.type().equals(ConditionType.TargetReachable.name())
                && condition.status() == ConditionState.False;
        boolean refused = condition.type().equals(ConditionType.Ready.name())
                && TROUBLE_OF_THE_CLUSTER.contains(condition.reason());
        return stalled || unreachable || refused;
    }

    private static Optional<Condition> condition(List<Condition> conditions, ConditionType type) {
        return conditions.stream()
                .filter(condition -> condition.type().equals(type.name()))
                .findFirst();
    }
}
