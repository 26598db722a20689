package dev.kanmon.engine.plan;

import dev.kanmon.engine.lint.LintedStatement;
import dev.kanmon.engine.lint.schema.Column;
import dev.kanmon.engine.lint.schema.Constraint;
import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.lint.schema.Table;
import dev.kanmon.engine.parse.Node;
import dev.kanmon.engine.plan.facts.DataQuestion;
import dev.kanmon.engine.plan.facts.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells from a statement what the target's data have to be asked: whether they would make it fail. */
final class DataQuestions {

    private final LintedStatement statement;
    private final List<DataQuestion> questions = new ArrayList<>();

    private DataQuestions(LintedStatement statement) {
        this.statement = statement;
    }

    /** Without those about tables and columns that the run itself makes. */
    static List<DataQuestion> of(LintedStatement statement) {
        DataQuestions questions = new DataQuestions(statement);
        Node node = statement.node();
        if (node.is("AlterTableStmt")) {
            ObjectName table = statement.nameOf(node.node("relation"));
            node.nodes("cmds").forEach(command -> questions.ofCommand(table, command));
        } else if (node.is("IndexStmt")
                && node.flag("unique")
                && !node.node("whereClause").isPresent()) {
            List<String> columns = node.nodes("indexParams").stream()
                    .map(element -> element.text("name"))
                    .toList();
            questions.duplicates(statement.nameOf(node.node("relation")), columns);
        }
        return List.copyOf(questions.questions);
    }

    private void ofCommand(ObjectName table, Node command) {
        if (command.text("subtype").equals("AT_SetNotNull")) {
            nulls(table, command.text("name"));
        } else if (command.text("subtype").equals("AT_AddConstraint")) {
            ofConstraint(table, command.node("def"));
        }
    }

    private void ofConstraint(ObjectName table, Node constraint) {
        if (constraint.flag("skip_validation")) {
            return;
        }
        switch (constraint.text("contype")) {
            case "CONSTR_UNIQUE", "CONSTR_PRIMARY" -> duplicates(table, names(constraint.nodes("keys")));
            case "CONSTR_NOTNULL" -> names(constraint.nodes("keys")).forEach(column -> nulls(table, column));
            case "CONSTR_FOREIGN" -> orphans(table, constraint);
            default -> {}
        }
    }

    private void nulls(ObjectName table, String column) {
        if (isThere(table, List.of(column))) {
            questions.add(new DataQuestion.Nulls(name(table), column));
        }
    }

    private void duplicates(ObjectName table, List<String> columns) {
        if (isThere(table, columns)) {
            questions.add(new DataQuestion.Duplicates(name(table), columns));
        }
    }

    private void orphans(ObjectName table, Node constraint) {
        ObjectName referenced = statement.nameOf(constraint.node("pktable"));
        List<String> columns = names(constraint.nodes("fk_attrs"));
        List<String> referencedColumns =
                constraint.nodes("pk_attrs").isEmpty() ? primaryKey(referenced) : names(constraint.nodes("pk_attrs"));
        if (columns.size() == referencedColumns.size()
                && isThere(table, columns)
                && isThere(referenced, referencedColumns)) {
            questions.add(new DataQuestion.Orphans(name(table), columns, name(referenced), referencedColumns));
        }
    }

    private List<String> primaryKey(ObjectName table) {
        return statement
                .schema()
                .table(table)
                .flatMap(Table::primaryKey)
                .map(Constraint::columns)
                .orElse(List.of());
    }

    /** An expression stands as an empty name, and cannot be asked about like this. */
    private boolean isThere(ObjectName table, List<String> columns) {
        return !columns.isEmpty()
                && !statement.isNew(table)
                && columns.stream().noneMatch(column -> column.isEmpty() || isAdded(table, column));
    }

    private boolean isAdded(ObjectName table, String column) {
        Optional<Table> known = statement.schema().table(table);
        return known.flatMap(found -> found.column(column))
                .map(Column::addedInRun)
                .orElse(false);
    }

    private static List<String> names(List<Node> strings) {
        return strings.stream().map(name -> name.text("sval")).toList();
    }

    private static TableName name(ObjectName table) {
        return new TableName(table.schema(), table.name());
    }
}
