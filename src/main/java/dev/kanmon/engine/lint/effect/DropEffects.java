package dev.kanmon.engine.lint.effect;

import static dev.kanmon.engine.lint.effect.LockMode.ACCESS_EXCLUSIVE;
import static dev.kanmon.engine.lint.effect.LockMode.SHARE_UPDATE_EXCLUSIVE;

import dev.kanmon.engine.lint.LintedStatement;
import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.lint.schema.Table;
import dev.kanmon.engine.parse.Node;
import java.util.List;

/** DROP of anything. */
final class DropEffects {

    private final EffectList effects;
    private final LintedStatement statement;

    DropEffects(EffectList effects) {
        this.effects = effects;
        this.statement = effects.statement();
    }

    void collect() {
        statement.node().nodes("objects").forEach(this::drop);
    }

    private void drop(Node object) {
        List<Node> names = object.nodes("items");
        switch (statement.node().text("removeType")) {
            case "OBJECT_TABLE" -> table(name(names));
            case "OBJECT_VIEW", "OBJECT_MATVIEW", "OBJECT_FOREIGN_TABLE" -> lock(name(names));
            case "OBJECT_INDEX" -> index(name(names));
            case "OBJECT_TRIGGER", "OBJECT_RULE", "OBJECT_POLICY" -> lock(name(names.subList(0, names.size() - 1)));
            case "OBJECT_SCHEMA" ->
                statement.schema().tables().stream()
                        .map(Table::name)
                        .filter(table -> table.schema().equals(object.text("sval")))
                        .forEach(this::table);
            default -> {}
        }
    }

    private void table(ObjectName table) {
        effects.addTree(table, ACCESS_EXCLUSIVE, Work.NONE);
        statement.schema().parentOf(table).ifPresent(parent -> {
            lock(parent);
            statement.schema().defaultPartitionOf(parent).ifPresent(this::lock);
        });
        statement
                .schema()
                .table(table)
                .map(ForeignKeys::references)
                .orElse(List.of())
                .forEach(this::lock);
        if (statement.node().text("behavior").equals("DROP_CASCADE")) {
            ForeignKeys.pointingTo(statement.schema(), table).forEach(this::lock);
        }
    }

    private void lock(ObjectName relation) {
        effects.add(relation, ACCESS_EXCLUSIVE, Work.NONE);
    }

    private void index(ObjectName index) {
        LockMode mode = statement.node().flag("concurrent") ? SHARE_UPDATE_EXCLUSIVE : ACCESS_EXCLUSIVE;
        IndexNames.tableOf(statement.schema(), index).ifPresent(table -> effects.addTree(table, mode, Work.NONE));
        effects.add(index, mode, Work.NONE);
    }

    private ObjectName name(List<Node> names) {
        return ObjectName.ofNames(names, statement.schema().defaultSchema());
    }
}
