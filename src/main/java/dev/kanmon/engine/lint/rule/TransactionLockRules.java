package dev.kanmon.engine.lint.rule;

import dev.kanmon.engine.lint.Found;
import dev.kanmon.engine.lint.LintedMigration;
import dev.kanmon.engine.lint.LintedStatement;
import dev.kanmon.engine.lint.Rule;
import dev.kanmon.engine.lint.RuleInfo;
import dev.kanmon.engine.lint.Severity;
import dev.kanmon.engine.lint.Weight;
import dev.kanmon.engine.lint.effect.Effect;
import dev.kanmon.engine.lint.effect.Effects;
import dev.kanmon.engine.lint.effect.LockMode;
import dev.kanmon.engine.lint.effect.Work;
import dev.kanmon.engine.lint.schema.ObjectName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Locks that are held longer, or together with others, because statements share a transaction. */
final class TransactionLockRules {

    /** How many statements back are looked at, so that the time a script of many thousands takes stays bounded. */
    private static final int LOOK_BACK = 100;

    private static final int SEVERAL = 3;

    /** None of these takes ACCESS EXCLUSIVE. */
    private static final Set<String> OF_DATA =
            Set.of("InsertStmt", "UpdateStmt", "DeleteStmt", "MergeStmt", "SelectStmt");

    private TransactionLockRules() {}

    static List<Rule> all() {
        return List.of(
                LockRule.of(
                        new RuleInfo(
                                "lock/after-exclusive",
                                Severity.WARNING,
                                Weight.TABLE_SIZE,
                                "Work in a transaction that already holds ACCESS EXCLUSIVE",
                                "A lock that a statement needs for a moment is kept until the whole transaction ends.",
                                List.of("eugene E4")),
                        Set.of(),
                        TransactionLockRules::afterExclusive),
                new Rule.OfMigration(
                        new RuleInfo(
                                "lock/many-tables",
                                Severity.WARNING,
                                Weight.TABLE_TRAFFIC,
                                "Strong locks on several tables in one transaction",
                                "Another transaction that uses the same tables in another order deadlocks with it, and one"
                                        + " of the two fails.",
                                List.of("eugene E4")),
                        TransactionLockRules::manyTables));
    }

    private static Stream<Found> afterExclusive(LintedStatement statement) {
        if (!statement.transaction().inTransaction()
                || statement.transaction().earlier().isEmpty()) {
            return Stream.empty();
        }
        Optional<Effect> work = Effects.of(statement).stream()
                .filter(effect -> effect.work() != Work.NONE)
                .filter(effect -> !statement.schema().isCertainlyNew(effect.relation()))
                .findFirst();
        return work
                .flatMap(effect -> exclusivelyLocked(statement)
                        .map(table -> Found.on(
                                effect.relation(),
                                "Nobody can read or write " + table.toSql()
                                        + ", which an earlier statement of the transaction locked, until this work on "
                                        + effect.relation().toSql() + " is done; give it a migration of its own.")))
                .stream();
    }

    private static Optional<ObjectName> exclusivelyLocked(LintedStatement statement) {
        List<LintedStatement> earlier = statement.transaction().earlier();
        return earlier.subList(Math.max(0, earlier.size() - LOOK_BACK), earlier.size()).stream()
                .filter(before -> !OF_DATA.contains(before.node().type()))
                .flatMap(before -> Effects.of(before).stream())
                .filter(effect -> effect.mode() == LockMode.ACCESS_EXCLUSIVE)
                .map(Effect::relation)
                .filter(relation -> !statement.schema().isNew(relation))
                .findFirst();
    }

    private static List<Found> manyTables(LintedMigration migration) {
        Map<Integer, Set<ObjectName>> lockedBySegment = new HashMap<>();
        List<Found> found = new ArrayList<>();
        for (LintedStatement statement : migration.statements()) {
            if (statement.transaction().inTransaction()) {
                Set<ObjectName> locked = lockedBySegment.computeIfAbsent(
                        statement.transaction().segment(), none -> new LinkedHashSet<>());
                int before = locked.size();
                locked.addAll(stronglyLocked(statement));
                if (before < SEVERAL && locked.size() >= SEVERAL) {
                    found.add(manyTables(locked).atStatement(statement.index()));
                }
            }
        }
        return found;
    }

    /** Tables of which the migration's end knows that it made them do not count, nor do views and indexes. */
    private static List<ObjectName> stronglyLocked(LintedStatement statement) {
        return Effects.of(statement).stream()
                .filter(effect -> effect.mode().blocksWrites())
                .map(Effect::relation)
                .filter(relation -> !statement.schema().isNew(relation))
                .filter(relation -> statement.schema().table(relation).isPresent())
                .toList();
    }

    private static Found manyTables(Set<ObjectName> locked) {
        String names = locked.stream().map(ObjectName::toSql).collect(Collectors.joining(", "));
        ObjectName last = locked.stream().reduce((one, other) -> other).orElseThrow();
        return Found.on(
                        last,
                        "From here on the transaction keeps others out of " + names
                                + ", and deadlocks with one that uses them in another order; give each table a migration of"
                                + " its own.")
                .about(names);
    }
}
