package dev.kanmon.engine.classify;

import dev.kanmon.engine.lint.LintedStatement;
import dev.kanmon.engine.lint.schema.ObjectKind;
import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.parse.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one migration has made so far, so that nobody can be using it: as lint follows the schema, and beside that what lint
 * does not remember, each by its full signature.
 */
final class Made {

    private final Set<String> keys = new HashSet<>();

    /** Remembers what a statement makes that is done for sure; what it may only replace is not new. */
    void remember(LintedStatement statement) {
        Node node = statement.node();
        switch (node.type()) {
            case "CreateFunctionStmt" -> {
                if (!node.flag("replace")) {
                    keys.add(routine(
                            ObjectName.ofNames(
                                    node.nodes("funcname"), statement.schema().defaultSchema()),
                            inputTypes(node)));
                }
            }
            case "CreateTrigStmt" -> {
                if (!node.flag("replace")) {
                    keys.add(key("trigger", statement.nameOf(node.node("relation")), node.text("trigname")));
                }
            }
            case "CreatePolicyStmt" ->
                keys.add(key("policy", statement.nameOf(node.node("table")), node.text("policy_name")));
            case "RuleStmt" -> {
                if (!node.flag("replace")) {
                    keys.add(key("rule", statement.nameOf(node.node("relation")), node.text("rulename")));
                }
            }
            case "IndexStmt" -> {
                ObjectName table = statement.nameOf(node.node("relation"));
                if (!node.text("idxname").isEmpty() && !node.flag("if_not_exists")) {
                    keys.add("index " + table.sibling(node.text("idxname")));
                }
            }
            default -> {}
        }
    }

    boolean index(ObjectName index) {
        return keys.contains("index " + index);
    }

    /** @param object an {@code ObjectWithArgs} */
    boolean routine(LintedStatement statement, Node object) {
        ObjectName name =
                ObjectName.ofNames(object.nodes("objname"), statement.schema().defaultSchema());
        return keys.contains(routine(name, types(object.nodes("objargs"))));
    }

    /** @param kind trigger, rule or policy */
    boolean part(String kind, ObjectName relation, String name) {
        return keys.contains(key(kind, relation, name));
    }

    /** A table, a view of either kind or a sequence that this migration made. */
    static boolean relation(LintedStatement statement, ObjectName name) {
        return statement.schema().isCertainlyNew(name)
                || statement.schema().madeInRun(ObjectKind.VIEW, name)
                || statement.schema().madeInRun(ObjectKind.MATERIALIZED_VIEW, name)
                || statement.schema().madeInRun(ObjectKind.SEQUENCE, name);
    }

    private static String key(String kind, ObjectName relation, String name) {
        return kind + " " + relation + " " + name;
    }

    private static String routine(ObjectName name, String types) {
        return "routine " + name + "(" + types + ")";
    }

    private static String inputTypes(Node createFunction) {
        List<Node> inputs = createFunction.nodes("parameters").stream()
                .filter(parameter ->
                        !Set.of("FUNC_PARAM_OUT", "FUNC_PARAM_TABLE").contains(parameter.text("mode")))
                .map(parameter -> parameter.node("argType"))
                .toList();
        return types(inputs);
    }

    private static String types(List<Node> typeNames) {
        return typeNames.stream()
                .map(type -> type.nodes("names").stream()
                                .map(part -> part.text("sval"))
                                .filter(part -> !part.equals("pg_catalog"))
                                .collect(Collectors.joining("."))
                        + (type.nodes("arrayBounds").isEmpty() ? "" : "[]"))
                .collect(Collectors.joining(","));
    }
}
