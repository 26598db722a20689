package dev.kanmon.engine.lint.rule;

import static dev.kanmon.engine.lint.schema.ObjectName.quote;

import dev.kanmon.engine.lint.Found;
import dev.kanmon.engine.lint.LintedStatement;
import dev.kanmon.engine.lint.Rule;
import dev.kanmon.engine.lint.effect.ColumnAddition;
import dev.kanmon.engine.lint.effect.NotNullProof;
import dev.kanmon.engine.parse.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Constraints that build an index under ACCESS EXCLUSIVE. */
final class KeyLockRules {

    private KeyLockRules() {}

    static List<Rule> all() {
        return List.of(
                LockRule.ofSize(
                        "lock/unique-constraint",
                        "A UNIQUE constraint that builds its index",
                        "Nobody can read or write the table while the index is built; USING INDEX takes one that is there.",
                        List.of(
                                "squawk disallowed-unique-constraint",
                                "eugene E7",
                                "strong_migrations add_unique_constraint",
                                "atlas PG105"),
                        "AlterTableStmt",
                        KeyLockRules::unique),
                LockRule.ofSize(
                        "lock/primary-key",
                        "A primary key that builds its index",
                        "Nobody can read or write the table while the index is built and its columns are looked at.",
                        List.of("squawk adding-serial-primary-key-field", "atlas PG104"),
                        "AlterTableStmt",
                        KeyLockRules::primary),
                LockRule.ofSize(
                        "lock/exclusion-constraint",
                        "An exclusion constraint added to a table that is in use",
                        "Nobody can read or write the table while its index is built, and there is no way around it.",
                        List.of("eugene E8", "strong_migrations add_exclusion_constraint"),
                        "AlterTableStmt",
                        KeyLockRules::exclusion));
    }

    private static Stream<Found> unique(LintedStatement statement) {
        Stream<Found> constraints = added(statement, "CONSTR_UNIQUE").map(command -> {
            List<String> columns = keys(command.definition());
            Found found = building(command).about("unique constraint on " + command.column(String.join(", ", columns)));
            return refusesUsingIndex(command)
                    ? found
                    : found.safer(command.instead(usingIndex(command, columns, "UNIQUE", "_key")));
        });
        Stream<Found> columns = TableCommand.of(statement, "AT_AddColumn").flatMap(command -> {
            ColumnAddition column = new ColumnAddition(statement, command.definition());
            return column.constraint("CONSTR_UNIQUE").stream().map(constraint -> {
                Found found = building(command).about(command.column(column.name()));
                boolean named = !constraint.text("conname").isEmpty();
                return named || command.isOnPartitionedTable()
                        ? found
                        : found.safer(uniqueColumn(command, column.name()));
            });
        });
        return Stream.concat(constraints, columns);
    }

    private static String uniqueColumn(TableCommand command, String column) {
        List<String> steps = new ArrayList<>();
        steps.add(command.alter(SqlText.without(command.text(), "UNIQUE")));
        steps.addAll(usingIndex(command, List.of(column), "UNIQUE", "_key"));
        return command.instead(steps);
    }

    private static Stream<Found> primary(LintedStatement statement) {
        return TableCommand.of(statement, "AT_AddConstraint")
                .filter(command -> command.definition().text("contype").equals("CONSTR_PRIMARY"))
                .filter(command -> command.definition().text("indexname").isEmpty())
                .map(command -> {
                    Found found = building(command)
                            .about("primary key of " + command.table().toSql());
                    return refusesUsingIndex(command) ? found : found.safer(command.instead(primarySteps(command)));
                });
    }

    private static List<String> primarySteps(TableCommand command) {
        List<String> columns = keys(command.definition());
        List<String> steps = new ArrayList<>();
        columns.stream()
                .filter(column -> !NotNullProof.isGiven(command.statement(), command.table(), column))
                .forEach(column -> steps.addAll(NotNullSteps.of(command, column)));
        steps.addAll(usingIndex(command, columns, "PRIMARY KEY", "_pkey"));
        return steps;
    }

    private static Stream<Found> exclusion(LintedStatement statement) {
        return added(statement, "CONSTR_EXCLUSION").map(command -> building(command)
                .about("exclusion constraint on " + command.table().toSql()));
    }

    private static Found building(TableCommand command) {
        return Found.on(
                command.table(), "Nobody can read or write " + command.table().toSql() + " while the index is built.");
    }

    private static List<String> usingIndex(TableCommand command, List<String> columns, String kind, String suffix) {
        Node definition = command.definition();
        boolean isPrimary = kind.equals("PRIMARY KEY");
        String name = quote(command.constraintName(isPrimary ? List.of() : named(columns, definition), suffix));
        String included = definition.nodes("including").isEmpty()
                ? ""
                : " INCLUDE (" + quoted(names(definition, "including")) + ")";
        String nulls = definition.flag("nulls_not_distinct") ? " NULLS NOT DISTINCT" : "";
        String deferrable = definition.flag("deferrable") ? " DEFERRABLE" : "";
        String deferred = definition.flag("initdeferred") ? " INITIALLY DEFERRED" : "";
        return List.of(
                "CREATE UNIQUE INDEX CONCURRENTLY " + name + " ON "
                        + command.table().toSql() + " (" + quoted(columns) + ")" + included + nulls + ";",
                command.alter("ADD CONSTRAINT " + name + " " + kind + " USING INDEX " + name + deferrable + deferred));
    }

    /** The server takes the columns of INCLUDE into the name too. */
    private static List<String> named(List<String> columns, Node definition) {
        return Stream.concat(columns.stream(), names(definition, "including").stream())
                .toList();
    }

    /** Partitioned tables refuse it, and WITH, TABLESPACE and WITHOUT OVERLAPS would be lost. */
    private static boolean refusesUsingIndex(TableCommand command) {
        Node definition = command.definition();
        return command.isOnPartitionedTable()
                || !definition.nodes("options").isEmpty()
                || !definition.text("indexspace").isEmpty()
                || definition.flag("without_overlaps");
    }

    private static Stream<TableCommand> added(LintedStatement statement, String kind) {
        return TableCommand.of(statement, "AT_AddConstraint")
                .filter(command -> command.definition().text("contype").equals(kind))
                .filter(command -> command.definition().text("indexname").isEmpty());
    }

    private static List<String> keys(Node definition) {
        return names(definition, "keys");
    }

    private static List<String> names(Node definition, String field) {
        return definition.nodes(field).stream().map(name -> name.text("sval")).toList();
    }

    private static String quoted(List<String> columns) {
        return columns.stream().map(column -> quote(column)).collect(Collectors.joining(", "));
    }
}
