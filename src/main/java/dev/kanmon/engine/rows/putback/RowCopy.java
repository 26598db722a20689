package dev.kanmon.engine.rows.putback;

import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * One copy of rows: of one table, by one migration.
 *
 * @param id names the tables that belong to it
 * @param tableId the table's oid when the copy was taken
 * @param columns in the order in which their values are kept
 * @param key the primary key's columns
 * @param putBack whether its rows were put back already
 */
record RowCopy(
        long id,
        long tableId,
        ObjectName table,
        List<Column> columns,
        List<String> key,
        OffsetDateTime takenAt,
        boolean putBack) {

    /** @param type as PostgreSQL writes it, with its schema */
    record Column(int number, String name, String type) {}

    /** All copies that a migration's runs have taken, the newest first. */
    static List<RowCopy> of(Session session, String migration) {
        return session.query(
                "SELECT id, table_id::bigint AS table_id, schema_name, table_name, column_numbers, column_names,"
                        + " column_types, key_names, taken_at, put_back_at IS NOT NULL AS put_back"
                        + " FROM _kanmon_rows.copies WHERE migration = " + Sql.literal(migration)
                        + " ORDER BY taken_at DESC, id",
                RowCopy::read);
    }

    private static RowCopy read(ResultSet row) throws SQLException {
        Number[] numbers = (Number[]) row.getArray("column_numbers").getArray();
        String[] names = (String[]) row.getArray("column_names").getArray();
        String[] types = (String[]) row.getArray("column_types").getArray();
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            columns.add(new Column(numbers[i].intValue(), names[i], types[i]));
        }
        return new RowCopy(
                row.getLong("id"),
                row.getLong("table_id"),
                new ObjectName(row.getString("schema_name"), row.getString("table_name")),
                List.copyOf(columns),
                List.of((String[]) row.getArray("key_names").getArray()),
                row.getObject("taken_at", OffsetDateTime.class),
                row.getBoolean("put_back"));
    }

    /** The table that its rows were appended to, quoted. */
    String store() {
        return "_kanmon_rows.copy_" + id;
    }

    /** A table that lives as long as the transaction that puts it back, quoted: one row for each key. */
    String changes() {
        return "_kanmon_rows.change_" + id;
    }
}
