package dev.kanmon.engine.lint;

import dev.kanmon.engine.lint.LintedStatement.Origin;
import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.lint.schema.SchemaView;
import dev.kanmon.engine.parse.EmbeddedSql;
import dev.kanmon.engine.parse.Node;
import dev.kanmon.engine.parse.ParseResult;
import dev.kanmon.engine.parse.ParsedStatement;
import dev.kanmon.engine.parse.PlpgsqlResult;
import dev.kanmon.engine.parse.PostgresParser;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Visits a statement and all that it runs: statements nested in it, the body of a DO block, functions that it calls. */
final class Unfolding {

    static final String UNPARSED = "analysis/unparsed";
    static final String DYNAMIC_SQL = "analysis/dynamic-sql";
    static final String UNKNOWN_FUNCTION = "analysis/unknown-function";
    static final String UNKNOWN_LANGUAGE = "analysis/unknown-language";

    /** Takes what is found. */
    interface Visitor {
        /** Before what the statement itself runs. */
        void enter(Part part);

        /** After what the statement itself runs. */
        void leave(Part part);

        /**
         * Something that cannot be looked into.
         *
         * @param rule the id of the rule that says so
         * @param message why, in one sentence
         */
        void opaque(Part part, String rule, String object, String message);
    }

    private final PostgresParser parser;
    private final SchemaView schema;
    private final Visitor visitor;
    /** The definitions that were looked into for the statement at hand: once is enough, and calls may go in circles. */
    private final Set<String> seen = new HashSet<>();

    Unfolding(PostgresParser parser, SchemaView schema, Visitor visitor) {
        this.parser = parser;
        this.schema = schema;
        this.visitor = visitor;
    }

    void visit(Part part) {
        if (part.origin() == Origin.SCRIPT) {
            seen.clear();
        }
        visitor.enter(part);
        NestedStatements.of(part.node()).forEach(nested -> visit(part.nested(nested)));
        if (part.node().is("DoStmt")) {
            doBlock(part);
        }
        Calls.in(part.node()).forEach(call -> call(part, call));
        visitor.leave(part);
    }

    private void doBlock(Part part) {
        String language = RoutineDefinition.languageOfDo(part.node());
        if (language.equals("plpgsql")) {
            plpgsql(part, part.text(), Origin.DO_BLOCK);
        } else {
            visitor.opaque(
                    part,
                    UNKNOWN_LANGUAGE,
                    "DO",
                    "This DO block is written in " + language
                            + ", which Kanmon does not read, so what it does is not known.");
        }
    }

    private void call(Part caller, Node call) {
        ObjectName name = ObjectName.ofNames(call.nodes("funcname"), schema.defaultSchema());
        List<String> definitions = schema.definitionsOf(name);
        if (KnownFunctions.runsSql(call)) {
            visitor.opaque(
                    caller,
                    DYNAMIC_SQL,
                    name.name(),
                    "The function " + name.name()
                            + " runs SQL that it is given as a text, and that Kanmon does not read.");
        } else if (definitions.isEmpty() && !KnownFunctions.knows(call)) {
            visitor.opaque(
                    caller,
                    UNKNOWN_FUNCTION,
                    name.toSql(),
                    "No migration defines " + name.toSql() + ", so what it does when it is called here is not known.");
        }
        definitions.forEach(definition -> routine(caller, name, definition));
    }

    private void routine(Part caller, ObjectName name, String definition) {
        if (!seen.add(definition)) {
            return;
        }
        RoutineDefinition routine = RoutineDefinition.of(firstNode(definition));
        switch (routine.language()) {
            case "plpgsql" -> plpgsql(caller, definition, Origin.CALLED_FUNCTION);
            case "sql" -> {
                routine.parsedBody().forEach(node -> visit(inRoutine(caller, node, definition)));
                text(caller, routine.body(), 1, Origin.CALLED_FUNCTION);
            }
            default ->
                visitor.opaque(
                        caller,
                        UNKNOWN_LANGUAGE,
                        name.toSql(),
                        "The function " + name.toSql() + " is written in " + routine.language()
                                + ", which Kanmon does not read, so what it does is not known.");
        }
    }

    private void plpgsql(Part holder, String text, Origin origin) {
        PlpgsqlResult result = parser.parsePlpgsql(text);
        if (result instanceof PlpgsqlResult.Analysed analysed) {
            analysed.sql().forEach(sql -> embedded(holder, sql, origin));
        } else {
            String reason = result instanceof PlpgsqlResult.Unparsed unparsed ? unparsed.reason() : "It has no body.";
            visitor.opaque(holder, UNPARSED, "PL/pgSQL body", reason);
        }
    }

    private void embedded(Part holder, EmbeddedSql sql, Origin origin) {
        int line = holder.line() + sql.line() - 1;
        if (sql.kind() == EmbeddedSql.Kind.UNKNOWN) {
            visitor.opaque(
                    at(holder, origin, line),
                    DYNAMIC_SQL,
                    "EXECUTE",
                    "EXECUTE of " + shortened(sql.text()) + " runs a statement that only comes to be at run time.");
        } else {
            text(holder, sql.text(), line, origin);
        }
    }

    private void text(Part holder, String sql, int line, Origin origin) {
        ParseResult result = parser.parse(sql);
        if (result instanceof ParseResult.Parsed parsed) {
            parsed.statements().forEach(statement -> visit(inBody(holder, statement, sql, line, origin)));
        } else {
            visitor.opaque(
                    at(holder, origin, line),
                    UNPARSED,
                    "statement in a body",
                    "What it does is not known, as it cannot be read: " + shortened(sql) + ".");
        }
    }

    private Part inBody(Part holder, ParsedStatement statement, String sql, int line, Origin origin) {
        String text = sql.substring(statement.offset(), statement.end());
        return new Part(statement.node(), text, origin, at(holder, origin, line).line());
    }

    private static Part inRoutine(Part caller, Node node, String definition) {
        return new Part(node, definition, Origin.CALLED_FUNCTION, caller.line());
    }

    /** A routine's body lies elsewhere: what is found in it is reported where it is called. */
    private static Part at(Part holder, Origin origin, int line) {
        return new Part(
                holder.node(),
                holder.text(),
                origin,
                origin == Origin.CALLED_FUNCTION || holder.origin() == Origin.CALLED_FUNCTION ? holder.line() : line);
    }

    private Node firstNode(String statement) {
        return parser.parse(statement) instanceof ParseResult.Parsed parsed
                        && !parsed.statements().isEmpty()
                ? parsed.statements().get(0).node()
                : Node.ABSENT;
    }

    private static String shortened(String expression) {
        String line = expression.strip().replaceAll("\\s+", " ");
        return line.length() <= 60 ? line : line.substring(0, 60) + "…";
    }
}
