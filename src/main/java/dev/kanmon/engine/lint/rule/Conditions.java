package dev.kanmon.engine.lint.rule;

import dev.kanmon.engine.lint.schema.Column;
import dev.kanmon.engine.lint.schema.Table;
import dev.kanmon.engine.parse.Node;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells conditions that hold for every row from those that choose. */
final class Conditions {

    private Conditions() {}

    /**
     * @param condition a WHERE or ON; an absent one always holds
     * @param table what is known of the table whose rows it chooses
     * @return false also where it cannot be told
     */
    static boolean isAlwaysTrue(Node condition, Optional<Table> table) {
        if (!condition.isPresent()) {
            return true;
        }
        return switch (condition.type()) {
            case "A_Const" -> condition.node("boolval").flag("boolval");
            case "TypeCast" -> isTrueLiteral(condition);
            case "BoolExpr" -> combined(condition, table);
            case "NullTest" -> isNeverNull(condition, table);
            case "BooleanTest" ->
                condition.text("booltesttype").equals("IS_TRUE") && isAlwaysTrue(condition.node("arg"), table);
            case "A_Expr" -> comparesEqual(condition);
            default -> false;
        };
    }

    private static boolean isTrueLiteral(Node cast) {
        List<Node> names = cast.node("typeName").nodes("names");
        boolean toBoolean =
                !names.isEmpty() && names.get(names.size() - 1).text("sval").equals("bool");
        boolean literal = cast.node("arg")
                .stringValue()
                .filter(text -> List.of("t", "true", "y", "yes", "on", "1")
                        .contains(text.strip().toLowerCase(Locale.ROOT)))
                .isPresent();
        return toBoolean
                && (literal
                        || isAlwaysTrue(cast.node("arg"), Optional.empty())
                                && cast.node("arg").isPresent());
    }

    private static boolean combined(Node condition, Optional<Table> table) {
        List<Node> parts = condition.nodes("args");
        return switch (condition.text("boolop")) {
            case "AND_EXPR" -> parts.stream().allMatch(part -> isAlwaysTrue(part, table));
            case "OR_EXPR" -> parts.stream().anyMatch(part -> isAlwaysTrue(part, table));
            default -> parts.stream().allMatch(Conditions::isFalseConstant);
        };
    }

    private static boolean isFalseConstant(Node condition) {
        return condition.is("A_Const")
                && condition.has("boolval")
                && !condition.node("boolval").flag("boolval");
    }

    private static boolean isNeverNull(Node test, Optional<Table> table) {
        boolean wantsValue = test.text("nulltesttype").equals("IS_NOT_NULL");
        if (test.node("arg").is("A_Const")) {
            return wantsValue != test.node("arg").flag("isnull");
        }
        return wantsValue
                && columnName(test.node("arg"))
                        .flatMap(name -> table.flatMap(known -> known.column(name)))
                        .filter(Column::notNull)
                        .isPresent();
    }

    private static Optional<String> columnName(Node reference) {
        List<Node> fields = reference.nodes("fields");
        return reference.is("ColumnRef") ? fields.get(fields.size() - 1).stringValue() : Optional.empty();
    }

    /** The same on both sides, and constants that compare as numbers. */
    private static boolean comparesEqual(Node comparison) {
        if (!comparison.text("kind").equals("AEXPR_OP")
                || comparison.nodes("name").size() != 1) {
            return false;
        }
        Node left = comparison.node("lexpr");
        Node right = comparison.node("rexpr");
        String operator = comparison.nodes("name").get(0).text("sval");
        if (isInteger(left) && isInteger(right)) {
            return holds(operator, integer(left), integer(right));
        }
        boolean orEqual = operator.equals("=") || operator.equals("<=") || operator.equals(">=");
        return orEqual && left.isPresent() && sameText(left, right);
    }

    private static boolean holds(String operator, long left, long right) {
        return switch (operator) {
            case "=" -> left == right;
            case "<>" -> left != right;
            case "<" -> left < right;
            case "<=" -> left <= right;
            case ">" -> left > right;
            case ">=" -> left >= right;
            default -> false;
        };
    }

    private static boolean sameText(Node left, Node right) {
        return left.is("ColumnRef")
                ? right.is("ColumnRef") && left.nodes("fields").equals(right.nodes("fields"))
                : left.stringValue().isPresent() && left.stringValue().equals(right.stringValue());
    }

    private static boolean isInteger(Node node) {
        return node.is("A_Const") && node.has("ival");
    }

    private static long integer(Node node) {
        return node.node("ival").number("ival");
    }
}
