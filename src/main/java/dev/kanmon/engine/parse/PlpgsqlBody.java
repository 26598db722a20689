package dev.kanmon.engine.parse;

import dev.kanmon.engine.parse.EmbeddedSql.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Finds the SQL in the tree of a PL/pgSQL body. */
final class PlpgsqlBody {

    /** Statements whose {@code query} is made at run time. */
    private static final Set<String> DYNAMIC = Set.of("PLpgSQL_stmt_dynexecute", "PLpgSQL_stmt_dynfors");

    /** A second mention of a variable, whose own place is in the list of all. */
    private static final Set<String> MENTIONS = Set.of("var", "target");

    /** {@code RawParseMode} of PostgreSQL's {@code parser.h}: a whole statement, an expression, then assignments. */
    private static final int STATEMENT_MODE = 0;

    private static final int EXPRESSION_MODE = 2;

    private final Function<String, Optional<String>> constants;
    private final int firstLine;
    private final List<EmbeddedSql> found = new ArrayList<>();

    private PlpgsqlBody(Function<String, Optional<String>> constants, int firstLine) {
        this.constants = constants;
        this.firstLine = firstLine;
    }

    /**
     * @param constants the text that an expression always has, if it is one
     * @param firstLine the line of the given text on which the body begins
     */
    static List<EmbeddedSql> sql(Node tree, Function<String, Optional<String>> constants, int firstLine) {
        PlpgsqlBody body = new PlpgsqlBody(constants, firstLine);
        body.look(tree, false, 1);
        return List.copyOf(body.found);
    }

    private void look(Node node, boolean dynamic, int lineAbove) {
        int line = node.has("lineno") ? (int) node.number("lineno") : lineAbove;
        if (node.is("PLpgSQL_expr")) {
            found.add(embedded(node, dynamic, firstLine + line - 1));
        }
        for (String field : node.fields().keySet()) {
            if (!MENTIONS.contains(field)) {
                boolean made = field.equals("dynquery") || field.equals("query") && DYNAMIC.contains(node.type());
                node.children(field).forEach(child -> look(child, made, line));
            }
        }
    }

    private EmbeddedSql embedded(Node expression, boolean dynamic, int line) {
        String query = expression.text("query");
        if (dynamic) {
            return constants
                    .apply("SELECT " + query)
                    .map(text -> new EmbeddedSql(Kind.CONSTANT_EXECUTE, text, line))
                    .orElseGet(() -> new EmbeddedSql(Kind.UNKNOWN, query, line));
        }
        return switch ((int) expression.number("parseMode")) {
            case STATEMENT_MODE -> new EmbeddedSql(Kind.STATEMENT, query, line);
            case EXPRESSION_MODE -> new EmbeddedSql(Kind.EXPRESSION, "SELECT " + query, line);
            default -> new EmbeddedSql(Kind.EXPRESSION, "SELECT " + assigned(query), line);
        };
    }

    /** What stands behind the sign of an assignment, {@code :=} or {@code =}. */
    private static String assigned(String assignment) {
        int colon = assignment.indexOf(":=");
        return colon >= 0 ? assignment.substring(colon + 2) : assignment.substring(assignment.indexOf('=') + 1);
    }
}
