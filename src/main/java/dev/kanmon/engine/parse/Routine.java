package dev.kanmon.engine.parse;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a {@code CREATE FUNCTION}, {@code CREATE PROCEDURE} or {@code DO} says of its body.
 *
 * @param body its text
 * @param clause where the clause that holds it begins, in UTF-16 units
 */
record Routine(String language, String body, int clause) {

    /** PostgreSQL's own for {@code DO}. A function without a language has a body of SQL. */
    private static final String DEFAULT_LANGUAGE = "plpgsql";

    /** Empty where the statement has no body that is a text. */
    static Optional<Routine> of(Node statement) {
        return switch (statement.type()) {
            case "DoStmt" -> of(statement.nodes("args"), DEFAULT_LANGUAGE);
            case "CreateFunctionStmt" -> of(statement.nodes("options"), "sql");
            default -> Optional.empty();
        };
    }

    boolean isPlpgsql() {
        return language.equals(DEFAULT_LANGUAGE);
    }

    /** The line, from 1, on which the body begins. */
    int firstLine(String sql) {
        int verbatim = body.isEmpty() ? -1 : sql.indexOf(body, clause);
        int quote = verbatim >= 0 ? verbatim : Math.max(clause, sql.indexOf('\'', clause));
        return 1 + (int) sql.substring(0, quote).chars().filter(c -> c == '\n').count();
    }

    private static Optional<Routine> of(List<Node> options, String defaultLanguage) {
        String language = option(options, "language")
                .map(option -> option.node("arg").text("sval"))
                .orElse(defaultLanguage);
        return option(options, "as")
                .map(option -> new Routine(
                        language.toLowerCase(Locale.ROOT),
                        body(option.node("arg")),
                        option.location().orElse(0)));
    }

    private static Optional<Node> option(List<Node> options, String name) {
        return options.stream()
                .filter(option -> option.text("defname").equals(name))
                .findFirst();
    }

    private static String body(Node argument) {
        return argument.is("List") ? argument.nodes("items").get(0).text("sval") : argument.text("sval");
    }
}
