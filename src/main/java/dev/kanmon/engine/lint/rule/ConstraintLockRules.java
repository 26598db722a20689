package dev.kanmon.engine.lint.rule;

import static dev.kanmon.engine.lint.schema.ObjectName.quote;

import dev.kanmon.engine.lint.Found;
import dev.kanmon.engine.lint.LintedStatement;
import dev.kanmon.engine.lint.Rule;
import dev.kanmon.engine.lint.effect.ColumnAddition;
import dev.kanmon.engine.lint.effect.ConstraintDefinitions;
import dev.kanmon.engine.lint.effect.NotNullProof;
import dev.kanmon.engine.parse.Node;
import java.util.List;
import java.util.stream.Stream;

/** Constraints that look at every row while they hold their lock. */
final class ConstraintLockRules {

    /** The first version that takes NOT VALID foreign keys on a partitioned table. */
    private static final int PARTITIONED_NOT_VALID_SINCE = 180000;

    private ConstraintLockRules() {}

    static List<Rule> all() {
        return List.of(
                LockRule.ofSize(
                        "lock/foreign-key-validated",
                        "A foreign key that is checked at once",
                        "Both tables refuse writes while every row is looked up in the other.",
                        List.of(
                                "squawk adding-foreign-key-constraint",
                                "strong_migrations add_foreign_key",
                                "atlas PG305"),
                        "AlterTableStmt",
                        ConstraintLockRules::foreignKey),
                LockRule.ofSize(
                        "lock/check-validated",
                        "A CHECK that is checked at once",
                        "Nobody can read or write the table while every row is looked at.",
                        List.of(
                                "squawk constraint-missing-not-valid",
                                "eugene E1",
                                "strong_migrations add_check_constraint"),
                        "AlterTableStmt",
                        ConstraintLockRules::check),
                LockRule.ofSize(
                        "lock/validate-with-add",
                        "A constraint validated in the transaction that adds it",
                        "The strong lock of ADD CONSTRAINT is held while VALIDATE looks at every row: nothing is gained.",
                        List.of("squawk constraint-missing-not-valid", "strong_migrations validate_foreign_key"),
                        "AlterTableStmt",
                        ConstraintLockRules::validateWithAdd),
                LockRule.ofSize(
                        "lock/set-not-null",
                        "NOT NULL set on a column that may hold NULL",
                        "Nobody can read or write the table while every row is looked at.",
                        List.of(
                                "squawk adding-not-nullable-field",
                                "eugene E2",
                                "strong_migrations change_column_null",
                                "atlas PG303"),
                        "AlterTableStmt",
                        ConstraintLockRules::setNotNull));
    }

    private static Stream<Found> foreignKey(LintedStatement statement) {
        Stream<Found> constraints = added(statement, "CONSTR_FOREIGN").map(command -> {
            List<String> columns = names(command.definition(), "fk_attrs");
            Found found = Found.on(
                            command.table(),
                            "Writes to " + command.table().toSql() + " and "
                                    + referenced(statement, command.definition())
                                    + " wait while every row is looked up.")
                    .about("foreign key on " + command.column(String.join(", ", columns)));
            boolean refusesNotValid =
                    command.isOnPartitionedTable() && statement.serverVersion() < PARTITIONED_NOT_VALID_SINCE;
            return refusesNotValid ? found : found.safer(notValid(command, columns, "_fkey"));
        });
        Stream<Found> columns = TableCommand.of(statement, "AT_AddColumn").flatMap(command -> {
            ColumnAddition column = new ColumnAddition(statement, command.definition());
            return column
                    .constraint("CONSTR_FOREIGN")
                    .filter(constraint -> column.constraint("CONSTR_DEFAULT").isPresent())
                    .map(constraint -> Found.on(
                                    command.table(),
                                    "With its default in every row, every row is looked up in "
                                            + referenced(statement, constraint)
                                            + " at once; add the foreign key by itself, NOT VALID.")
                            .about(command.column(column.name())))
                    .stream();
        });
        return Stream.concat(constraints, columns);
    }

    private static String referenced(LintedStatement statement, Node constraint) {
        return statement.nameOf(constraint.node("pktable")).toSql();
    }

