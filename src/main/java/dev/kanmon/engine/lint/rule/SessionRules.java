package dev.kanmon.engine.lint.rule;

import dev.kanmon.engine.lint.Found;
import dev.kanmon.engine.lint.LintedMigration;
import dev.kanmon.engine.lint.LintedStatement;
import dev.kanmon.engine.lint.Rule;
import dev.kanmon.engine.lint.RuleInfo;
import dev.kanmon.engine.lint.Severity;
import dev.kanmon.engine.lint.Weight;
import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.parse.Node;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a script does to its session and its transaction. */
final class SessionRules {

    private SessionRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule.OfStatement(
                        new RuleInfo(
                                "tx/set-session",
                                Severity.WARNING,
                                Weight.FIXED,
                                "A setting changed for the rest of the session",
                                "It holds for all statements behind it, and where another tool runs the script, for all scripts behind it; Kanmon resets the session between migrations.",
                                List.of()),
                        Set.of("VariableSetStmt"),
                        SessionRules::set),
                new Rule.OfStatement(
                        new RuleInfo(
                                "tx/search-path-reset",
                                Severity.ERROR,
                                Weight.FIXED,
                                "The search_path changed for the rest of the session",
                                "Names without a schema mean something else from here on; other tools then lose their own history table.",
                                List.of()),
                        Set.of("VariableSetStmt", "SelectStmt"),
                        SessionRules::searchPath),
                new Rule.OfStatement(
                        new RuleInfo(
                                "tx/enum-value-used",
                                Severity.ERROR,
                                Weight.FIXED,
                                "A new value of an enum used in the transaction that added it",
                                "The server refuses it with SQLSTATE 55P04 until the transaction is committed.",
                                List.of()),
                        Set.of(),
                        SessionRules::enumValueUsed),
                new Rule.OfStatement(
                        new RuleInfo(
                                "tx/lock-table",
                                Severity.ERROR,
                                Weight.FIXED,
                                "LOCK TABLE",
                                "The lock is held until the end of the transaction, which is the whole migration.",
                                List.of()),
                        Set.of("LockStmt"),
                        SessionRules::lockTable),
                new Rule.OfMigration(
                        new RuleInfo(
                                "tx/ddl-with-dml",
                                Severity.WARNING,
                                Weight.FIXED,
                                "Schema and data changed in one transaction",
                                "The locks of the schema changes are held for as long as the data changes take.",
                                List.of("bytebase statement.disallow-mix-in-ddl")),
                        SessionRules::mixed));
    }

    private static final Set<String> DML = Set.of("InsertStmt", "UpdateStmt", "DeleteStmt", "MergeStmt");
    private static final Set<String> WITH_HARD_LOCK = Set.of("AlterTableStmt", "DropStmt", "RenameStmt", "IndexStmt");

    private static List<Found> set(LintedStatement statement) {
        Node node = statement.node();
        String name = node.text("name");
        boolean ofSession = List.of("VAR_SET_VALUE", "VAR_SET_CURRENT").contains(node.text("kind"))
                && !node.flag("is_local")
                && !name.equals("search_path");
        if (!ofSession) {
            return List.of();
        }
        Found found = Found.of(
                name,
                "This sets " + name + " for all that follows in the session; SET LOCAL ends with the transaction.");
        boolean plain = statement.transaction().inTransaction()
                && statement.text().matches("(?is)SET\\s+(SESSION\\s+(?!AUTH))?.*");
        return List.of(
                plain
                        ? found.safer(
                                statement.text().replaceFirst("(?i)^SET\\s+(SESSION\\s+(?!AUTH))?", "SET LOCAL ") + ";")
                        : found);
    }

    private static List<Found> searchPath(LintedStatement statement) {
        Node node = statement.node();
        boolean sets = node.is("VariableSetStmt")
                && node.text("name").equals("search_path")
                && node.text("kind").equals("VAR_SET_VALUE")
                && !node.flag("is_local");
        boolean calls = node.nodes("targetList").stream()
                .map(column -> column.node("val"))
                .anyMatch(SessionRules::setsSearchPathForSession);
        return sets || calls
                ? List.of(Found.of(
                        "search_path",
                        "From here on, names without a schema mean something else: write the schema in front of each name"
                                + " instead, or use SET LOCAL."))
                : List.of();
    }

    private static boolean setsSearchPathForSession(Node call) {
        List<Node> names = call.nodes("funcname");
        List<Node> arguments = call.nodes("args");
        return !names.isEmpty()
                && names.get(names.size() - 1).text("sval").equals("set_config")
                && arguments.size() == 3
                && arguments.get(0).stringValue().filter("search_path"::equals).isPresent()
                && !arguments.get(2).node("boolval").flag("boolval");
    }

    private static List<Found> enumValueUsed(LintedStatement statement) {
        if (!statement.transaction().inTransaction() || statement.node().is("AlterEnumStmt")) {
            return List.of();
        }
        Set<String> words = statement
                .node()
                .all()
                .flatMap(node -> node.stringValue().stream())
                .collect(Collectors.toSet());
        return statement.transaction().earlier().stream()
                .map(LintedStatement::node)
                .filter(SessionRules::addsValue)
                .filter(added -> words.contains(added.text("newVal")))
                .filter(added -> !isMadeInTransaction(statement, added))
                .map(added -> Found.of(
                        "enum " + typeName(added, statement).toSql(),
                        "'" + added.text("newVal") + "' was added to "
                                + typeName(added, statement).toSql()
                                + " in this transaction, and cannot be used before it is committed: move this to the next"
                                + " migration."))
                .toList();
    }

    private static boolean addsValue(Node node) {
        return node.is("AlterEnumStmt") && node.text("oldVal").isEmpty();
    }

    private static boolean isMadeInTransaction(LintedStatement statement, Node added) {
        return statement.transaction().earlier().stream()
                .map(LintedStatement::node)
                .filter(node -> node.is("CreateEnumStmt"))
                .anyMatch(node -> typeName(node, statement).equals(typeName(added, statement)));
    }

    private static ObjectName typeName(Node node, LintedStatement statement) {
        return ObjectName.ofNames(node.nodes("typeName"), statement.schema().defaultSchema());
    }

    private static List<Found> lockTable(LintedStatement statement) {
        return statement.node().nodes("relations").stream()
                .map(statement::nameOf)
                .filter(table -> !statement.isNew(table))
                .map(table -> Found.on(
                        table,
                        "The lock on " + table.toSql()
                                + " is held until the whole migration is committed, whatever else it does."))
                .toList();
    }

    private static List<Found> mixed(LintedMigration migration) {
        return migration.statements().stream()
                .filter(statement -> DML.contains(statement.node().type()))
                .filter(statement -> statement.transaction().inTransaction())
                .filter(statement ->
                        !isMadeHere(statement, statement.nameOf(statement.node().node("relation"))))
                .filter(statement -> statement.transaction().earlier().stream().anyMatch(SessionRules::changesSchema))
                .limit(1)
                .map(statement -> Found.on(
                                statement.nameOf(statement.node().node("relation")),
                                "This changes data while the transaction still holds the locks of schema changes before it:"
                                        + " move it to a migration of its own.")
                        .atStatement(statement.index()))
                .toList();
    }

    private static boolean isMadeHere(LintedStatement statement, ObjectName table) {
        return statement.transaction().earlier().stream()
                .anyMatch(earlier -> earlier.node().is("CreateStmt")
                        && earlier.nameOf(earlier.node().node("relation")).equals(table));
    }

    private static boolean changesSchema(LintedStatement statement) {
        Node node = statement.node();
        return WITH_HARD_LOCK.contains(node.type())
                && !isMadeHere(statement, statement.nameOf(node.node("relation")))
                && !statement.transaction().earlier().contains(statement);
    }
}
