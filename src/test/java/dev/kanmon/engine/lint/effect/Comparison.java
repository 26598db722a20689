package dev.kanmon.engine.lint.effect;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A claim and an observation of one statement, in the same words. */
final class Comparison {

    private final boolean inTransaction;
    private final Map<String, Effect> effects;
    private final Observation observation;

    Comparison(LockCase lockCase, List<Effect> effects, Observation observation) {
        this.inTransaction = lockCase.heldBy().isEmpty();
        this.effects = effects.stream()
                .collect(Collectors.toMap(
                        effect -> effect.relation().toString(),
                        effect -> effect,
                        (one, other) -> one,
                        LinkedHashMap::new));
        this.observation = observation;
    }

    /** What was claimed, and seen, of relations that are not indexes that their table's lock covers; a line for each. */
    Stream<String> lines() {
        return effects.values().stream()
                .filter(effect -> observation.isWorthTelling(effect.relation().toString()))
                .map(effect -> String.join(
                        "\t",
                        effect.relation().toSql(),
                        effect.mode().name(),
                        effect.work().name()));
    }

    /** Those relations that exist and are not indexes that their table's lock covers. */
    String claimed() {
        Map<String, String> lines = new TreeMap<>();
        effects.forEach((relation, effect) -> {
            if (observation.lock(relation).isEmpty() || observation.isWorthTelling(relation)) {
                lines.put(relation, line(effect.mode(), effect.work()));
            }
        });
        return lines.toString();
    }

    /** Without what reading and writing rows takes on relations of which nothing was claimed. */
    String observed() {
        Map<String, String> lines = new TreeMap<>();
        Set<String> relations = new TreeSet<>(observation.locks().keySet());
        relations.removeIf(relation -> !observation.isWorthTelling(relation)
                || !effects.containsKey(relation)
                        && observation.lock(relation).orElseThrow().compareTo(LockMode.ROW_EXCLUSIVE) <= 0);
        relations.forEach(relation ->
                lines.put(relation, line(observation.lock(relation).orElseThrow(), observation.work(relation))));
        return lines.toString();
    }

    private String line(LockMode mode, Work work) {
        // How often a table was read is counted for the transaction that looks at itself alone.
        Work seen = !inTransaction && work == Work.SCAN ? Work.NONE : work;
        return mode.sqlName() + ", " + seen;
    }
}
