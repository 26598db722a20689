package dev.kanmon.engine.lint.rule;

import dev.kanmon.engine.lint.Found;
import dev.kanmon.engine.lint.LintedMigration;
import dev.kanmon.engine.lint.LintedStatement;
import dev.kanmon.engine.lint.Rule;
import dev.kanmon.engine.lint.RuleInfo;
import dev.kanmon.engine.lint.Severity;
import dev.kanmon.engine.lint.Weight;
import dev.kanmon.engine.lint.schema.Column;
import dev.kanmon.engine.lint.schema.Constraint;
import dev.kanmon.engine.lint.schema.Index;
import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.lint.schema.SchemaView;
import dev.kanmon.engine.lint.schema.Table;
import dev.kanmon.engine.parse.Node;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Primary keys. Looks at whole migrations: what a CREATE TABLE leaves out may come in a later statement. */
final class KeyRules {

    private static final String TEMPORARY = "t";

    private KeyRules() {}

    static List<Rule> all() {
        return List.of(noPrimaryKey(), intPrimaryKey());
    }

    private static Rule noPrimaryKey() {
        RuleInfo info = new RuleInfo(
                "practice/no-primary-key",
                Severity.WARNING,
                Weight.FIXED,
                "A table without a primary key",
                "Rows cannot be named: logical replication refuses UPDATE and DELETE, and duplicates cannot be removed one"
                        + " by one. A unique index or constraint on columns that are all NOT NULL counts as one.",
                List.of("bytebase table.require-pk", "supabase no_primary_key"));
        return new Rule.OfMigration(info, migration -> tablesMadeIn(migration)
                .filter(made -> !hasKey(made.table(), migration.schema()))
                .map(made -> Found.on(
                                made.table().name(),
                                "Rows of " + made.table().name().toSql()
                                        + " have no key: logical replication cannot update or delete them.")
                        .atStatement(made.statement().index()))
                .toList());
    }

    private static Rule intPrimaryKey() {
        RuleInfo info = new RuleInfo(
                "practice/int-primary-key",
                Severity.WARNING,
                Weight.FIXED,
                "A primary key of four bytes or fewer",
                "It runs out at 2 147 483 647, rolled-back and skipped values included, and then every INSERT fails;"
                        + " widening it rewrites the table and all that refer to it. A key that is a foreign key, too, is as"
                        + " wide as what it refers to, and is not reported.",
                List.of("squawk prefer-bigint-over-int", "squawk prefer-bigint-over-smallint"));
        return new Rule.OfMigration(info, migration -> tablesMadeIn(migration)
                .flatMap(made -> narrowKey(made.table()).map(key -> narrow(made, key)).stream())
                .toList());
    }

    /** A table that is still there when the migration ends, and the statement that made it. */
    private record Made(Table table, LintedStatement statement) {}

    private static Stream<Made> tablesMadeIn(LintedMigration migration) {
        return migration.statements().stream()
                .filter(statement -> statement.node().is("CreateStmt"))
                .filter(statement -> !isTemporary(statement.node()))
                .flatMap(statement -> migration
                        .schema()
                        .table(ObjectName.ofRangeVar(
                                statement.node().node("relation"),
                                migration.schema().defaultSchema()))
                        .filter(Table::wholeKnown)
                        .map(table -> new Made(table, statement))
                        .stream());
    }

    private static boolean isTemporary(Node statement) {
        return statement.node("relation").text("relpersistence").equals(TEMPORARY);
    }

    private static boolean hasKey(Table table, SchemaView schema) {
        return table.primaryKey().isPresent()
                || table.constraints().stream()
                        .filter(constraint -> constraint.kind() == Constraint.Kind.UNIQUE)
                        .anyMatch(constraint -> areNotNull(constraint.columns(), table))
                || schema.indexesOf(table.name()).stream()
                        .filter(index -> index.unique() && !index.partial())
                        .map(Index::columns)
                        .anyMatch(columns -> areNotNull(columns, table));
    }

    private static boolean areNotNull(List<String> columns, Table table) {
        return !columns.isEmpty()
                && columns.stream()
                        .allMatch(column ->
                                table.column(column).map(Column::notNull).orElse(false));
    }

    private static Optional<Column> narrowKey(Table table) {
        return table.primaryKey()
                .filter(key -> key.columns().size() == 1)
                .flatMap(key -> table.column(key.columns().get(0)))
                .filter(KeyRules::runsOut)
                .filter(column -> table.constraints().stream()
                        .noneMatch(constraint -> constraint.kind() == Constraint.Kind.FOREIGN_KEY
                                && constraint.columns().contains(column.name())));
    }

    /** A smallint without a default is a code that people give, not a number that counts up. */
    private static boolean runsOut(Column column) {
        return switch (column.type().name()) {
            case "int4", "serial", "serial4", "smallserial", "serial2" -> true;
            case "int2" -> column.hasDefault();
            default -> false;
        };
    }

    private static Found narrow(Made made, Column key) {
        ObjectName table = made.table().name();
        String name = table.toSql() + "." + ObjectName.quote(key.name());
        Found found = Found.on(
                        table,
                        "The key " + name + " runs out at " + last(key)
                                + ", and to widen it then rewrites the table and all that refer to it.")
                .about(name)
                .atStatement(made.statement().index());
        return widened(made.statement(), key).map(found::safer).orElse(found);
    }

    private static String last(Column key) {
        return switch (key.type().name()) {
            case "int2", "smallserial", "serial2" -> "32767";
            default -> "2147483647";
        };
    }

    private static Optional<String> widened(LintedStatement statement, Column key) {
        Rewrite rewrite = new Rewrite(statement);
        DefinedColumn.of(statement).stream()
                .filter(column -> column.name().equals(key.name()))
                .forEach(column -> rewrite.at(
                        column.typeLocation(),
                        Pattern.compile("(?i)(?:smallserial|serial[24]?|smallint|integer|int[24]?)\\b"),
                        key.type().isSerial() ? "bigserial" : "bigint"));
        return rewrite.sql();
    }
}
