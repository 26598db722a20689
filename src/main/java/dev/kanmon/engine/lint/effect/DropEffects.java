package dev.kanmon.engine.lint.effect;

import static dev.kanmon.engine.lint.effect.LockMode.ACCESS_EXCLUSIVE;
import static dev.kanmon.engine.lint.effect.LockMode.SHARE_UPDATE_EXCLUSIVE;

import dev.kanmon.engine.lint.LintedStatement;
import dev.kanmon.engine.lint.schema.Constraint;
import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.lint.schema.Table;
import dev.kanmon.engine.parse.Node;
import java.util.List;
import java.util.Optional;

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
            case "OBJECT_VIEW", "OBJECT_MATVIEW", "OBJECT_FOREIGN_TABLE" ->
                effects.add(name(names), ACCESS_EXCLUSIVE, Work.NONE);
            case "OBJECT_INDEX" -> index(name(names));
            case "OBJECT_TRIGGER", "OBJECT_RULE", "OBJECT_POLICY" ->
                effects.add(name(names.subList(0, names.size() - 1)), ACCESS_EXCLUSIVE, Work.NONE);
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
            effects.add(parent, ACCESS_EXCLUSIVE, Work.NONE);
            statement
                    .schema()
                    .defaultPartitionOf(parent)
                    .ifPresent(other -> effects.add(other, ACCESS_EXCLUSIVE, Work.NONE));
        });
        statement.schema().table(table).stream()
                .flatMap(known -> known.constraints().stream())
                .map(Constraint::references)
                .flatMap(Optional::stream)
                .forEach(referenced -> effects.add(referenced, ACCESS_EXCLUSIVE, Work.NONE));
        if (statement.node().text("behavior").equals("DROP_CASCADE")) {
            referencing(table);
        }
    }

    /** CASCADE takes the foreign keys that point here. */
    private void referencing(ObjectName table) {
        statement.schema().tables().stream()
                .filter(other -> other.constraints().stream()
                        .anyMatch(constraint ->
                                constraint.references().filter(table::equals).isPresent()))
                .forEach(other -> effects.add(other.name(), ACCESS_EXCLUSIVE, Work.NONE));
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
