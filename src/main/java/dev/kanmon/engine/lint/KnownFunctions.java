package dev.kanmon.engine.lint;

import dev.kanmon.engine.parse.Node;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The functions whose behaviour is known without a definition: those of PostgreSQL itself, and of the extensions that it
 * ships and that any owner of a database may create. The list in {@code known-functions.txt} is read from a server of
 * version 18.
 */
final class KnownFunctions {

    private static final Set<String> NAMES = read();

    /** Run SQL that they are given as a text. */
    private static final Set<String> RUN_SQL = Set.of(
            "query_to_xml",
            "query_to_xmlschema",
            "query_to_xml_and_xmlschema",
            "cursor_to_xml",
            "ts_stat",
            "crosstab",
            "crosstab2",
            "crosstab3",
            "crosstab4",
            "connectby");

    private static final Set<String> SYSTEM_SCHEMAS = Set.of("pg_catalog", "information_schema");

    private KnownFunctions() {}

    /** @param call a {@code FuncCall} */
    static boolean knows(Node call) {
        List<Node> names = call.nodes("funcname");
        return NAMES.contains(name(call))
                || names.size() > 1 && SYSTEM_SCHEMAS.contains(names.get(0).text("sval"));
    }

    static boolean runsSql(Node call) {
        return RUN_SQL.contains(name(call));
    }

    private static String name(Node call) {
        List<Node> names = call.nodes("funcname");
        return names.isEmpty() ? "" : names.get(names.size() - 1).text("sval");
    }

    private static Set<String> read() {
        try (InputStream in = KnownFunctions.class.getResourceAsStream("known-functions.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException("known-functions.txt is missing from the jar", e);
        }
    }
}
