package dev.kanmon.engine.lint.effect;

import dev.kanmon.engine.lint.LintedStatement;
import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.parse.Node;
import java.util.List;
import java.util.Set;

/** Tells whether an expression may give another value for each row. */
public final class Volatility {

    private static final Set<String> CONSTANT_FUNCTIONS = ResourceLines.of("nonvolatile-functions.txt");

    private Volatility() {}

    /**
     * Whether a default has to be worked out row by row, so that adding its column writes the table anew.
     *
     * @param expression as written; a function that is neither PostgreSQL's nor made by a migration counts as volatile,
     *     as CREATE FUNCTION makes it unless told otherwise
     */
    public static boolean isVolatile(Node expression, LintedStatement statement) {
        return expression.all("FuncCall").anyMatch(call -> isVolatileCall(call.nodes("funcname"), statement));
    }

    private static boolean isVolatileCall(List<Node> name, LintedStatement statement) {
        ObjectName function = ObjectName.ofNames(name, statement.schema().defaultSchema());
        boolean ofPostgres = name.size() == 1 || function.schema().equals("pg_catalog");
        return statement
                .schema()
                .isVolatile(function)
                .orElse(!(ofPostgres && CONSTANT_FUNCTIONS.contains(function.name())));
    }
}
