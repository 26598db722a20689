package dev.kanmon.engine.lint.rule;

import static dev.kanmon.engine.lint.schema.ObjectName.quote;

import dev.kanmon.engine.lint.schema.Constraint;
import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.lint.schema.SchemaView;
import dev.kanmon.engine.lint.schema.Table;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes changes to many rows as statements that change a few, to be repeated. */
final class Batches {

    private static final int ROWS = 10_000;
    private static final String REPEAT =
            "-- each time in a transaction of its own, again and again until it changes no row:";

    private Batches() {}

    /** Gives a new column its default in every row. */
    static List<String> fill(SchemaView schema, ObjectName table, String column) {
        return List.of(
                REPEAT,
                "UPDATE " + table.toSql() + " SET " + quote(column) + " = DEFAULT WHERE "
                        + some(table, rowName(schema, table), quote(column) + " IS NULL") + ";");
    }

    /**
     * A statement on the rows that a condition picks, a few at a time.
     *
     * @param head the statement up to its WHERE
     * @param condition must hold for no row that the statement has changed
     * @return empty where the table's primary key is not known
     */
    static Optional<String> of(SchemaView schema, ObjectName table, String head, String condition) {
        return schema.table(table)
                .flatMap(Table::primaryKey)
                .map(Batches::columns)
                .map(key -> REPEAT + "\n" + head + " WHERE " + some(table, key, condition) + ";");
    }

    private static String some(ObjectName table, String key, String condition) {
        return key + " IN (SELECT " + unwrapped(key) + " FROM " + table.toSql() + " WHERE " + condition + " ORDER BY "
                + unwrapped(key) + " LIMIT " + ROWS + ")";
    }

    /** The primary key, or else where the row lies. */
    private static String rowName(SchemaView schema, ObjectName table) {
        return schema.table(table)
                .flatMap(Table::primaryKey)
                .map(Batches::columns)
                .orElse("ctid");
    }

    private static String columns(Constraint key) {
        String columns = key.columns().stream().map(column -> quote(column)).collect(Collectors.joining(", "));
        return key.columns().size() == 1 ? columns : "(" + columns + ")";
    }

    private static String unwrapped(String key) {
        return key.startsWith("(") ? key.substring(1, key.length() - 1) : key;
    }
}