    private static Stream<Found> check(LintedStatement statement) {
        Stream<Found> constraints = added(statement, "CONSTR_CHECK").map(command -> {
            List<String> columns = command.definition()
                    .node("raw_expr")
                    .all("ColumnRef")
                    .map(column -> column.nodes("fields"))
                    .map(fields -> fields.get(fields.size() - 1).text("sval"))
                    .distinct()
                    .toList();
            // The server names a CHECK after its column where there is one only.
            return Found.on(command.table(), everyRow(command))
                    .about("check on " + command.table().toSql())
                    .safer(notValid(command, columns.size() == 1 ? columns : List.of(), "_check"));
        });
        Stream<Found> columns = TableCommand.of(statement, "AT_AddColumn")
                .map(command -> new ColumnCheck(command, new ColumnAddition(statement, command.definition())))
                .filter(ColumnCheck::isChecked)
                .map(added -> Found.on(added.command().table(), everyRow(added.command()))
                        .about(added.command().column(added.column().name())));
        return Stream.concat(constraints, columns);
    }

    private record ColumnCheck(TableCommand command, ColumnAddition column) {
        boolean isChecked() {
            return column.constraint("CONSTR_CHECK")
                    .filter(ConstraintDefinitions::isChecked)
                    .isPresent();
        }
    }

    private static String everyRow(TableCommand command) {
        return "Nobody can read or write " + command.table().toSql() + " while every row of it is looked at.";
    }

    private static String notValid(TableCommand command, List<String> columns, String suffix) {
        return command.instead(List.of(
                command.alter(command.text() + " NOT VALID"),
                TableCommand.LATER,
                command.alter("VALIDATE CONSTRAINT " + quote(command.constraintName(columns, suffix)))));
    }

    private static Stream<Found> validateWithAdd(LintedStatement statement) {
        return TableCommand.of(statement, "AT_ValidateConstraint")
                .filter(command -> isAddedInTransaction(command))
                .map(command -> Found.on(
                                command.table(),
                                "The lock that ADD CONSTRAINT took on "
                                        + command.table().toSql()
                                        + " in this transaction is held while every row is looked at.")
                        .about("constraint " + quote(command.node().text("name")))
                        .safer(TableCommand.LATER + "\n" + statement.text() + ";"));
    }

    private static boolean isAddedInTransaction(TableCommand validation) {
        LintedStatement statement = validation.statement();
        return statement.transaction().inTransaction()
                && Stream.concat(statement.transaction().earlier().stream(), Stream.of(statement))
                        .filter(earlier -> earlier.node().is("AlterTableStmt"))
                        .flatMap(earlier -> TableCommand.of(earlier, "AT_AddConstraint"))
                        .anyMatch(added -> added.table().equals(validation.table())
                                && added.definition()
                                        .text("conname")
                                        .equals(validation.node().text("name")));
    }

    private static Stream<Found> setNotNull(LintedStatement statement) {
        Stream<Found> columns = TableCommand.of(statement, "AT_SetNotNull")
                .filter(command -> !NotNullProof.isGiven(
                        statement, command.table(), command.node().text("name")))
                .map(command -> notNull(command, command.node().text("name")));
        Stream<Found> constraints = TableCommand.of(statement, "AT_AddConstraint")
                .filter(command -> command.definition().text("contype").equals("CONSTR_NOTNULL")
                        && !command.definition().flag("skip_validation"))
                .filter(command -> !NotNullProof.isGiven(
                        statement,
                        command.table(),
                        names(command.definition(), "keys").get(0)))
                .map(command ->
                        notNull(command, names(command.definition(), "keys").get(0)));
        return Stream.concat(columns, constraints);
    }

    private static Found notNull(TableCommand command, String column) {
        return Found.on(command.table(), everyRow(command))
                .about(command.column(column))
                .safer(command.instead(NotNullSteps.of(command, column)));
    }

    private static Stream<TableCommand> added(LintedStatement statement, String kind) {
        return TableCommand.of(statement, "AT_AddConstraint")
                .filter(command -> command.definition().text("contype").equals(kind))
                .filter(command -> ConstraintDefinitions.isChecked(command.definition()));
    }

    private static List<String> names(Node definition, String field) {
        return definition.nodes(field).stream().map(name -> name.text("sval")).toList();
    }
}
