package dev.kanmon.engine.lint;

import dev.kanmon.engine.parse.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds the statements that another one holds and runs: in WITH, EXPLAIN ANALYZE, CREATE SCHEMA, PREPARE, rules. */
final class NestedStatements {

    /** Fields in which an element of CREATE SCHEMA names what it makes. */
    private static final List<String> NAMES = List.of("relation", "view", "sequence");

    private NestedStatements() {}

    /** The outermost ones; what those hold in turn is to be asked for again. */
    static List<Node> of(Node statement) {
        if (statement.is("CreateSchemaStmt")) {
            return statement.nodes("schemaElts").stream()
                    .map(element -> inSchema(element, schemaName(statement)))
                    .toList();
        }
        return runs(statement)
                ? statement.children().flatMap(NestedStatements::outermost).toList()
                : List.of();
    }

    /** The nodes of a statement without those of the statements nested in it. */
    static Stream<Node> nodesOutsideOf(Node statement) {
        return Stream.concat(
                Stream.of(statement),
                statement.children().filter(child -> !isNested(child)).flatMap(NestedStatements::nodesOutsideOf));
    }

    private static Stream<Node> outermost(Node node) {
        return isNested(node) ? Stream.of(node) : node.children().flatMap(NestedStatements::outermost);
    }

    private static boolean isNested(Node node) {
        return node.type().endsWith("Stmt") && !node.is("SelectStmt");
    }

    /** False for what only keeps the statements in it for later, or describes how they would run. */
    private static boolean runs(Node statement) {
        return switch (statement.type()) {
            case "CreateFunctionStmt" -> false;
            case "ExplainStmt" -> statement.nodes("options").stream().anyMatch(NestedStatements::isAnalyze);
            default -> true;
        };
    }

    private static boolean isAnalyze(Node option) {
        Node value = option.node("arg");
        boolean off = value.isPresent()
                && (List.of("off", "false", "0").contains(value.text("sval"))
                        || value.is("Integer") && value.number("ival") == 0
                        || value.is("Boolean") && !value.flag("boolval"));
        return option.text("defname").equals("analyze") && !off;
    }

    private static String schemaName(Node createSchema) {
        String name = createSchema.text("schemaname");
        return name.isEmpty() ? createSchema.node("authrole").text("rolename") : name;
    }

    private static Node inSchema(Node element, String schema) {
        Map<String, Object> fields = new LinkedHashMap<>(element.fields());
        for (String field : NAMES) {
            if (element.has(field) && element.node(field).text("schemaname").isEmpty()) {
                Map<String, Object> name =
                        new LinkedHashMap<>(element.node(field).fields());
                name.put("schemaname", schema);
                fields.put(field, new Node(element.node(field).type(), name));
            }
        }
        return new Node(element.type(), fields);
    }
}
