package dev.kanmon.engine.lint.effect;

import static dev.kanmon.engine.lint.effect.LockMode.ACCESS_EXCLUSIVE;
import static dev.kanmon.engine.lint.effect.LockMode.EXCLUSIVE;
import static dev.kanmon.engine.lint.effect.LockMode.SHARE_UPDATE_EXCLUSIVE;

import dev.kanmon.engine.lint.LintedStatement;
import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.lint.schema.Table;
import dev.kanmon.engine.parse.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** VACUUM, ANALYZE, CLUSTER, TRUNCATE, REFRESH MATERIALIZED VIEW and LOCK TABLE. */
final class MaintenanceEffects {

    private final EffectList effects;
    private final LintedStatement statement;
    private final Node node;

    MaintenanceEffects(EffectList effects) {
        this.effects = effects;
        this.statement = effects.statement();
        this.node = statement.node();
    }

    void collect() {
        switch (node.type()) {
            case "VacuumStmt" -> vacuum();
            case "ClusterStmt" -> cluster();
            case "TruncateStmt" -> truncate();
            case "RefreshMatViewStmt" -> refresh();
            default -> lock();
        }
    }

    private void vacuum() {
        List<ObjectName> named = node.nodes("rels").stream()
                .map(vacuumed -> statement.nameOf(vacuumed.node("relation")))
                .toList();
        boolean full = Options.isSet(node.nodes("options"), "full");
        for (ObjectName table : named.isEmpty() ? allTables() : named) {
            effects.addTree(table, full ? ACCESS_EXCLUSIVE : SHARE_UPDATE_EXCLUSIVE, workOfVacuum(full));
        }
    }

    /** ANALYZE reads a sample. */
    private Work workOfVacuum(boolean full) {
        if (!node.flag("is_vacuumcmd")) {
            return Work.NONE;
        }
        return full ? Work.REWRITE : Work.SCAN;
    }

    private void cluster() {
        if (node.node("relation").isPresent()) {
            effects.addTree(statement.nameOf(node.node("relation")), ACCESS_EXCLUSIVE, Work.REWRITE);
        } else {
            allTables().forEach(table -> effects.add(table, ACCESS_EXCLUSIVE, Work.REWRITE));
        }
    }

    private List<ObjectName> allTables() {
        return statement.schema().tables().stream().map(Table::name).toList();
    }

    private void truncate() {
        boolean cascade = node.text("behavior").equals("DROP_CASCADE");
        Set<ObjectName> seen = new HashSet<>();
        node.nodes("relations").forEach(relation -> truncate(statement.nameOf(relation), cascade, seen));
    }

    private void truncate(ObjectName table, boolean cascade, Set<ObjectName> seen) {
        if (!seen.add(table)) {
            return;
        }
        effects.addTree(table, ACCESS_EXCLUSIVE, Work.NONE);
        if (cascade) {
            ForeignKeys.pointingTo(statement.schema(), table).forEach(other -> truncate(other, true, seen));
        }
    }

    private void refresh() {
        if (node.flag("concurrent")) {
            effects.add(node.node("relation"), EXCLUSIVE, Work.SCAN);
        } else {
            effects.add(node.node("relation"), ACCESS_EXCLUSIVE, node.flag("skipData") ? Work.NONE : Work.REWRITE);
        }
    }

    private void lock() {
        // lockdefs.h counts from 1, as parsenodes.h keeps it in LockStmt.mode.
        LockMode mode = LockMode.values()[(int) node.number("mode") - 1];
        node.nodes("relations").forEach(relation -> {
            if (relation.flag("inh")) {
                effects.addTree(statement.nameOf(relation), mode, Work.NONE);
            } else {
                effects.add(relation, mode, Work.NONE);
            }
        });
    }
}
