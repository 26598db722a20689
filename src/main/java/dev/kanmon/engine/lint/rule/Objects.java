package dev.kanmon.engine.lint.rule;

import dev.kanmon.engine.lint.LintedStatement;
import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.parse.Node;
import java.util.List;

/** Reads the objects that a DROP statement names. */
final class Objects {

    private Objects() {}

    static boolean isDropOf(LintedStatement statement, String... removeTypes) {
        return List.of(removeTypes).contains(statement.node().text("removeType"));
    }

    static boolean cascades(Node node) {
        return node.text("behavior").equals("DROP_CASCADE");
    }

    /** The names in a {@code DropStmt}, whatever its kind of object. */
    static List<ObjectName> dropped(LintedStatement statement) {
        String defaultSchema = statement.schema().defaultSchema();
        return statement.node().nodes("objects").stream()
                .map(object -> switch (object.type()) {
                    case "TypeName" -> ObjectName.ofNames(object.nodes("names"), defaultSchema);
                    case "ObjectWithArgs" -> ObjectName.ofNames(object.nodes("objname"), defaultSchema);
                    case "String" -> new ObjectName(object.text("sval"), object.text("sval"));
                    default -> ObjectName.ofNames(object.nodes("items"), defaultSchema);
                })
                .toList();
    }
}
