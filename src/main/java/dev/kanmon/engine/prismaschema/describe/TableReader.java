package dev.kanmon.engine.prismaschema.describe;

import dev.kanmon.engine.prismaschema.sqlschema.QualifiedName;
import dev.kanmon.engine.prismaschema.sqlschema.Table;
import dev.kanmon.engine.prismaschema.sqlschema.Table.Feature;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the tables, and puts together what the other readers have found of each. */
final class TableReader {

    /** Ordinary tables and partitioned ones; the partitions themselves say nothing that their parent does not. */
    private static final String TABLES = """
            SELECT c.oid, n.nspname, c.relname, c.relrowsecurity,
                   c.relkind = 'p' AND c.relhassubclass AS partitioned,
                   c.relkind = 'r' AND EXISTS (SELECT FROM pg_catalog.pg_inherits i WHERE i.inhparent = c.oid) AS inherited,
                   pg_catalog.obj_description(c.oid, 'pg_class') IS NOT NULL AS commented
              FROM pg_catalog.pg_class c
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
             WHERE n.nspname = ANY ({namespaces})
               AND (c.relkind = 'r' AND NOT c.relispartition OR c.relkind = 'p')
               AND c.relname <> ALL ({own tables}) AND NOT {extension's relation c}
             ORDER BY n.nspname, c.relname""";

    private TableReader() {}

    /** A table before its parts are known. */
    private record Found(TableId id, Set<Feature.Kind> kinds) {}

    static List<Table> read(CatalogQueries queries) {
        List<Found> found = queries.rows(TABLES, TableReader::table);
        Map<Long, TableId> tables =
                found.stream().map(Found::id).collect(Collectors.toUnmodifiableMap(TableId::oid, Function.identity()));
        Map<Long, List<ColumnReader.Found>> columns = ColumnReader.read(queries);
        Map<Long, List<IndexReader.Found>> indexes = IndexReader.read(queries);
        Map<Long, List<ForeignKeyReader.Found>> foreignKeys = ForeignKeyReader.read(queries, tables);
        Map<Long, List<Feature>> constraints = ConstraintReader.read(queries);
        return found.stream()
                .map(table -> table(
                        table,
                        columns.getOrDefault(table.id().oid(), List.of()),
                        indexes.getOrDefault(table.id().oid(), List.of()),
                        foreignKeys.getOrDefault(table.id().oid(), List.of()),
                        constraints.getOrDefault(table.id().oid(), List.of())))
                .toList();
    }

    private static Found table(ResultSet row) throws SQLException {
        Set<Feature.Kind> kinds = EnumSet.noneOf(Feature.Kind.class);
        if (row.getBoolean("partitioned")) {
            kinds.add(Feature.Kind.PARTITIONED);
        }
        if (row.getBoolean("inherited")) {
            kinds.add(Feature.Kind.INHERITED);
        }
        if (row.getBoolean("relrowsecurity")) {
            kinds.add(Feature.Kind.ROW_LEVEL_SECURITY);
        }
        if (row.getBoolean("commented")) {
            kinds.add(Feature.Kind.TABLE_COMMENT);
        }
        QualifiedName name = QualifiedName.of(row.getString("nspname"), row.getString("relname"));
        return new Found(new TableId(row.getLong("oid"), name), kinds);
    }

    private static Table table(
            Found table,
            List<ColumnReader.Found> columns,
            List<IndexReader.Found> indexes,
            List<ForeignKeyReader.Found> foreignKeys,
            List<Feature> constraints) {
        Stream<Feature> own = table.kinds().stream()
                .map(kind -> new Feature(kind, table.id().name().name()));
        Stream<Feature> parts = Stream.of(
                        columns.stream().flatMap(column -> column.features().stream()),
                        indexes.stream().flatMap(index -> index.features().stream()),
                        foreignKeys.stream().flatMap(key -> key.features().stream()),
                        constraints.stream())
                .flatMap(Function.identity());
        return new Table(
                table.id().name(),
                columns.stream().map(ColumnReader.Found::column).toList(),
                indexes.stream()
                        .map(IndexReader.Found::primaryKey)
                        .flatMap(Optional::stream)
                        .findFirst(),
                indexes.stream()
                        .map(IndexReader.Found::index)
                        .flatMap(Optional::stream)
                        .toList(),
                foreignKeys.stream().map(ForeignKeyReader.Found::foreignKey).toList(),
                Stream.concat(own, parts).collect(Collectors.toUnmodifiableSet()));
    }
}
