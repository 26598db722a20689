package dev.kanmon.operator.decide.contract;

import dev.kanmon.api.v1alpha1.RolloutStatus.ContractStatus;
import dev.kanmon.api.v1alpha1.RolloutStatus.Hold;
import dev.kanmon.operator.decide.contract.Sight.Clear;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Which removing migrations are held: begun by the plan that leaves them out, ended when they are pending no more. */
public final class Holds {

    private static final ContractStatus NONE = new ContractStatus(null, null, null, null, null, null);

    private Holds() {}

    /**
     * What a plan says of them. Those that it names for the first time get a hold of their own, whose versions are still to be
     * recorded.
     *
     * @param before null while none is held
     * @param pending the removing migrations that are pending, whether the plan runs them or leaves them out
     * @param complete whether the list has all of them; otherwise none is forgotten for not being in it
     * @return empty when nothing is held
     */
    public static Optional<ContractStatus> planned(ContractStatus before, List<String> pending, boolean complete) {
        ContractStatus known = before == null ? NONE : before;
        List<Hold> holds = new ArrayList<>(complete ? keep(known.holds(), pending::contains) : known.holds());
        List<String> fresh = pending.stream()
                .filter(migration ->
                        holds.stream().noneMatch(hold -> hold.migrations().contains(migration)))
                .sorted()
                .toList();
        if (!fresh.isEmpty()) {
            holds.add(new Hold(fresh, null, null, null));
        }
        return with(known, holds);
    }

    /**
     * Without those that are applied.
     *
     * @param before null while none is held
     */
    public static Optional<ContractStatus> applied(ContractStatus before, Collection<String> applied) {
        return before == null
                ? Optional.empty()
                : with(before, keep(before.holds(), migration -> !applied.contains(migration)));
    }

    /** All that are held, or are released and have not run yet; in the order in which they run. */
    public static List<String> migrations(ContractStatus status) {
        return names(status.holds());
    }

    /**
     * What is left of old versions, for which these migrations must not run; each by its name and its workload's.
     *
     * @param status the holds
     * @param migrations of one or more of them
     */
    public static List<String> leftovers(ContractStatus status, Collection<String> migrations, Clear sight) {
        Leftovers leftovers = new Leftovers(migrations(status));
        return status.holds().stream()
                .filter(hold -> hold.migrations().stream().anyMatch(migrations::contains))
                .flatMap(hold -> leftovers.of(hold, sight).stream())
                .distinct()
                .toList();
    }

    private static Optional<ContractStatus> with(ContractStatus before, List<Hold> holds) {
        List<String> all = names(holds);
        List<String> released = before.released().stream().filter(all::contains).toList();
        List<String> held =
                all.stream().filter(migration -> !released.contains(migration)).toList();
        return holds.isEmpty()
                ? Optional.empty()
                : Optional.of(new ContractStatus(
                        held, holds, before.seenAt(), before.until(), before.waitingFor(), released));
    }

    private static List<Hold> keep(List<Hold> holds, Predicate<String> wanted) {
        return holds.stream()
                .map(hold -> new Hold(
                        hold.migrations().stream().filter(wanted).toList(),
                        hold.since(),
                        hold.oldVersions(),
                        hold.soaked()))
                .filter(hold -> !hold.migrations().isEmpty())
                .toList();
    }

    private static List<String> names(List<Hold> holds) {
        return holds.stream()
                .flatMap(hold -> hold.migrations().stream())
                .sorted()
                .toList();
    }
}
