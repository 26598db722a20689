package dev.kanmon.engine.plan.rehearsal;

import dev.kanmon.engine.parse.Node;
import dev.kanmon.engine.parse.ParseResult;
import dev.kanmon.engine.parse.PostgresParser;
import dev.kanmon.engine.sql.Statement;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A statement of a script with its parse tree.
 *
 * @param tree empty where the parser did not get through it
 */
record ReadStatement(Statement statement, Optional<Node> tree) {

    static ReadStatement of(Statement statement, PostgresParser parser) {
        ParseResult result = parser.parse(statement.text());
        return new ReadStatement(
                statement,
                result instanceof ParseResult.Parsed parsed
                                && parsed.statements().size() == 1
                        ? Optional.of(parsed.statements().get(0).node())
                        : Optional.empty());
    }

    boolean is(String type) {
        return tree.filter(node -> node.is(type)).isPresent();
    }

    /** The roles that it names; those in the bodies of functions and DO blocks are not read. */
    Set<String> roles() {
        return tree.stream()
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
        return tree.filter(node -> node.is("VariableSetStmt"))
                .filter(node -> node.text("name").equals("TRANSACTION")
                        || node.text("name").startsWith("transaction_"))
                .isPresent();
    }

    /** SAVEPOINT and its relatives, which ours must not enclose. */
    boolean movesSavepoints() {
        return is("TransactionStmt");
    }
}
