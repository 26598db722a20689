package dev.kanmon.engine.prismaschema.describe;

import dev.kanmon.engine.prismaschema.sqlschema.QualifiedName;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema.Extension;
import java.util.List;
import java.util.Optional;

/** Reads what of a database only the names matter. */
final class ObjectNames {

    private static final String NAMESPACES = """
            SELECT n.nspname FROM pg_catalog.pg_namespace n
             WHERE n.nspname = ANY ({namespaces}) ORDER BY n.nspname""";

    private static final String EXTENSIONS = """
            SELECT e.extname, e.extversion, n.nspname, e.extrelocatable
              FROM pg_catalog.pg_extension e
              JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
             ORDER BY e.extname""";

    /** An identity column's sequence is part of that column. */
    private static final String SEQUENCES = """
            SELECT n.nspname, c.relname
              FROM pg_catalog.pg_class c
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
             WHERE n.nspname = ANY ({namespaces}) AND c.relkind = 'S' AND NOT {extension's relation c}
               AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                                WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                                  AND d.objid = c.oid AND d.deptype = 'i')
             ORDER BY n.nspname, c.relname""";

    private static final String VIEWS = """
            SELECT n.nspname, c.relname
              FROM pg_catalog.pg_class c
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
             WHERE n.nspname = ANY ({namespaces}) AND c.relkind IN ('v', 'm') AND NOT {extension's relation c}
             ORDER BY n.nspname, c.relname""";

    private ObjectNames() {}

    /** Those of the wanted schemas that are there. */
    static List<String> namespaces(CatalogQueries queries) {
        return queries.rows(NAMESPACES, row -> row.getString(1));
    }

    static List<Extension> extensions(CatalogQueries queries) {
        return queries.rows(
                EXTENSIONS,
                row -> new Extension(
                        row.getString(1),
                        Optional.of(row.getString(2)),
                        Optional.of(row.getString(3)),
                        row.getBoolean(4)));
    }

    static List<QualifiedName> sequences(CatalogQueries queries) {
        return qualified(queries, SEQUENCES);
    }

    /** Plain and materialized ones. */
    static List<QualifiedName> views(CatalogQueries queries) {
        return qualified(queries, VIEWS);
    }

    private static List<QualifiedName> qualified(CatalogQueries queries, String sql) {
        return queries.rows(sql, row -> QualifiedName.of(row.getString(1), row.getString(2)));
    }
}
