package dev.kanmon.engine.schema.diff.supplement;

import dev.kanmon.engine.schema.catalog.CatalogScope;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.Sql;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The facts of one database.
 *
 * @param byKind by the thing that they are about
 * @param parts all schemas, relations, columns and constraints that there are
 */
public record Facts(Map<FactKind, SortedMap<String, Fact>> byKind, Set<String> parts) {

    /** @throws dev.kanmon.engine.session.ServerException where the role may not read the catalogs */
    public static Facts read(Session session, CatalogScope scope) {
        int version = session.query(
                        "SELECT pg_catalog.current_setting('server_version_num')::int", row -> row.getInt(1))
                .get(0);
        Map<FactKind, SortedMap<String, Fact>> byKind = new EnumMap<>(FactKind.class);
        for (FactKind kind : FactKind.values()) {
            SortedMap<String, Fact> facts = new TreeMap<>();
            session.query(
                            query(kind.resource(version), scope),
                            row -> new Fact(
                                    row.getString("thing"),
                                    row.getString("part"),
                                    Optional.ofNullable(row.getString("set")),
                                    Optional.ofNullable(row.getString("unset"))))
                    .forEach(fact -> facts.put(fact.thing(), fact));
            byKind.put(kind, facts);
        }
        return new Facts(byKind, new HashSet<>(session.query(resource("parts"), row -> row.getString(1))));
    }

    SortedMap<String, Fact> of(FactKind kind) {
        return byKind.get(kind);
    }

    boolean has(String part) {
        return part.isEmpty() || parts.contains(part);
    }

    private static String query(String name, CatalogScope scope) {
        return "SELECT thing, part, set, unset FROM (" + resource(name) + ") fact WHERE "
                + (scope.isWholeDatabase()
                        ? "schema !~ '^pg_' AND schema NOT IN ('information_schema', "
                                + Sql.literal(CatalogScope.OWN_SCHEMA) + ")"
                        : in(scope.schemas()))
                + " AND NOT EXISTS (SELECT FROM unnest(ARRAY[" + literals(CatalogScope.OWN_TABLES) + "]) own"
                + " WHERE part LIKE '%.' || own || '%')"
                + " AND part NOT LIKE '%" + CatalogScope.OWN_SCHEMA + "%'";
    }

    private static String in(Set<String> schemas) {
        return "schema IN (" + literals(schemas) + ")";
    }

    private static String literals(Set<String> texts) {
        return texts.stream().map(Sql::literal).collect(Collectors.joining(", "));
    }

    private static String resource(String name) {
        try (InputStream file = Facts.class.getResourceAsStream(name + ".sql")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name + ".sql", e);
        }
    }
}
