package dev.kanmon.engine.lint.rule;

import static dev.kanmon.engine.lint.schema.ObjectName.quote;

import dev.kanmon.engine.lint.Found;
import dev.kanmon.engine.lint.LintedStatement;
import dev.kanmon.engine.lint.Rule;
import dev.kanmon.engine.lint.RuleInfo;
import dev.kanmon.engine.lint.Severity;
import dev.kanmon.engine.lint.Weight;
import dev.kanmon.engine.lint.effect.ColumnAddition;
import dev.kanmon.engine.lint.effect.ColumnAddition.Cause;
import dev.kanmon.engine.lint.effect.TypeChange;
import dev.kanmon.engine.lint.effect.Work;
import dev.kanmon.engine.lint.schema.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Columns added or changed in a way that writes every row anew, or fails on the first. */
final class ColumnLockRules {

    private static final String NOT_NULL_LATER = "-- then, when no NULL is left:";

    private ColumnLockRules() {}

    static List<Rule> all() {
        return List.of(
                LockRule.of(
                        new RuleInfo(
                                "lock/add-required-column",
                                Severity.ERROR,
                                Weight.FIXED,
                                "A NOT NULL column without a default",
                                "It fails as soon as the table has a row.",
                                List.of("squawk adding-required-field", "atlas MF103")),
                        Set.of("AlterTableStmt"),
                        ColumnLockRules::required),
                rewriting(
                        "lock/volatile-default",
                        "A column whose default is worked out row by row",
                        List.of(
                                "squawk adding-field-with-default",
                                "strong_migrations add_column_default",
                                "atlas PG302"),
                        ColumnLockRules::volatileDefault),
                rewriting(
                        "lock/stored-generated",
                        "A stored generated column",
                        List.of("eugene E11", "strong_migrations add_column_generated_stored"),
                        statement -> added(statement, Cause.STORED_GENERATED)
                                .map(
                                        added -> found(
                                                added,
                                                "; a plain column that a trigger fills, with the old rows done in batches, avoids it"))),
                rewriting(
                        "lock/serial-column",
                        "A serial column added to a table that is in use",
                        List.of(
                                "squawk adding-serial-primary-key-field",
                                "eugene E11",
                                "strong_migrations add_column_auto_incrementing"),
                        ColumnLockRules::serial),
                rewriting(
                        "lock/identity-column",
                        "An identity column added to a table that is in use",
                        List.of("eugene E11", "strong_migrations add_column_auto_incrementing"),
                        statement -> added(statement, Cause.IDENTITY)
                                .map(added -> found(
                                        added,
                                        "; a plain column that is filled in batches, then set NOT NULL and made an identity,"
                                                + " avoids it"))),
                rewriting(
                        "lock/type-rewrite",
                        "A type change that writes the table anew",
                        List.of(
                                "squawk changing-column-type",
                                "eugene E5",
                                "strong_migrations change_column",
                                "atlas PG301"),
                        ColumnLockRules::typeRewrite));
    }

    private static Rule rewriting(
            String id, String title, List<String> peers, Function<LintedStatement, Stream<Found>> check) {
        return LockRule.ofSize(
                id,
                title,
                "Nobody can read or write the table while every row and every index is written anew.",
                peers,
                "AlterTableStmt",
                check);
    }

    /** A column that is added, with its command. */
    private record Added(TableCommand command, ColumnAddition column) {
        String definition() {
            return SqlText.without(command.text(), "NOT", "NULL");
        }

        boolean isKey() {
            return column.constraint("CONSTR_PRIMARY").isPresent();
        }

        boolean isNotNull() {
            return column.constraint("CONSTR_NOTNULL").isPresent();
        }
    }

    private static Stream<Added> added(LintedStatement statement) {
        return TableCommand.of(statement, "AT_AddColumn")
                .map(command -> new Added(command, new ColumnAddition(statement, command.definition())));
    }

    private static Stream<Added> added(LintedStatement statement, Cause cause) {
        return added(statement)
                .filter(added ->
                        added.column().rewriteCause().filter(cause::equals).isPresent());
    }

    private static Found found(Added added, String advice) {
        return Found.on(
                        added.command().table(),
                        "Nobody can read or write " + added.command().table().toSql()
                                + " while every row of it is written anew" + advice + ".")
                .about(added.command().column(added.column().name()));
    }

