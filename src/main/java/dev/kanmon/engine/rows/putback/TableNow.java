package dev.kanmon.engine.rows.putback;

import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.Sql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A copied table as it is now.
 *
 * @param id its oid
 * @param columns by name
 * @param keyOperators the operator that compares each column of the primary key, by the column's name
 */
record TableNow(long id, Map<String, Column> columns, Map<String, String> keyOperators) {

    private static final String COLUMNS = "SELECT attnum, attname, format_type(atttypid, atttypmod), attidentity = 'a',"
            + " attgenerated <> '' FROM pg_attribute WHERE attrelid = %d AND attnum > 0 AND NOT attisdropped";

    /** Equality is strategy 3 of a btree (PostgreSQL documentation, table "B-Tree Strategies"). */
    private static final String KEY = "SELECT a.attname, format('OPERATOR(%%I.%%s)', n.nspname, o.oprname)"
            + " FROM pg_index i CROSS JOIN LATERAL unnest(i.indkey::int2[], i.indclass::oid[]) k (number, opclass)"
            + " JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number"
            + " JOIN pg_opclass c ON c.oid = k.opclass"
            + " JOIN pg_amop m ON m.amopfamily = c.opcfamily AND m.amopstrategy = 3"
            + " AND m.amoplefttype = c.opcintype AND m.amoprighttype = c.opcintype"
            + " JOIN pg_operator o ON o.oid = m.amopopr JOIN pg_namespace n ON n.oid = o.oprnamespace"
            + " WHERE i.indrelid = %d AND i.indisprimary";

    /** @param alwaysIdentity whether only the server may give it a value */
    record Column(int number, String type, boolean alwaysIdentity, boolean generated) {}

    /**
     * @param session in a transaction whose search_path is pg_catalog
     * @return empty where the table is gone
     */
    static Optional<TableNow> read(Session session, RowCopy copy) {
        String find = "SELECT to_regclass("
                + Sql.literal(Sql.identifier(copy.table().schema()) + "."
                        + Sql.identifier(copy.table().name())) + ")::oid::bigint";
        Long id = session.query(find, row -> row.getObject(1, Long.class)).get(0);
        if (id == null) {
            return Optional.empty();
        }
        Map<String, Column> columns = new HashMap<>();
        session.query(
                COLUMNS.formatted(id),
                row -> columns.put(
                        row.getString(2),
                        new Column(row.getInt(1), row.getString(3), row.getBoolean(4), row.getBoolean(5))));
        Map<String, String> operators = new HashMap<>();
        session.query(KEY.formatted(id), row -> operators.put(row.getString(1), row.getString(2)));
        return Optional.of(new TableNow(id, Map.copyOf(columns), Map.copyOf(operators)));
    }

    /** What keeps the copy's rows from fitting in; none where they do. */
    List<String> misfits(RowCopy copy) {
        List<String> misfits = new ArrayList<>();
        for (RowCopy.Column column : copy.columns()) {
            Column now = columns.get(column.name());
            boolean replaced = now != null && id == copy.tableId() && now.number() != column.number();
            if (now == null || replaced) {
                misfits.add("column " + Sql.identifier(column.name()) + " is gone");
            } else if (!now.type().equals(column.type())) {
                misfits.add(
                        "column " + Sql.identifier(column.name()) + " was " + column.type() + " and is " + now.type());
            } else if (now.generated()) {
                misfits.add("column " + Sql.identifier(column.name()) + " is generated now");
            }
        }
        if (!keyOperators.keySet().equals(Set.copyOf(copy.key()))) {
            misfits.add("its primary key is another one");
        }
        return misfits;
    }
}
