package dev.kanmon.engine.parse;

import java.util.List;
import java.util.Optional;

/** The value of an expression that is a string and the same each time: literals, joined by {@code ||}, perhaps cast. */
final class ConstantText {

    private ConstantText() {}

    /** @param select a {@code SELECT} of nothing but the expression */
    static Optional<String> of(Node select) {
        List<Node> columns = select.nodes("targetList");
        return columns.size() == 1 && select.fields().size() <= PLAIN_SELECT_FIELDS
                ? value(columns.get(0).node("val"))
                : Optional.empty();
    }

    /** {@code targetList}, {@code limitOption} and {@code op}: no FROM, no WHERE. */
    private static final int PLAIN_SELECT_FIELDS = 3;

    private static Optional<String> value(Node expression) {
        return switch (expression.type()) {
            case "A_Const" -> expression.stringValue();
            case "TypeCast" -> value(expression.node("arg")).filter(text -> isText(expression.node("typeName")));
            case "A_Expr" -> isJoin(expression) ? joined(expression) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static boolean isText(Node type) {
        List<Node> names = type.nodes("names");
        return !names.isEmpty() && names.get(names.size() - 1).text("sval").equals("text");
    }

    private static boolean isJoin(Node expression) {
        return expression.text("kind").equals("AEXPR_OP")
                && expression.nodes("name").size() == 1
                && expression.nodes("name").get(0).text("sval").equals("||");
    }

    private static Optional<String> joined(Node expression) {
        return value(expression.node("lexpr"))
                .flatMap(left -> value(expression.node("rexpr")).map(left::concat));
    }
}