    private static Stream<Found> required(LintedStatement statement) {
        return added(statement)
                .filter(added -> added.column().isRequiredWithoutValue())
                .map(added -> {
                    Found found = Found.on(
                                    added.command().table(),
                                    "The rows that " + added.command().table().toSql()
                                            + " has would be NULL in it, so it fails as soon as there is one.")
                            .about(added.command().column(added.column().name()));
                    return added.isKey() ? found : found.safer(added.command().instead(requiredSteps(added)));
                });
    }

    private static List<String> requiredSteps(Added added) {
        List<String> steps = new ArrayList<>();
        steps.add(added.command().alter(added.definition()));
        steps.add("-- write a value into every row, in batches, and let the application write one;");
        steps.add(NOT_NULL_LATER);
        steps.addAll(NotNullSteps.of(added.command(), added.column().name()));
        return steps;
    }

    private static Stream<Found> volatileDefault(LintedStatement statement) {
        return added(statement, Cause.VOLATILE_DEFAULT).map(added -> {
            Found found = found(added, ", because the default gives each another value");
            return added.isKey() ? found : found.safer(added.command().instead(defaultSteps(added)));
        });
    }

    private static List<String> defaultSteps(Added added) {
        String column = quote(added.column().name());
        List<String> steps = new ArrayList<>();
        steps.add(added.command().alter(SqlText.withoutDefault(added.definition())));
        steps.add(added.command()
                .alter("ALTER COLUMN " + column + " SET DEFAULT "
                        + SqlText.defaultOf(added.command().text()).orElse("")));
        steps.addAll(fill(added));
        return steps;
    }

    private static Stream<Found> serial(LintedStatement statement) {
        return added(statement, Cause.SERIAL).map(added -> {
            Found found = found(added, ", because each gets a number");
            return added.isKey() ? found : found.safer(added.command().instead(serialSteps(added)));
        });
    }

    /** What serial stands for (transformColumnDefinition), one after the other. */
    private static List<String> serialSteps(Added added) {
        TableCommand command = added.command();
        String column = quote(added.column().name());
        String sequence = command.table()
                .sibling(DerivedName.of(
                        command.table().name() + "_" + added.column().name(), "_seq"))
                .toSql();
        String type = integerOf(added.column().type());
        List<String> steps = new ArrayList<>();
        steps.add("CREATE SEQUENCE " + sequence + " AS " + type + ";");
        steps.add(command.alter("ADD COLUMN " + column + " " + type));
        steps.add(command.alter(
                "ALTER COLUMN " + column + " SET DEFAULT nextval('" + sequence.replace("'", "''") + "')"));
        steps.add("ALTER SEQUENCE " + sequence + " OWNED BY " + command.table().toSql() + "." + column + ";");
        steps.addAll(fill(added));
        return steps;
    }

    private static String integerOf(SqlType serial) {
        return switch (serial.name()) {
            case "bigserial", "serial8" -> "bigint";
            case "smallserial", "serial2" -> "smallint";
            default -> "integer";
        };
    }

    /** Gives the rows that were there their value, and then forbids NULL where that was wanted. */
    private static List<String> fill(Added added) {
        List<String> steps = new ArrayList<>(Batches.fill(
                added.command().statement().schema(),
                added.command().table(),
                added.column().name()));
        if (added.isNotNull() || added.column().type().isSerial()) {
            steps.add(NOT_NULL_LATER);
            steps.addAll(NotNullSteps.of(added.command(), added.column().name()));
        }
        return steps;
    }

    private static Stream<Found> typeRewrite(LintedStatement statement) {
        Stream<Found> changes = TableCommand.of(statement, "AT_AlterColumnType")
                .filter(command -> new TypeChange(statement, command.node()).work() == Work.REWRITE)
                .map(command -> Found.on(
                                command.table(),
                                "Nobody can read or write " + command.table().toSql()
                                        + " while every row is written anew for the type "
                                        + SqlType.of(command.definition().node("typeName"))
                                        + "; a second column that is filled in batches, and takes the first one's place"
                                        + " afterwards, avoids it.")
                        .about(command.column(command.node().text("name"))));
        Stream<Found> domains = added(statement, Cause.CONSTRAINED_DOMAIN)
                .map(added -> found(
                        added,
                        ", to hold each to the constraint of the domain "
                                + added.column().type()));
        return Stream.concat(changes, domains);
    }
}
