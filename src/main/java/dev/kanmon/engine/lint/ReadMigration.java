package dev.kanmon.engine.lint;

import dev.kanmon.engine.parse.Node;
import dev.kanmon.engine.parse.ParseResult;
import dev.kanmon.engine.parse.ParsedStatement;
import dev.kanmon.engine.parse.PostgresParser;
import dev.kanmon.engine.sql.Script;
import dev.kanmon.engine.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A migration with the tree of each statement.
 *
 * @param trees for each of the script's statements, what the parser made of it
 */
record ReadMigration(MigrationToLint migration, Script script, List<Tree> trees) {

    /**
     * @param base index in the script from which the tree's locations count
     * @param result a {@link ParseResult.Parsed} with one statement, or why there is none
     */
    record Tree(int base, ParseResult result) {
        Node node() {
            return result instanceof ParseResult.Parsed parsed
                            && parsed.statements().size() == 1
                    ? parsed.statements().get(0).node()
                    : Node.ABSENT;
        }
    }

    /** The whole text in one go where it is all valid; else each statement by itself, so that one error hides no other. */
    static ReadMigration of(MigrationToLint migration, Script script, PostgresParser parser) {
        Map<Integer, ParsedStatement> parsed = new HashMap<>();
        if (parser.parse(script.text()) instanceof ParseResult.Parsed whole) {
            whole.statements().forEach(statement -> parsed.put(statement.offset(), statement));
        }
        List<Tree> trees = new ArrayList<>();
        for (Statement statement : script.statements()) {
            ParsedStatement tree = parsed.get(statement.offset());
            trees.add(
                    tree == null
                            ? new Tree(statement.offset(), parser.parse(statement.text()))
                            : new Tree(0, new ParseResult.Parsed(List.of(tree))));
        }
        return new ReadMigration(migration, script, List.copyOf(trees));
    }
}
