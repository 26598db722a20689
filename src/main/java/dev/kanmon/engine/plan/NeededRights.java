package dev.kanmon.engine.plan;

import dev.kanmon.engine.lint.LintedStatement;
import dev.kanmon.engine.lint.effect.Effect;
import dev.kanmon.engine.lint.effect.LockMode;
import dev.kanmon.engine.lint.schema.ObjectKind;
import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.parse.Node;
import dev.kanmon.engine.plan.NeededRight.CreateInDatabase;
import dev.kanmon.engine.plan.NeededRight.CreateInSchema;
import dev.kanmon.engine.plan.NeededRight.Ownership;
import java.util.ArrayList;
import java.util.List;

/** Tells from a statement's tree and effects what its role needs to be allowed. */
final class NeededRights {

    private NeededRights() {}

    /** Without those that follow from what the run itself creates. */
    static List<NeededRight> of(LintedStatement statement, List<Effect> effects) {
        List<NeededRight> rights = new ArrayList<>();
        Node node = statement.node();
        switch (node.type()) {
            case "CreateStmt" -> create(rights, statement, node.node("relation").text("schemaname"));
            case "CreateTableAsStmt" ->
                create(rights, statement, node.node("into").node("rel").text("schemaname"));
            case "ViewStmt" -> create(rights, statement, node.node("view").text("schemaname"));
            case "IndexStmt" -> create(rights, statement, node.node("relation").text("schemaname"));
            case "CreateSeqStmt" ->
                create(rights, statement, node.node("sequence").text("schemaname"));
            case "CreateEnumStmt", "CreateRangeStmt" -> create(rights, statement, schemaOf(node.nodes("typeName")));
            case "CreateFunctionStmt" -> create(rights, statement, schemaOf(node.nodes("funcname")));
            case "CreateSchemaStmt", "CreateExtensionStmt", "CreatePublicationStmt" ->
                rights.add(new CreateInDatabase());
            default -> {}
        }
        if (!isDataStatement(node)) {
            owned(rights, statement, effects);
        }
        return List.copyOf(rights);
    }

    private static void create(List<NeededRight> rights, LintedStatement statement, String schema) {
        String meant = schema.isEmpty() ? statement.schema().defaultSchema() : schema;
        boolean madeByTheRun = statement.schema().madeInRun(ObjectKind.SCHEMA, new ObjectName(meant, meant));
        if (!madeByTheRun && !meant.startsWith("pg_temp")) {
            rights.add(new CreateInSchema(meant));
        }
    }

    /** Whatever changes a table's definition is for its owner; reading and writing rows has rights of its own. */
    private static void owned(List<NeededRight> rights, LintedStatement statement, List<Effect> effects) {
        effects.stream()
                .filter(effect -> effect.mode().compareTo(LockMode.SHARE_UPDATE_EXCLUSIVE) >= 0)
                .map(Effect::relation)
                .filter(relation -> !statement.isNew(relation))
                .distinct()
                .forEach(relation -> rights.add(new Ownership(relation)));
    }

    private static boolean isDataStatement(Node node) {
        return switch (node.type()) {
            case "SelectStmt",
                    "InsertStmt",
                    "UpdateStmt",
                    "DeleteStmt",
                    "MergeStmt",
                    "CopyStmt",
                    "LockStmt",
                    "TruncateStmt",
                    "CreateStmt" -> true;
            default -> false;
        };
    }

    private static String schemaOf(List<Node> names) {
        return names.size() > 1 ? names.get(names.size() - 2).text("sval") : "";
    }
}
