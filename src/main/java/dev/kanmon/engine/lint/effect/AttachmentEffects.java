package dev.kanmon.engine.lint.effect;

import static dev.kanmon.engine.lint.effect.LockMode.ACCESS_EXCLUSIVE;
import static dev.kanmon.engine.lint.effect.LockMode.ACCESS_SHARE;
import static dev.kanmon.engine.lint.effect.LockMode.SHARE_ROW_EXCLUSIVE;
import static dev.kanmon.engine.lint.effect.LockMode.SHARE_UPDATE_EXCLUSIVE;

import dev.kanmon.engine.lint.LintedStatement;
import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.parse.Node;
import java.util.List;

/** What hangs on a table: triggers, rules, policies, comments, statistics, publications. */
final class AttachmentEffects {

    private final EffectList effects;
    private final LintedStatement statement;
    private final Node node;

    AttachmentEffects(EffectList effects) {
        this.effects = effects;
        this.statement = effects.statement();
        this.node = statement.node();
    }

    void collect() {
        switch (node.type()) {
            case "CreateTrigStmt" ->
                effects.addTree(statement.nameOf(node.node("relation")), SHARE_ROW_EXCLUSIVE, Work.NONE);
            case "RuleStmt" -> effects.add(node.node("relation"), ACCESS_EXCLUSIVE, Work.NONE);
            case "CreatePolicyStmt", "AlterPolicyStmt" -> effects.add(node.node("table"), ACCESS_EXCLUSIVE, Work.NONE);
            case "CreateStatsStmt" ->
                node.nodes("relations").forEach(relation -> effects.add(relation, SHARE_UPDATE_EXCLUSIVE, Work.NONE));
            case "CreatePublicationStmt", "AlterPublicationStmt" ->
                node.all("PublicationObjSpec")
                        .map(object -> object.node("pubtable"))
                        .filter(Node::isPresent)
                        .forEach(table -> effects.add(table.node("relation"), SHARE_UPDATE_EXCLUSIVE, Work.NONE));
            case "CommentStmt" -> comment();
            default -> {}
        }
    }

    private void comment() {
        List<Node> names = node.node("object").nodes("items");
        switch (node.text("objtype")) {
            case "OBJECT_TABLE", "OBJECT_VIEW", "OBJECT_MATVIEW", "OBJECT_INDEX", "OBJECT_FOREIGN_TABLE" ->
                effects.add(name(names), SHARE_UPDATE_EXCLUSIVE, Work.NONE);
            case "OBJECT_COLUMN" ->
                effects.add(name(names.subList(0, names.size() - 1)), SHARE_UPDATE_EXCLUSIVE, Work.NONE);
            case "OBJECT_TABCONSTRAINT", "OBJECT_TRIGGER", "OBJECT_RULE", "OBJECT_POLICY" ->
                effects.add(name(names.subList(0, names.size() - 1)), ACCESS_SHARE, Work.NONE);
            default -> {}
        }
    }

    private ObjectName name(List<Node> names) {
        return ObjectName.ofNames(names, statement.schema().defaultSchema());
    }
}
