package dev.kanmon.engine.lint.effect;

import dev.kanmon.engine.lint.LintedStatement;
import dev.kanmon.engine.lint.schema.Constraint;
import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.lint.schema.Table;
import dev.kanmon.engine.parse.Node;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells whether a table's own validated CHECKs say what a partition's bound asks for, so that ATTACH PARTITION need not
 * look at its rows. Sees a range over one column, as it is written most: {@code CHECK (k >= from AND k < to)} on a column
 * that is NOT NULL, with the same literals as the bound. Anything else counts as not proven.
 */
final class PartitionBoundProof {

    private final LintedStatement statement;
    private final ObjectName parent;
    private final Node bound;

    /** @param bound a {@code PartitionBoundSpec} */
    PartitionBoundProof(LintedStatement statement, ObjectName parent, Node bound) {
        this.statement = statement;
        this.parent = parent;
        this.bound = bound;
    }

    boolean isGivenFor(ObjectName partition) {
        Optional<String> key = keyColumn();
        List<Node> lower = bound.nodes("lowerdatums");
        List<Node> upper = bound.nodes("upperdatums");
        if (key.isEmpty() || lower.size() != 1 || upper.size() != 1) {
            return false;
        }
        List<Node> conditions = conditions(partition).toList();
        return NotNullProof.isGiven(statement, partition, key.get())
                && says(conditions, key.get(), ">=", lower.get(0))
                && says(conditions, key.get(), "<", upper.get(0));
    }

    private Optional<String> keyColumn() {
        return statement
                .schema()
                .partitionKey(parent)
                .filter(key -> key.nodes("partParams").size() == 1)
                .map(key -> key.nodes("partParams").get(0).text("name"))
                .filter(column -> !column.isEmpty());
    }

    private Stream<Node> conditions(ObjectName partition) {
        return statement.schema().table(partition).map(Table::constraints).stream()
                .flatMap(constraints -> constraints.stream())
                .filter(constraint -> constraint.kind() == Constraint.Kind.CHECK && constraint.validated())
                .flatMap(constraint -> parts(constraint.check()));
    }

    private static Stream<Node> parts(Node condition) {
        boolean and = condition.is("BoolExpr") && condition.text("boolop").equals("AND_EXPR");
        return and ? condition.nodes("args").stream().flatMap(PartitionBoundProof::parts) : Stream.of(condition);
    }

    private static boolean says(List<Node> conditions, String column, String operator, Node value) {
        return conditions.stream()
                .filter(condition -> condition.is("A_Expr")
                        && condition.nodes("name").get(0).text("sval").equals(operator))
                .filter(condition -> isColumn(condition.node("lexpr"), column))
                .anyMatch(condition -> isSameLiteral(condition.node("rexpr"), value));
    }

    private static boolean isColumn(Node expression, String column) {
        List<Node> names = expression.nodes("fields");
        return names.size() == 1 && names.get(0).text("sval").equals(column);
    }

    private static boolean isSameLiteral(Node one, Node other) {
        if (!one.is("A_Const") || !other.is("A_Const")) {
            return false;
        }
        return one.stringValue().isPresent()
                ? one.stringValue().equals(other.stringValue())
                : one.has("ival") && one.node("ival").equals(other.node("ival"));
    }
}
