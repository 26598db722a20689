package dev.kanmon.engine.prismaschema.describe;

import dev.kanmon.engine.prismaschema.sqlschema.QualifiedName;
import dev.kanmon.engine.prismaschema.sqlschema.SqlEnum;
import java.util.List;

/** Reads the enum types. */
final class EnumReader {

    private static final String ENUMS = """
            SELECT n.nspname, t.typname,
                   pg_catalog.array_agg(v.enumlabel::text ORDER BY v.enumsortorder) AS labels,
                   pg_catalog.obj_description(t.oid, 'pg_type') IS NOT NULL AS commented
              FROM pg_catalog.pg_type t
              JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
              JOIN pg_catalog.pg_enum v ON v.enumtypid = t.oid
             WHERE n.nspname = ANY ({namespaces}) AND NOT {extension's type t}
             GROUP BY n.nspname, t.typname, t.oid
             ORDER BY n.nspname, t.typname""";

    private EnumReader() {}

    static List<SqlEnum> read(CatalogQueries queries) {
        return queries.rows(
                ENUMS,
                row -> new SqlEnum(
                        QualifiedName.of(row.getString("nspname"), row.getString("typname")),
                        SqlArrays.texts(row, "labels"),
                        row.getBoolean("commented")));
    }
}
