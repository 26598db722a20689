package dev.kanmon.engine.plan.rehearsal;

import dev.kanmon.engine.parse.Node;
import dev.kanmon.engine.parse.ParseResult;
import dev.kanmon.engine.parse.PostgresParser;
import dev.kanmon.engine.sql.Statement;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A statement of a script, parsed when that is needed: most statements of a history are not. */
final class ReadStatement {

    private static final Pattern SETS_TRANSACTION = Pattern.compile("TRANSACTION", Pattern.CASE_INSENSITIVE);
    private static final Pattern MOVES_SAVEPOINTS =
            Pattern.compile("SAVEPOINT|RELEASE|ROLLBACK|ABORT", Pattern.CASE_INSENSITIVE);

    private final Statement statement;
    private final PostgresParser parser;
    private Optional<Node> tree;

    ReadStatement(Statement statement, PostgresParser parser) {
        this.statement = statement;
        this.parser = parser;
    }

    Statement statement() {
        return statement;
    }

    /** Whether the text has a match; keywords cannot be written in any other way, so without one there is no parsing. */
    boolean has(Pattern words) {
        return words.matcher(statement.text()).find();
    }

    /** Empty where the parser does not get through it. */
    Optional<Node> tree() {
        if (tree == null) {
            ParseResult result = parser.parse(statement.text());
            tree = result instanceof ParseResult.Parsed parsed
                            && parsed.statements().size() == 1
                    ? Optional.of(parsed.statements().get(0).node())
                    : Optional.empty();
        }
        return tree;
    }

    boolean is(String type) {
        return tree().filter(node -> node.is(type)).isPresent();
    }

    /** The roles that it names; those in the bodies of functions and DO blocks are not read. */
    Set<String> roles() {
        return tree().stream()
                .flatMap(Node::all)
                .flatMap(ReadStatement::role)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    /** A role is a RoleSpec, but for the roles that GRANT hands out, which stand where privileges do. */
    private static Stream<String> role(Node node) {
        return switch (node.type()) {
            case "GrantRoleStmt" -> node.nodes("granted_roles").stream().map(role -> role.text("priv_name"));
            default ->
                node.text("roletype").equals("ROLESPEC_CSTRING") ? Stream.of(node.text("rolename")) : Stream.of();
        };
    }

    /** Whether PostgreSQL takes it only as the first of a transaction, so that nothing may come before it. */
    boolean setsTransaction() {
        return has(SETS_TRANSACTION)
                && tree().filter(node -> node.is("VariableSetStmt"))
                        .filter(node -> node.text("name").equals("TRANSACTION")
                                || node.text("name").startsWith("transaction_"))
                        .isPresent();
    }

    /** SAVEPOINT and its relatives, which ours must not enclose. */
    boolean movesSavepoints() {
        return has(MOVES_SAVEPOINTS) && is("TransactionStmt");
    }
}
