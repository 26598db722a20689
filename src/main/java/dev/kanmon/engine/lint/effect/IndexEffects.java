package dev.kanmon.engine.lint.effect;

import static dev.kanmon.engine.lint.effect.LockMode.ACCESS_EXCLUSIVE;
import static dev.kanmon.engine.lint.effect.LockMode.SHARE;
import static dev.kanmon.engine.lint.effect.LockMode.SHARE_UPDATE_EXCLUSIVE;

import dev.kanmon.engine.lint.LintedStatement;
import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.lint.schema.Table;
import dev.kanmon.engine.parse.Node;
import java.util.List;
import java.util.stream.Stream;

/** CREATE INDEX and REINDEX. */
final class IndexEffects {

    private final EffectList effects;
    private final LintedStatement statement;
    private final Node node;

    IndexEffects(EffectList effects) {
        this.effects = effects;
        this.statement = effects.statement();
        this.node = statement.node();
    }

    void collect() {
        if (node.is("IndexStmt")) {
            create();
        } else {
            reindex();
        }
    }

    private void create() {
        LockMode mode = node.flag("concurrent") ? SHARE_UPDATE_EXCLUSIVE : SHARE;
        ObjectName table = statement.nameOf(node.node("relation"));
        if (node.node("relation").flag("inh")) {
            effects.addTree(table, mode, Work.INDEX_BUILD);
        } else {
            boolean partitioned = statement.schema().partitionKey(table).isPresent();
            effects.add(table, mode, partitioned ? Work.NONE : Work.INDEX_BUILD);
        }
    }

    private void reindex() {
        boolean concurrent = Options.isSet(node.nodes("params"), "concurrently");
        LockMode onTable = concurrent ? SHARE_UPDATE_EXCLUSIVE : SHARE;
        LockMode onIndex = concurrent ? SHARE_UPDATE_EXCLUSIVE : ACCESS_EXCLUSIVE;
        switch (node.text("kind")) {
            case "REINDEX_OBJECT_INDEX" -> {
                ObjectName index = statement.nameOf(node.node("relation"));
                IndexNames.tableOf(statement.schema(), index)
                        .ifPresent(table -> effects.add(table, onTable, Work.INDEX_BUILD));
                effects.add(index, onIndex, Work.INDEX_BUILD);
            }
            case "REINDEX_OBJECT_TABLE" -> tables(List.of(statement.nameOf(node.node("relation"))), onTable, onIndex);
            case "REINDEX_OBJECT_SCHEMA" -> tables(tablesOf(node.text("name")), onTable, onIndex);
            default ->
                tables(statement.schema().tables().stream().map(Table::name).toList(), onTable, onIndex);
        }
    }

    private List<ObjectName> tablesOf(String schema) {
        return statement.schema().tables().stream()
                .map(Table::name)
                .filter(table -> table.schema().equals(schema))
                .toList();
    }

    private void tables(List<ObjectName> tables, LockMode onTable, LockMode onIndex) {
        for (ObjectName table : tables) {
            effects.addTree(table, onTable, Work.INDEX_BUILD);
            Stream.concat(Stream.of(table), statement.schema().descendantsOf(table).stream())
                    .flatMap(each -> IndexNames.of(statement.schema(), each))
                    .forEach(index -> effects.add(index, onIndex, Work.INDEX_BUILD));
        }
    }
}
