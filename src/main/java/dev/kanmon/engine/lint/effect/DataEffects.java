package dev.kanmon.engine.lint.effect;

import dev.kanmon.engine.lint.LintedStatement;
import dev.kanmon.engine.parse.Node;
import java.util.Set;
import java.util.stream.Collectors;

/** INSERT, UPDATE, DELETE, MERGE, COPY and SELECT: the table that is written, and those that are read. */
final class DataEffects {

    private final EffectList effects;
    private final LintedStatement statement;
    private final Node node;

    DataEffects(EffectList effects) {
        this.effects = effects;
        this.statement = effects.statement();
        this.node = statement.node();
    }

    void collect() {
        switch (node.type()) {
            case "SelectStmt" -> {
                boolean locksRows = !node.nodes("lockingClause").isEmpty();
                tables(node, locksRows ? LockMode.ROW_SHARE : LockMode.ACCESS_SHARE, Work.SCAN);
            }
            case "CopyStmt" -> {
                if (node.node("relation").isPresent()) {
                    boolean writes = node.flag("is_from");
                    effects.add(
                            node.node("relation"),
                            writes ? LockMode.ROW_EXCLUSIVE : LockMode.ACCESS_SHARE,
                            writes ? Work.NONE : Work.SCAN);
                }
            }
            case "InsertStmt" -> {
                reads(node);
                effects.addTree(statement.nameOf(node.node("relation")), LockMode.ROW_EXCLUSIVE, Work.NONE);
            }
            default -> {
                reads(node);
                effects.addTree(statement.nameOf(node.node("relation")), LockMode.ROW_EXCLUSIVE, Work.SCAN);
            }
        }
    }

    /** All tables that are read anywhere below. */
    void reads(Node query) {
        tables(query, LockMode.ACCESS_SHARE, Work.SCAN);
    }

    /** All tables that a query names, where it is not run. */
    void mentions(Node query) {
        tables(query, LockMode.ACCESS_SHARE, Work.NONE);
    }

    private void tables(Node query, LockMode mode, Work work) {
        Set<String> local = query.all("CommonTableExpr")
                .map(expression -> expression.text("ctename"))
                .collect(Collectors.toSet());
        query.all("RangeVar")
                .filter(table -> !table.text("schemaname").isEmpty() || !local.contains(table.text("relname")))
                .forEach(table -> effects.addTree(statement.nameOf(table), mode, work));
    }
}
