package dev.kanmon.engine.schema.diff.supplement;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * The statements that pgCodeKeeper does not write.
 *
 * @param before go in front of its own
 * @param after go behind them
 * @param notCompared facts that no statement brings about, a sentence each
 */
public record Supplement(List<String> before, List<String> after, List<String> notCompared) {

    /** @param created the relations that the script makes, {@code schema.relation}: what was said of them is gone */
    public static Supplement between(Facts from, Facts to, Set<String> created) {
        Supplement supplement = new Supplement(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Set<String> madeAnew = new HashSet<>(created);
        for (FactKind kind : FactKind.values()) {
            madeAnew.addAll(supplement.addGone(kind, from, to, madeAnew));
            supplement.addNew(kind, from, to, madeAnew);
        }
        return supplement;
    }

    /** The whole script. */
    public List<String> around(List<String> statements) {
        return Stream.of(before, statements, after).flatMap(List::stream).toList();
    }

    /** @return the things that go before everything else: what was said of them goes too */
    private Set<String> addGone(FactKind kind, Facts from, Facts to, Set<String> created) {
        Set<String> around = new HashSet<>();
        for (Fact fact : from.of(kind).values()) {
            Fact then = to.of(kind).get(fact.thing());
            boolean goes = then == null || kind.isAround() && !then.set().equals(fact.set());
            if (goes && to.has(fact.part()) && !created.contains(fact.relation())) {
                fact.unset().ifPresent(kind.isAround() ? before::add : after::add);
                if (kind.isAround()) {
                    around.add(fact.thing());
                }
            }
        }
        return around;
    }

    private void addNew(FactKind kind, Facts from, Facts to, Set<String> created) {
        SortedMap<String, Fact> known = from.of(kind);
        for (Fact fact : to.of(kind).values()) {
            boolean onNew = created.contains(fact.relation()) || !from.has(fact.part());
            boolean isSo = known.containsKey(fact.thing())
                    && known.get(fact.thing()).set().equals(fact.set());
            if (onNew ? kind.isSetOnNewRelations() : !isSo) {
                fact.set().ifPresent(after::add);
            }
            if (kind.isOneWay() && !isSo && (!onNew || kind == FactKind.INVALID_INDEX)) {
                notCompared.add("The " + fact.thing() + " is wanted, and no statement makes it so.");
            }
        }
    }
}
