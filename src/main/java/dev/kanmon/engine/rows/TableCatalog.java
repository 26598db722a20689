package dev.kanmon.engine.rows;

import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.session.Session;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The tables of a target, and the foreign keys that carry changes from one to the other.
 *
 * @param tables by oid
 * @param byName by name
 */
record TableCatalog(Map<Long, TableInfo> tables, Map<ObjectName, TableInfo> byName, List<Reference> references) {

    static TableCatalog of(List<TableInfo> tables, List<Reference> references) {
        return new TableCatalog(
                tables.stream().collect(Collectors.toMap(TableInfo::id, Function.identity())),
                tables.stream().collect(Collectors.toMap(TableInfo::name, Function.identity())),
                List.copyOf(references));
    }

    /** Reads the catalogs only, and waits for nobody. */
    static TableCatalog read(Session session) {
        return of(
                session.query(RowsSchema.resource("tables.sql"), TableCatalog::table),
                session.query(RowsSchema.resource("references.sql"), TableCatalog::reference));
    }

    Optional<TableInfo> find(ObjectName name) {
        return Optional.ofNullable(byName.get(name));
    }

    private static TableInfo table(ResultSet row) throws SQLException {
        long rows = row.getLong("rows");
        OptionalLong estimate = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(rows);
        return new TableInfo(
                row.getLong("id"),
                new ObjectName(row.getString("schema"), row.getString("name")),
                TableInfo.Kind.of(row.getString("kind")),
                row.getBoolean("temporary"),
                row.getBoolean("keyed"),
                row.getBoolean("owned"),
                row.getLong("root"),
                row.getBoolean("inherits"),
                row.getInt("triggers"),
                estimate);
    }

    private static Reference reference(ResultSet row) throws SQLException {
        return new Reference(
                row.getLong("referring"),
                row.getLong("referred"),
                Reference.Action.of(row.getString("on_delete"), Reference.Action.DELETE),
                Reference.Action.of(row.getString("on_update"), Reference.Action.UPDATE),
                names(row.getArray("referring_columns")),
                names(row.getArray("referred_columns")));
    }

    private static Set<String> names(Array array) throws SQLException {
        return Set.of((String[]) array.getArray());
    }
}
