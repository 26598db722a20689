package dev.kanmon.engine.lint.rule;

import dev.kanmon.engine.lint.LintedStatement;
import dev.kanmon.engine.lint.rule.SqlTokens.Token;
import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.parse.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One of the commands of an ALTER TABLE.
 *
 * @param index its place among them, from 0
 * @param node an {@code AlterTableCmd}
 */
record TableCommand(LintedStatement statement, int index, Node node) {

    static final String LATER = "-- in a later migration:";

    /** The commands of these subtypes, on a table that has been there before the run. */
    static Stream<TableCommand> of(LintedStatement statement, String... subtypes) {
        List<Node> commands = statement.node().nodes("cmds");
        ObjectName table = statement.nameOf(statement.node().node("relation"));
        if (!statement.node().text("objtype").equals("OBJECT_TABLE")
                || statement.schema().isCertainlyNew(table)) {
            return Stream.empty();
        }
        return IntStream.range(0, commands.size())
                .filter(i -> List.of(subtypes).contains(commands.get(i).text("subtype")))
                .mapToObj(i -> new TableCommand(statement, i, commands.get(i)));
    }

    ObjectName table() {
        return statement.nameOf(statement.node().node("relation"));
    }

    /** The column or constraint that it defines, or the partition that it names. */
    Node definition() {
        return node.node("def");
    }

    boolean isOnPartitionedTable() {
        return statement.schema().partitionKey(table()).isPresent();
    }

    /** {@code "User"."email"} */
    String column(String name) {
        return table().toSql() + "." + ObjectName.quote(name);
    }

    /** What is written between the commas; empty where the text cannot be cut into its commands. */
    String text() {
        return isCut() ? commands().get(index) : "";
    }

    /** ALTER TABLE and its table as they are written, in front of another command. */
    String alter(String command) {
        return head() + " " + command + ";";
    }

    /** These steps in place of this command; the others stay as they are, in their order. Empty as {@link #text} is. */
    String instead(List<String> steps) {
        if (!isCut()) {
            return "";
        }
        List<String> commands = commands();
        List<String> script = new ArrayList<>();
        if (index > 0) {
            script.add(alter(String.join(", ", commands.subList(0, index))));
        }
        script.addAll(steps);
        if (index + 1 < commands.size()) {
            script.add(alter(String.join(", ", commands.subList(index + 1, commands.size()))));
        }
        return String.join("\n", script);
    }

    private boolean isCut() {
        return commands().size() == statement.node().nodes("cmds").size();
    }

    private List<String> commands() {
        return SqlText.split(statement.text().substring(endOfHead()));
    }

    private String head() {
        return statement.text().substring(0, endOfHead()).strip();
    }

    /** Behind ALTER TABLE [IF EXISTS] [ONLY] [schema.]name [*]. */
    private int endOfHead() {
        List<Token> tokens = SqlTokens.of(statement.text());
        int at = 2;
        at += tokens.get(at).is("IF") ? 2 : 0;
        at += tokens.get(at).is("ONLY") ? 1 : 0;
        while (at + 2 < tokens.size() && tokens.get(at + 1).is(".")) {
            at += 2;
        }
        at += at + 1 < tokens.size() && tokens.get(at + 1).is("*") ? 1 : 0;
        return tokens.get(at).end();
    }

    /** The name of a constraint that is added: the written one, or the one that the server makes of the columns. */
    String constraintName(List<String> columns, String suffix) {
        String written = definition().text("conname");
        return Optional.of(written)
                .filter(name -> !name.isEmpty())
                .orElse(String.join(
                                "_",
                                Stream.concat(Stream.of(table().name()), columns.stream())
                                        .toList())
                        + suffix);
    }
}
