package dev.kanmon.engine.lint.effect;

import dev.kanmon.engine.lint.LintedStatement;
import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.parse.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers the effects of one statement: one for each relation, the strongest lock and the heaviest work. */
final class EffectList {

    private final LintedStatement statement;
    private final Map<ObjectName, Effect> effects = new LinkedHashMap<>();

    EffectList(LintedStatement statement) {
        this.statement = statement;
    }

    LintedStatement statement() {
        return statement;
    }

    /** On one relation. */
    void add(ObjectName relation, LockMode mode, Work work) {
        effects.merge(
                relation,
                new Effect(relation, mode, work),
                (one, other) -> new Effect(
                        relation,
                        one.mode().strongerOf(other.mode()),
                        one.work().heavierOf(other.work())));
    }

    void add(Node rangeVar, LockMode mode, Work work) {
        add(statement.nameOf(rangeVar), mode, work);
    }

    /** On a table and all its partitions and children. A partitioned table has no rows, so the work is on those. */
    void addTree(ObjectName table, LockMode mode, Work work) {
        add(table, mode, isPartitioned(table) ? Work.NONE : work);
        for (ObjectName descendant : statement.schema().descendantsOf(table)) {
            add(descendant, mode, isPartitioned(descendant) ? Work.NONE : work);
        }
    }

    List<Effect> toList() {
        return List.copyOf(effects.values());
    }

    private boolean isPartitioned(ObjectName table) {
        return statement.schema().partitionKey(table).isPresent();
    }
}
