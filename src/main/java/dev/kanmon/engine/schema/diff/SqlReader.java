package dev.kanmon.engine.schema.diff;

import dev.kanmon.engine.parse.Node;
import dev.kanmon.engine.parse.ParseResult.Parsed;
import dev.kanmon.engine.parse.PostgresParser;

/** Reads the statements of a script with PostgreSQL's own parser. Not for several threads at once. */
public final class SqlReader {

    private final PostgresParser parser = new PostgresParser();

    /** The statement's tree; {@link Node#ABSENT} where the parser does not get through it. */
    public Node read(String sql) {
        return parser.parse(sql) instanceof Parsed parsed && parsed.statements().size() == 1
                ? parsed.statements().get(0).node()
                : Node.ABSENT;
    }

    /** {@code schema.name} of a {@code RangeVar}; the bare name where it has no schema. */
    public static String nameOf(Node relation) {
        String schema = relation.text("schemaname");
        return schema.isEmpty() ? relation.text("relname") : schema + "." + relation.text("relname");
    }
}
