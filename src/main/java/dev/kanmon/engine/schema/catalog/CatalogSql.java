package dev.kanmon.engine.schema.catalog;

import dev.kanmon.engine.session.Sql;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Puts together the one query that reads a catalog, of the parts that lie beside this class as SQL files. */
final class CatalogSql {

    private static final List<String> IN_SCHEMAS = List.of(
            "schemas",
            "relations",
            "columns",
            "constraints",
            "indexes",
            "sequences",
            "types",
            "routines",
            "triggers",
            "operators",
            "text",
            "grants",
            "default-privileges");

    private static final List<String> OF_THE_DATABASE = List.of("extensions", "casts", "foreign-data", "publications");

    /** Row filters, column lists and whole schemas of publications came with it. */
    private static final int POSTGRESQL_15 = 150000;

    private CatalogSql() {}

    /**
     * @param serverVersion such as 180006
     * @return a query whose names are found with {@code search_path = pg_catalog}; its columns are kind, schema, owner,
     *     name, definition and comment
     */
    static String of(CatalogScope scope, int serverVersion) {
        String parts = resources(scope, serverVersion).stream()
                .map(CatalogSql::resource)
                .collect(Collectors.joining("UNION ALL\n"));
        return resource("frame")
                .replace("${parts}", parts)
                .replace("${schemas}", schemas(scope))
                .replace("${ownTables}", literals(CatalogScope.OWN_TABLES))
                .replace("${ownSchema}", Sql.literal(CatalogScope.OWN_SCHEMA))
                .replace("${wholeDatabase}", String.valueOf(scope.isWholeDatabase()));
    }

    private static List<String> resources(CatalogScope scope, int serverVersion) {
        List<String> names = new ArrayList<>();
        IN_SCHEMAS.forEach(name -> names.add("schema/" + name));
        if (scope.isWholeDatabase()) {
            OF_THE_DATABASE.forEach(name -> names.add("database/" + name));
            names.add(serverVersion < POSTGRESQL_15 ? "database/published-before-15" : "database/published-from-15");
        }
        return names;
    }

    private static String schemas(CatalogScope scope) {
        return scope.isWholeDatabase()
                ? "n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', "
                        + Sql.literal(CatalogScope.OWN_SCHEMA) + ")"
                : "n.nspname IN (" + literals(scope.schemas()) + ")";
    }

    private static String literals(Set<String> texts) {
        return new TreeSet<>(texts).stream().map(Sql::literal).collect(Collectors.joining(", "));
    }

    private static String resource(String name) {
        try (InputStream file = CatalogSql.class.getResourceAsStream(name + ".sql")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name + ".sql", e);
        }
    }
}
