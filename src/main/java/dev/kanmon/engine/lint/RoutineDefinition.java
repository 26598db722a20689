package dev.kanmon.engine.lint;

import dev.kanmon.engine.parse.Node;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a CREATE FUNCTION or CREATE PROCEDURE holds.
 *
 * @param language in lower case
 * @param body the text behind AS; empty for one that is written as statements
 * @param parsedBody the statements of BEGIN ATOMIC, or of RETURN; empty for one that is a text
 */
record RoutineDefinition(String language, String body, List<Node> parsedBody) {

    /** @param node a {@code CreateFunctionStmt} */
    static RoutineDefinition of(Node node) {
        List<Node> options = node.nodes("options");
        String language = option(options, "language").orElse("sql");
        Node body = node.node("sql_body");
        return new RoutineDefinition(language, option(options, "as").orElse(""), statements(body));
    }

    /** @param node a {@code DoStmt} */
    static String languageOfDo(Node node) {
        return option(node.nodes("args"), "language").orElse("plpgsql");
    }

    private static Optional<String> option(List<Node> options, String name) {
        return options.stream()
                .filter(option -> option.text("defname").equals(name))
                .map(option -> option.node("arg"))
                .map(value -> value.is("List") ? value.nodes("items").get(0) : value)
                .map(value -> value.text("sval"))
                .map(value -> name.equals("language") ? value.toLowerCase(Locale.ROOT) : value)
                .findFirst();
    }

    /** BEGIN ATOMIC is a list of lists; RETURN is one statement. */
    private static List<Node> statements(Node body) {
        if (body.is("List")) {
            return body.nodes("items").stream()
                    .flatMap(item -> statements(item).stream())
                    .toList();
        }
        return Stream.of(body).filter(Node::isPresent).toList();
    }
}
