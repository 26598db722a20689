package dev.kanmon.engine.lint.rule;

import dev.kanmon.engine.lint.Found;
import dev.kanmon.engine.lint.LintedStatement;
import dev.kanmon.engine.lint.Rule;
import dev.kanmon.engine.lint.RuleInfo;
import dev.kanmon.engine.lint.Severity;
import dev.kanmon.engine.lint.Weight;
import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.lint.schema.SqlType;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Types of columns that PostgreSQL keeps for the standard's or history's sake. One finding a statement, not a column. */
final class ColumnTypeRules {

    private static final String CHAR = "(?i)(?:character|char|bpchar)\\b(?:\\s*\\(\\s*\\d+\\s*\\))?";

    private ColumnTypeRules() {}

    static List<Rule> all() {
        return List.of(jsonType(), charType(), moneyType(), varcharLimit(), timestampWithoutTimeZone(), serial());
    }

    private static Rule jsonType() {
        RuleInfo info = new RuleInfo(
                "practice/json-type",
                Severity.WARNING,
                Weight.FIXED,
                "A column of type json",
                "json has no equality, so SELECT DISTINCT, GROUP BY and UNION fail on the whole row, it has no index"
                        + " operators, and it is parsed anew at each access; jsonb has and does what one expects.",
                List.of("eugene E3", "strong_migrations add_column_json"));
        return rule(
                info,
                type -> type.name().equals("json"),
                columns -> columns.are("of type json, which no DISTINCT, GROUP BY or index can work with; jsonb can."),
                Pattern.compile("(?i)json\\b"),
                "jsonb");
    }

    private static Rule charType() {
        RuleInfo info = new RuleInfo(
                "practice/char-type",
                Severity.WARNING,
                Weight.FIXED,
                "A column of type char(n)",
                "char(n) pads with blanks and ignores them in comparisons, is no faster than text, and a longer value"
                        + " needs a change of the type.",
                List.of("squawk ban-char-field"));
        return rule(
                info,
                type -> type.name().equals("bpchar"),
                columns -> columns.are("of type char, which pads values with blanks; text does not."),
                Pattern.compile(CHAR),
                "text");
    }

    private static Rule moneyType() {
        RuleInfo info = new RuleInfo(
                "practice/money-type",
                Severity.WARNING,
                Weight.FIXED,
                "A column of type money",
                "How money is read and printed depends on the session's lc_monetary, it knows no currency, and its"
                        + " fraction is fixed.",
                List.of());
        return rule(
                info,
                type -> type.name().equals("money"),
                columns ->
                        columns.are("of type money, whose text depends on each session's locale; numeric's does not."),
                Pattern.compile("(?i)money\\b"),
                "numeric(19, 4)");
    }

    private static Rule varcharLimit() {
        RuleInfo info = new RuleInfo(
                "practice/varchar-limit",
                Severity.INFO,
                Weight.FIXED,
                "A column of type varchar(n)",
                "The limit makes nothing faster or smaller; widening it is cheap, but narrowing it scans the table, and"
                        + " rows fail when it was guessed too small. A CHECK can be changed without touching the type.",
                List.of("squawk prefer-text-field"));
        return rule(
                info,
                type -> type.name().equals("varchar") && !type.modifiers().isEmpty(),
                columns -> columns.are(
                        "of a limited varchar; a limit in a CHECK is easier to change than one in the type."),
                Pattern.compile("(?i)(?:varchar|char(?:acter)?\\s+varying)\\s*\\(\\s*\\d+\\s*\\)"),
                "text");
    }

    private static Rule timestampWithoutTimeZone() {
        RuleInfo info = new RuleInfo(
                "practice/timestamp-without-tz",
                Severity.INFO,
                Weight.FIXED,
                "A column of type timestamp without time zone",
                "It holds what a wall clock showed, not a moment: sessions with different time zones write and compare"
                        + " different moments as the same value. Prisma's DateTime makes such columns, and writes UTC into"
                        + " them; other clients of the table have to know that.",
                List.of("squawk prefer-timestamp-tz"));
        return rule(
                info,
                type -> type.name().equals("timestamp"),
                columns ->
                        columns.are("of type timestamp without time zone, which is no moment in time; timestamptz is."),
                Pattern.compile("(?i)timestamp\\b((?:\\s*\\(\\s*\\d+\\s*\\))?)(?:\\s+without\\s+time\\s+zone\\b)?"),
                "timestamptz$1");
    }

    private static Rule serial() {
        RuleInfo info = new RuleInfo(
                "practice/serial",
                Severity.INFO,
                Weight.FIXED,
                "A serial column",
                "serial makes a sequence with owner, privileges and default of its own, which copies of the table and"
                        + " restores get wrong; an identity column is one thing. Prisma's autoincrement() makes serial.",
                List.of("squawk prefer-identity"));
        return new Rule.OfStatement(info, Set.copyOf(DefinedColumn.STATEMENTS), ColumnTypeRules::serialColumns);
    }

    private static List<Found> serialColumns(LintedStatement statement) {
        Columns columns = Columns.of(statement, SqlType::isSerial);
        return columns.found(
                columns.are("serial; an identity column needs no privileges on a sequence beside it."), rewrite -> {
                    for (DefinedColumn column : columns.columns()) {
                        rewrite.at(
                                column.typeLocation(),
                                Pattern.compile("(?i)(?:big|small)?serial[248]?\\b"),
                                integerOf(column.type()) + " GENERATED BY DEFAULT AS IDENTITY");
                    }
                    return rewrite;
                });
    }

    private static String integerOf(SqlType serial) {
        return switch (serial.name()) {
            case "bigserial", "serial8" -> "bigint";
            case "smallserial", "serial2" -> "smallint";
            default -> "integer";
        };
    }

    /** @param message of the columns that have such a type */
    private static Rule rule(
            RuleInfo info, Predicate<SqlType> has, Function<Columns, String> message, Pattern written, String better) {
        return new Rule.OfStatement(info, Set.copyOf(DefinedColumn.STATEMENTS), statement -> {
            Columns columns = Columns.of(statement, has);
            return columns.found(message.apply(columns), rewrite -> {
                columns.columns().forEach(column -> rewrite.at(column.typeLocation(), written, better));
                return rewrite;
            });
        });
    }

    /** The columns of one statement that a rule is about. */
    private record Columns(LintedStatement statement, List<DefinedColumn> columns) {

        static Columns of(LintedStatement statement, Predicate<SqlType> has) {
            return new Columns(
                    statement,
                    DefinedColumn.of(statement).stream()
                            .filter(column -> has.test(column.type()))
                            .toList());
        }

        String are(String what) {
            String names = columns.stream()
                    .map(column -> ObjectName.quote(column.name()))
                    .collect(Collectors.joining(", "));
            String table = DefinedColumn.table(statement).toSql();
            return columns.size() == 1
                    ? "Column " + names + " of " + table + " is " + what
                    : "Columns " + names + " of " + table + " are " + what;
        }

        List<Found> found(String message, Function<Rewrite, Rewrite> safer) {
            if (columns.isEmpty()) {
                return List.of();
            }
            Found found = Found.on(DefinedColumn.table(statement), message);
            return List.of(
                    safer.apply(new Rewrite(statement)).sql().map(found::safer).orElse(found));
        }
    }
}
