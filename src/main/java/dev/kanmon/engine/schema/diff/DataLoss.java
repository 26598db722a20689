package dev.kanmon.engine.schema.diff;

import dev.kanmon.engine.parse.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says which statements lose data. It says it once too often rather than once too seldom. */
public final class DataLoss {

    private static final Map<String, String> DROPPED = Map.of(
            "OBJECT_TABLE", "all rows of table %s",
            "OBJECT_SEQUENCE", "the number that sequence %s has reached",
            "OBJECT_EXTENSION", "what extension %s keeps in tables of its own");

    private final TypeNarrowing narrowing;

    /** @param columnTypes of the schema that the script starts from, by {@code schema.table.column} */
    public DataLoss(Map<String, String> columnTypes) {
        this.narrowing = new TypeNarrowing(columnTypes);
    }

    /** A sentence, empty where nothing is lost. */
    public Optional<String> of(Node statement) {
        return switch (statement.type()) {
            case "DropStmt" -> ofDrop(statement);
            case "AlterTableStmt" -> ofAlterTable(statement);
            case "DeleteStmt" ->
                Optional.of("rows of table " + SqlReader.nameOf(statement.node("relation")) + " are deleted.");
            case "UpdateStmt" ->
                Optional.of("values in table " + SqlReader.nameOf(statement.node("relation")) + " are overwritten.");
            case "TruncateStmt" ->
                Optional.of("all rows of "
                        + statement.nodes("relations").stream()
                                .map(SqlReader::nameOf)
                                .collect(Collectors.joining(", ")) + " are deleted.");
            default -> Optional.empty();
        };
    }

    private static Optional<String> ofDrop(Node drop) {
        String what = DROPPED.get(drop.text("removeType"));
        String names = drop.nodes("objects").stream().map(DataLoss::name).collect(Collectors.joining(", "));
        if (what != null) {
            return Optional.of(String.format(what, names) + " would be gone.");
        }
        return drop.text("behavior").equals("DROP_CASCADE")
                ? Optional.of("everything that depends on " + names + " goes with it.")
                : Optional.empty();
    }

    /** A name is a list of strings, one string, or a node that has one of them. */
    private static String name(Node object) {
        return object.all("String").map(part -> part.text("sval")).collect(Collectors.joining("."));
    }

    private Optional<String> ofAlterTable(Node alter) {
        String table = SqlReader.nameOf(alter.node("relation"));
        List<String> lost = alter.nodes("cmds").stream()
                .flatMap(command -> ofCommand(table, command))
                .toList();
        return lost.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", lost));
    }

    private Stream<String> ofCommand(String table, Node command) {
        String column = table + "." + command.text("name");
        return switch (command.text("subtype")) {
            case "AT_DropColumn" -> Stream.of("all values of " + column + " would be gone.");
            case "AT_AlterColumnType" -> narrowing.of(column, command.node("def")).stream();
            case "AT_DetachPartition" ->
                Stream.of("the rows of " + SqlReader.nameOf(command.node("def").node("name")) + " are no longer in "
                        + table + "; they stay in a table of their own.");
            case "AT_SetUnLogged" -> Stream.of("a crash of the server empties " + table + " from now on.");
            case "AT_DropIdentity" ->
                Stream.of("the number that the identity of " + column + " has reached would be gone.");
            default -> Stream.empty();
        };
    }
}
