package dev.kanmon.engine.prismaschema.difference;

import dev.kanmon.engine.parse.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads a parsed expression in the form that a server keeps: lists and ranges as the comparisons that they stand for. */
final class Terms {

    /** A server puts these around any text. */
    private static final Set<String> TEXT_TYPES = Set.of("text", "varchar", "bpchar");

    private static final Set<String> OPERATORS = Set.of("AEXPR_OP", "AEXPR_LIKE", "AEXPR_ILIKE");

    private Terms() {}

    static Term of(Node node) {
        return switch (node.type()) {
            case "A_Const" -> constant(node);
            case "ColumnRef" -> new Term("column " + lastName(node.nodes("fields")));
            case "TypeCast" -> cast(node);
            case "BoolExpr" -> new Term(node.text("boolop"), operands(node, node.text("boolop")));
            case "A_Expr" -> comparison(node);
            case "FuncCall" -> new Term("call " + lastName(node.nodes("funcname")), terms(node.nodes("args")));
            default -> any(node);
        };
    }

    /** A server quotes a negative number, and may quote any other. */
    private static Term constant(Node node) {
        if (node.flag("isnull")) {
            return new Term("null");
        }
        Node number = node.node("ival");
        String text = Stream.of("sval", "fval", "bsval")
                .filter(node::has)
                .map(field -> node.node(field).text(field))
                .findFirst()
                .orElseGet(() -> node.has("boolval")
                        ? Boolean.toString(node.node("boolval").flag("boolval"))
                        : Long.toString(number.number("ival")));
        return new Term("constant " + text);
    }

    private static Term cast(Node node) {
        Term term = of(node.node("arg"));
        String type = lastName(node.node("typeName").nodes("names"));
        boolean says = !TEXT_TYPES.contains(type)
                && !term.head().startsWith("constant ")
                && !term.head().equals("null");
        return says ? Term.cast(type, term) : term;
    }

    /** Those of {@code a AND (b AND c)} are three. */
    private static List<Term> operands(Node node, String operator) {
        boolean flat = !operator.equals("NOT_EXPR");
        List<Term> operands = new ArrayList<>();
        for (Node operand : node.nodes("args")) {
            if (flat && operand.is("BoolExpr") && operand.text("boolop").equals(operator)) {
                operands.addAll(operands(operand, operator));
            } else {
                operands.add(of(operand));
            }
        }
        return operands;
    }

    private static Term comparison(Node node) {
        String kind = node.text("kind");
        Term left = of(node.node("lexpr"));
        if (OPERATORS.contains(kind)) {
            return operation(lastName(node.nodes("name")), left, of(node.node("rexpr")));
        }
        List<Term> items = terms(node.node("rexpr").nodes("items"));
        return switch (kind) {
            case "AEXPR_IN" -> membership(lastName(node.nodes("name")), left, items);
            case "AEXPR_BETWEEN" -> range("AND_EXPR", ">=", "<=", left, items);
            case "AEXPR_NOT_BETWEEN" -> range("OR_EXPR", "<", ">", left, items);
            default -> new Term(kind + " " + lastName(node.nodes("name")), List.of(left, of(node.node("rexpr"))));
        };
    }

    private static Term membership(String operator, Term left, List<Term> items) {
        if (items.size() == 1) {
            return operation(operator, left, items.get(0));
        }
        String quantified = operator.equals("=") ? "AEXPR_OP_ANY =" : "AEXPR_OP_ALL " + operator;
        return new Term(quantified, List.of(left, new Term("A_ArrayExpr", items)));
    }

    private static Term range(String junction, String lower, String upper, Term left, List<Term> ends) {
        return new Term(junction, List.of(operation(lower, left, ends.get(0)), operation(upper, left, ends.get(1))));
    }

    private static Term operation(String operator, Term left, Term right) {
        return new Term("operator " + operator, List.of(left, right));
    }

    private static Term any(Node node) {
        if (node.is("A_ArrayExpr")) {
            return new Term(node.type(), terms(node.nodes("elements")));
        }
        List<Term> parts = new ArrayList<>();
        for (Map.Entry<String, Object> field : node.fields().entrySet()) {
            parts.addAll(terms(node.children(field.getKey()).toList()));
            if (field.getValue() instanceof String || field.getValue() instanceof Boolean) {
                parts.add(new Term(field.getKey() + " " + field.getValue()));
            }
        }
        return new Term(node.type(), parts);
    }

    private static List<Term> terms(List<Node> nodes) {
        return nodes.stream().map(Terms::of).toList();
    }

    /** Without the database schema, or the table, that it may be qualified with. */
    private static String lastName(List<Node> names) {
        return names.isEmpty() ? "" : names.get(names.size() - 1).text("sval");
    }
}
