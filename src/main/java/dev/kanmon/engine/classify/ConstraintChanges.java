package dev.kanmon.engine.classify;

import dev.kanmon.engine.lint.effect.ColumnAddition;
import dev.kanmon.engine.lint.effect.NotNullProof;
import dev.kanmon.engine.lint.schema.Constraint;
import dev.kanmon.engine.lint.schema.Index;
import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.parse.Node;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Constraints of a table that was there before. NOT VALID does not help an older version: what it writes is checked all the
 * same.
 */
final class ConstraintChanges {

    private final Subject subject;
    private final ObjectName table;
    private final NewColumns newColumns;

    ConstraintChanges(Subject subject, ObjectName table) {
        this.subject = subject;
        this.table = table;
        this.newColumns = new NewColumns(subject, table);
    }

    /** @param definition a {@code Constraint} of ALTER TABLE … ADD */
    List<Change> added(Node definition) {
        return isHarmless(definition)
                ? Change.NONE
                : Change.removes("Older versions may write rows to " + table.toSql() + " that the constraint refuses.");
    }

    private boolean isHarmless(Node definition) {
        List<String> columns = columns(definition);
        return switch (definition.text("contype")) {
            case "CONSTR_CHECK" ->
                !definition.flag("is_enforced")
                        || isLeftOut(definition, looksAt(definition)) && !looksAtNull(definition);
            case "CONSTR_FOREIGN" -> !definition.flag("is_enforced") || isLeftOut(definition, columns);
            case "CONSTR_NOTNULL" ->
                columns.stream()
                        .allMatch(column -> NotNullProof.isGiven(subject.statement(), table, column)
                                || newColumns.hasDefault(column));
            case "CONSTR_UNIQUE" ->
                !definition.text("indexname").isEmpty() && isUniqueAlready(definition)
                        || newColumns.leaveUnique(columns, definition.flag("nulls_not_distinct"));
            case "CONSTR_PRIMARY" ->
                isUniqueAlready(definition)
                        && indexColumns(definition).stream()
                                .allMatch(column -> NotNullProof.isGiven(subject.statement(), table, column));
            default -> false;
        };
    }

    /** The index was unique before this statement, and refused the same rows. */
    private boolean isUniqueAlready(Node definition) {
        return index(definition).filter(Index::unique).isPresent();
    }

    private List<String> indexColumns(Node definition) {
        return index(definition).map(Index::columns).orElse(List.of());
    }

    private Optional<Index> index(Node definition) {
        return definition.text("indexname").isEmpty()
                ? Optional.empty()
                : subject.schema().index(table.sibling(definition.text("indexname")));
    }

    private boolean isLeftOut(Node definition, List<String> columns) {
        return newColumns.areLeftOut(columns, !definition.flag("skip_validation"));
    }

    /** The columns that a CHECK names. */
    private static List<String> looksAt(Node check) {
        return check.node("raw_expr")
                .all("ColumnRef")
                .map(reference -> reference.nodes("fields"))
                .map(names -> names.isEmpty() ? "" : names.get(names.size() - 1).text("sval"))
                .toList();
    }

    /** A CHECK lets NULL through unless it asks for it, or makes a value of it. */
    private static boolean looksAtNull(Node check) {
        return check.node("raw_expr")
                .all()
                .anyMatch(node -> List.of("NullTest", "BooleanTest", "CoalesceExpr", "CaseExpr", "FuncCall")
                                .contains(node.type())
                        || node.text("kind").equals("AEXPR_DISTINCT")
                        || node.text("kind").equals("AEXPR_NOT_DISTINCT"));
    }

    private static List<String> columns(Node definition) {
        Stream<Node> named = Stream.concat(definition.nodes("fk_attrs").stream(), definition.nodes("keys").stream());
        return named.map(column -> column.text("sval")).toList();
    }

    /** @param command an {@code ATAlterConstraint}: to check it later, or not at all, refuses nothing */
    List<Change> altered(Node command) {
        boolean checkedLater = command.flag("alterDeferrability") && command.flag("deferrable");
        boolean notChecked = command.flag("alterEnforceability") && !command.flag("is_enforced");
        return checkedLater || notChecked
                ? Change.NONE
                : Change.removes("The constraint may refuse what older versions write, or refuse it earlier.");
    }

    /** @param name of a constraint that is dropped; ON CONFLICT relies on one that is unique */
    List<Change> dropped(String name) {
        Optional<Constraint> constraint = subject.schema().table(table).flatMap(known -> known.constraint(name));
        if (constraint.filter(known -> !known.isIndexed()).isPresent()) {
            return Change.NONE;
        }
        return Change.removes(
                constraint.isPresent()
                        ? "ON CONFLICT of an older version may rely on the constraint " + ObjectName.quote(name) + "."
                        : "No migration tells whether the constraint " + ObjectName.quote(name)
                                + " is unique, and ON CONFLICT of an older version may rely on it.");
    }

    /**
     * Why a column that is added with its constraints refuses what older versions write, who leave it out.
     *
     * @return empty where it does not: NULL breaks no CHECK, UNIQUE or REFERENCES, and a value that is made for each row is
     *     its own
     */
    static Optional<String> ofNewColumn(ColumnAddition column) {
        boolean valueOfEachRow = column.rewriteCause()
                .filter(cause -> cause == ColumnAddition.Cause.SERIAL
                        || cause == ColumnAddition.Cause.IDENTITY
                        || cause == ColumnAddition.Cause.VOLATILE_DEFAULT)
                .isPresent();
        Optional<Node> unique = column.constraint("CONSTR_UNIQUE").or(() -> column.constraint("CONSTR_PRIMARY"));
        boolean sameForAll = unique.isPresent()
                && !valueOfEachRow
                && (column.constraint("CONSTR_DEFAULT").isPresent()
                        || column.constraint("CONSTR_GENERATED").isPresent()
                        || unique.get().flag("nulls_not_distinct"));
        boolean refuses = column.definition().nodes("constraints").stream()
                .filter(constraint -> constraint.text("contype").equals("CONSTR_CHECK"))
                .anyMatch(check -> looksAtNull(check) || !List.of(column.name()).containsAll(looksAt(check)));
        return sameForAll || refuses
                ? Optional.of("Older versions leave the new column out, and its constraint may refuse that.")
                : Optional.empty();
    }
}
