package dev.kanmon.engine.prismaschema.describe;

import dev.kanmon.engine.schema.catalog.CatalogScope;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.Sql;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Queries of PostgreSQL's catalogs that are limited to some database schemas. */
record CatalogQueries(Session session, List<String> namespaces) {

    CatalogQueries {
        namespaces = List.copyOf(namespaces);
    }

    /**
     * @param sql in which {@code {namespaces}} and {@code {own tables}} stand for arrays of names, and {@code {extension's
     *     relation c}} and {@code {extension's type t}} for whether an extension owns what has that alias
     */
    <T> List<T> rows(String sql, Session.RowReader<T> reader) {
        return session.query(
                sql.replace("{namespaces}", names(namespaces))
                        .replace("{own tables}", names(CatalogScope.OWN_TABLES))
                        .replace("{extension's relation c}", ownedByExtension("pg_class", "c"))
                        .replace("{extension's type t}", ownedByExtension("pg_type", "t")),
                reader);
    }

    private static String names(Collection<String> names) {
        return names.stream().map(Sql::literal).collect(Collectors.joining(", ", "ARRAY[", "]::pg_catalog.name[]"));
    }

    private static String ownedByExtension(String catalog, String alias) {
        return "EXISTS (SELECT FROM pg_catalog.pg_depend e WHERE e.classid = 'pg_catalog.%s'::pg_catalog.regclass AND e.objid = %s.oid AND e.deptype = 'e')"
                .formatted(catalog, alias);
    }
}
