package dev.kanmon.engine.lint.schema;

import dev.kanmon.engine.parse.Node;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What statements that set {@code search_path} make of the meaning of a name without a schema. */
final class SearchPath {

    private static final String NAME = "search_path";
    private static final String UNKNOWN = "";

    /** Not where CREATE puts things. */
    private static final Set<String> PASSED_OVER = Set.of("$user", "pg_catalog", "pg_temp");

    private SearchPath() {}

    /**
     * @param now what a name without a schema means before the statement
     * @param initial what it means at the beginning of a session
     * @return what it means afterwards; empty where that is not known
     */
    static String schemaAfter(Node statement, String now, String initial) {
        if (statement.is("VariableSetStmt")) {
            return afterSet(statement, now, initial);
        }
        return setConfig(statement)
                .map(call -> call.nodes("args")
                        .get(1)
                        .stringValue()
                        .map(SearchPath::firstOf)
                        .orElse(UNKNOWN))
                .orElse(now);
    }

    private static String afterSet(Node statement, String now, String initial) {
        boolean resetsAll = statement.text("kind").equals("VAR_RESET_ALL");
        if (!resetsAll && !statement.text("name").equals(NAME)) {
            return now;
        }
        return statement.text("kind").equals("VAR_SET_VALUE")
                ? first(statement.nodes("args").stream()
                        .map(value -> value.stringValue().orElse(UNKNOWN)))
                : initial;
    }

    /** A call of set_config for the path, among the columns of a SELECT. */
    private static Optional<Node> setConfig(Node select) {
        return select.nodes("targetList").stream()
                .map(column -> column.node("val"))
                .filter(call -> call.is("FuncCall") && call.nodes("args").size() == 3)
                .filter(call -> lastName(call).equals("set_config"))
                .filter(call ->
                        call.nodes("args").get(0).stringValue().orElse(NAME).equalsIgnoreCase(NAME))
                .findFirst();
    }

    private static String lastName(Node call) {
        List<Node> names = call.nodes("funcname");
        return names.get(names.size() - 1).text("sval");
    }

    private static String firstOf(String path) {
        return first(Arrays.stream(path.split(",")).map(part -> part.strip().replace("\"", "")));
    }

    private static String first(Stream<String> schemas) {
        return schemas.filter(schema -> !PASSED_OVER.contains(schema))
                .findFirst()
                .orElse(UNKNOWN);
    }
}
