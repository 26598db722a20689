package dev.kanmon.engine.lint.effect;

import dev.kanmon.engine.lint.LintedStatement;
import dev.kanmon.engine.lint.schema.Column;
import dev.kanmon.engine.lint.schema.Constraint;
import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.lint.schema.SqlType;
import dev.kanmon.engine.lint.schema.Table;
import dev.kanmon.engine.parse.Node;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What ALTER COLUMN … TYPE makes the server do (ATColumnChangeRequiresRewrite in tablecmds.c). */
public final class TypeChange {

    private static final Set<String> UTC = Set.of("utc", "gmt", "etc/utc", "etc/gmt", "zulu", "z");

    private final LintedStatement statement;
    private final ObjectName table;
    private final Node command;

    /** @param command an {@code AlterTableCmd} AT_AlterColumnType of this statement */
    public TypeChange(LintedStatement statement, Node command) {
        this.statement = statement;
        this.table = statement.nameOf(statement.node().node("relation"));
        this.command = command;
    }

    /** A column whose type is not known counts as one that has to be rewritten. */
    public Work work() {
        Optional<SqlType> before = column().map(Column::type);
        if (before.isEmpty() || !keepsRows(before.get(), after())) {
            return Work.REWRITE;
        }
        Work ofIndexes = rebuildsIndexes(before.get()) ? Work.INDEX_BUILD : Work.NONE;
        return ofIndexes.heavierOf(isChecked() ? Work.SCAN : Work.NONE);
    }

    private SqlType after() {
        return SqlType.of(command.node("def").node("typeName"));
    }

    private Optional<Column> column() {
        return statement.schema().table(table).flatMap(known -> known.column(command.text("name")));
    }

    private boolean keepsRows(SqlType before, SqlType after) {
        if (!usesTheColumnItself(after) || before.array() != after.array()) {
            return false;
        }
        if (before.equals(after)) {
            return true;
        }
        return !before.array() && (TypeCoercion.isFree(before, after) || isZoneChangeInUtc(before, after));
    }

    /** No USING, or one that says what goes without saying: the column, cast or not to the new type. */
    private boolean usesTheColumnItself(SqlType after) {
        Node using = command.node("def").node("raw_default");
        if (using.is("TypeCast") && SqlType.of(using.node("typeName")).equals(after)) {
            return isTheColumn(using.node("arg"));
        }
        return !using.isPresent() || isTheColumn(using);
    }

    private boolean isTheColumn(Node expression) {
        List<Node> names = expression.nodes("fields");
        return expression.is("ColumnRef")
                && names.get(names.size() - 1).text("sval").equals(command.text("name"));
    }

    /** Between timestamp and timestamptz nothing changes on disk where the session's time zone is UTC. */
    private boolean isZoneChangeInUtc(SqlType before, SqlType after) {
        Set<String> names = Set.of(before.name(), after.name().equals(before.name()) ? "" : after.name());
        return names.equals(Set.of("timestamp", "timestamptz"))
                && before.modifiers().equals(after.modifiers())
                && statement.transaction().earlier().stream()
                        .map(LintedStatement::node)
                        .filter(node ->
                                node.is("VariableSetStmt") && node.text("name").equalsIgnoreCase("timezone"))
                        .reduce((first, last) -> last)
                        .map(node -> node.nodes("args"))
                        .filter(values -> !values.isEmpty())
                        .flatMap(values -> values.get(0).stringValue())
                        .filter(zone -> UTC.contains(zone.toLowerCase(Locale.ROOT)))
                        .isPresent();
    }

    /** Where the type compares in another way, its indexes are built anew though its rows stay. */
    private boolean rebuildsIndexes(SqlType before) {
        boolean comparesOtherwise = command.node("def").node("collClause").isPresent()
                || before.name().equals("citext") != after().name().equals("citext");
        return comparesOtherwise && isIndexed();
    }

    private boolean isIndexed() {
        String column = command.text("name");
        return statement.schema().indexesOf(table).stream()
                        .anyMatch(index -> index.columns().contains(column))
                || statement
                        .schema()
                        .table(table)
                        .map(Table::constraints)
                        .filter(constraints -> constraints.stream()
                                .anyMatch(constraint -> constraint.isIndexed()
                                        && constraint.columns().contains(column)))
                        .isPresent();
    }

    /** A CHECK on the column is made anew, and so looks at each row. */
    private boolean isChecked() {
        return statement.schema().table(table).map(Table::constraints).stream()
                .flatMap(java.util.Collection::stream)
                .filter(constraint -> constraint.kind() == Constraint.Kind.CHECK)
                .flatMap(constraint -> constraint.check().all("ColumnRef"))
                .anyMatch(this::isTheColumn);
    }
}
