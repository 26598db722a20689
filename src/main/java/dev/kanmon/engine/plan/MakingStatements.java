package dev.kanmon.engine.plan;

import dev.kanmon.engine.parse.Node;
import dev.kanmon.engine.parse.ParseResult;
import dev.kanmon.engine.parse.PostgresParser;
import dev.kanmon.engine.schema.catalog.ObjectKey;
import dev.kanmon.engine.sql.Script;
import dev.kanmon.engine.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Finds the statement of a script that makes an object: the first that names it. */
final class MakingStatements {

    /** What becomes of an object of that name that is there already. */
    enum Manner {
        /** The statement fails. */
        MAKES,
        /** The statement passes over it. */
        IF_NOT_EXISTS,
        /** It is replaced, or an earlier statement has dropped it. */
        REPLACES
    }

    /**
     * @param index of the statement in the script, from 0
     * @param line of its first character, from 1
     */
    record Making(int index, int line, Manner manner) {}

    private record Parsed(int index, int line, Node tree) {}

    private final List<Parsed> statements;

    private MakingStatements(List<Parsed> statements) {
        this.statements = statements;
    }

    static MakingStatements in(String script, PostgresParser parser) {
        List<Parsed> parsed = new ArrayList<>();
        List<Statement> statements = Script.parse(script).statements();
        for (int i = 0; i < statements.size(); i++) {
            ParseResult result = parser.parse(statements.get(i).text());
            Node tree =
                    result instanceof ParseResult.Parsed one && one.statements().size() == 1
                            ? one.statements().get(0).node()
                            : Node.ABSENT;
            parsed.add(new Parsed(i, statements.get(i).line(), tree));
        }
        return new MakingStatements(parsed);
    }

    /** The script's first statement where none names the object, such as an index that the server gave its name. */
    Making of(ObjectKey object) {
        return statements.stream()
                .filter(statement -> names(statement.tree(), object))
                .findFirst()
                .map(statement -> new Making(statement.index(), statement.line(), manner(statement.tree())))
                .orElseGet(() -> new Making(
                        0, statements.isEmpty() ? 1 : statements.get(0).line(), Manner.MAKES));
    }

    private static boolean names(Node tree, ObjectKey object) {
        int arguments = object.name().indexOf('(');
        String name = arguments < 0 ? object.name() : object.name().substring(0, arguments);
        return tree.all().anyMatch(node -> node.fields().containsValue(name));
    }

    private static Manner manner(Node tree) {
        if (tree.is("DropStmt") || tree.flag("replace")) {
            return Manner.REPLACES;
        }
        boolean lenient = tree.flag("if_not_exists")
                || tree.nodes("cmds").stream().anyMatch(command -> command.flag("missing_ok"));
        return lenient ? Manner.IF_NOT_EXISTS : Manner.MAKES;
    }
}
