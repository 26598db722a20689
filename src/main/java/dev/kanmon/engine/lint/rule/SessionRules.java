package dev.kanmon.engine.lint.rule;

import dev.kanmon.engine.lint.Found;
import dev.kanmon.engine.lint.LintedStatement;
import dev.kanmon.engine.lint.Rule;
import dev.kanmon.engine.lint.RuleInfo;
import dev.kanmon.engine.lint.Severity;
import dev.kanmon.engine.lint.Weight;
import dev.kanmon.engine.parse.Node;
import java.util.List;
import java.util.Set;

/** What a script does to its session, and locks that it takes by hand. */
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
                                "tx/lock-table",
                                Severity.ERROR,
                                Weight.FIXED,
                                "LOCK TABLE",
                                "The lock is held until the end of the transaction, which is the whole migration.",
                                List.of()),
                        Set.of("LockStmt"),
                        SessionRules::lockTable));
    }

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
}
