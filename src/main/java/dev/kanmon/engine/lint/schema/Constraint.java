package dev.kanmon.engine.lint.schema;

import dev.kanmon.engine.parse.Node;
import java.util.List;
import java.util.Optional;

/**
 * @param columns in their order; empty for a CHECK
 * @param validated false for NOT VALID that was not validated since
 * @param check the expression of a CHECK, else {@link Node#ABSENT}
 * @param references the table that a foreign key points to
 */
public record Constraint(
        String name, Kind kind, List<String> columns, boolean validated, Node check, Optional<ObjectName> references) {

    public enum Kind {
        CHECK,
        NOT_NULL,
        PRIMARY_KEY,
        UNIQUE,
        FOREIGN_KEY,
        EXCLUSION
    }

    Constraint withValidated() {
        return new Constraint(name, kind, columns, true, check, references);
    }

    Constraint withName(String other) {
        return new Constraint(other, kind, columns, validated, check, references);
    }

    /** Whether it is CHECK (column IS NOT NULL), alone or as one of several conditions. */
    public boolean provesNotNull(String column) {
        return kind == Kind.CHECK && proves(check, column);
    }

    private static boolean proves(Node expression, String column) {
        if (expression.is("BoolExpr") && expression.text("boolop").equals("AND_EXPR")) {
            return expression.nodes("args").stream().anyMatch(part -> proves(part, column));
        }
        if (!expression.is("NullTest") || !expression.text("nulltesttype").equals("IS_NOT_NULL")) {
            return false;
        }
        List<Node> names = expression.node("arg").nodes("fields");
        return !names.isEmpty() && names.get(names.size() - 1).text("sval").equals(column);
    }
}
