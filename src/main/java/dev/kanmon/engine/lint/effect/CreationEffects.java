package dev.kanmon.engine.lint.effect;

import static dev.kanmon.engine.lint.effect.LockMode.ACCESS_EXCLUSIVE;
import static dev.kanmon.engine.lint.effect.LockMode.ACCESS_SHARE;
import static dev.kanmon.engine.lint.effect.LockMode.SHARE_UPDATE_EXCLUSIVE;

import dev.kanmon.engine.lint.LintedStatement;
import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.parse.Node;
import java.util.stream.Stream;

/** CREATE TABLE and CREATE VIEW: nobody uses what they make, but they lock what they refer to. */
final class CreationEffects {

    private final EffectList effects;
    private final LintedStatement statement;
    private final Node node;

    CreationEffects(EffectList effects) {
        this.effects = effects;
        this.statement = effects.statement();
        this.node = statement.node();
    }

    void collect() {
        switch (node.type()) {
            case "CreateStmt" -> table();
            case "ViewStmt" -> view();
            default -> new DataEffects(effects).reads(node.node("query"));
        }
    }

    private void table() {
        parents();
        Stream<Node> constraints = node.nodes("tableElts").stream()
                .flatMap(element -> Stream.concat(Stream.of(element), element.nodes("constraints").stream()));
        ObjectName table = statement.nameOf(node.node("relation"));
        constraints
                .filter(constraint -> constraint.is("Constraint"))
                .filter(constraint -> !isItself(constraint, table))
                .forEach(constraint -> new ConstraintEffects(effects, table).referenced(constraint, false));
        node.nodes("tableElts").stream()
                .filter(element -> element.is("TableLikeClause"))
                .forEach(like -> effects.add(like.node("relation"), ACCESS_SHARE, Work.NONE));
    }

    private boolean isItself(Node foreignKey, ObjectName table) {
        return foreignKey.node("pktable").isPresent()
                && statement.nameOf(foreignKey.node("pktable")).equals(table);
    }

    private void parents() {
        boolean isPartition = node.node("partbound").isPresent();
        for (Node parent : node.nodes("inhRelations")) {
            effects.add(parent, isPartition ? ACCESS_EXCLUSIVE : SHARE_UPDATE_EXCLUSIVE, Work.NONE);
            if (isPartition) {
                statement
                        .schema()
                        .defaultPartitionOf(statement.nameOf(parent))
                        .ifPresent(other -> effects.addTree(other, ACCESS_EXCLUSIVE, Work.SCAN));
            }
        }
    }

    private void view() {
        if (node.flag("replace")) {
            effects.add(node.node("view"), ACCESS_EXCLUSIVE, Work.NONE);
        }
        new DataEffects(effects).mentions(node.node("query"));
    }
}
