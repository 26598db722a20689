package dev.kanmon.engine.lint.rule;

import static dev.kanmon.engine.lint.schema.ObjectName.quote;

import dev.kanmon.engine.lint.Found;
import dev.kanmon.engine.lint.LintedStatement;
import dev.kanmon.engine.lint.Rule;
import dev.kanmon.engine.lint.RuleInfo;
import dev.kanmon.engine.lint.Severity;
import dev.kanmon.engine.lint.Weight;
import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.parse.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** DROP of more than a statement names, or of everything. */
final class WideDropRules {

    private WideDropRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule.OfStatement(
                        new RuleInfo(
                                "data/drop-database",
                                Severity.CRITICAL,
                                Weight.FIXED,
                                "A database dropped",
                                "Everything in it is gone.",
                                List.of("squawk ban-drop-database")),
                        Set.of("DropdbStmt"),
                        WideDropRules::dropDatabase),
                new Rule.OfStatement(
                        new RuleInfo(
                                "data/drop-owned",
                                Severity.CRITICAL,
                                Weight.FIXED,
                                "DROP OWNED",
                                "Everything that a role owns in this database is gone, whatever it is.",
                                List.of()),
                        Set.of("DropOwnedStmt"),
                        WideDropRules::dropOwned),
                new Rule.OfStatement(
                        new RuleInfo(
                                "data/drop-cascade",
                                Severity.CRITICAL,
                                Weight.FIXED,
                                "DROP … CASCADE",
                                "It takes whatever depends on the object with it: views, foreign keys, columns of a type.",
                                List.of("bytebase statement.disallow-rm-tbl-cascade")),
                        Set.of("DropStmt", "AlterTableStmt", "AlterDomainStmt"),
                        WideDropRules::cascade));
    }

    private static List<Found> dropDatabase(LintedStatement statement) {
        String database = quote(statement.node().text("dbname"));
        return List.of(Found.of("database " + database, "Everything in database " + database + " is gone."));
    }

    private static List<Found> dropOwned(LintedStatement statement) {
        String roles = statement.node().nodes("roles").stream()
                .map(role -> role.text("rolename").isEmpty() ? "the current role" : quote(role.text("rolename")))
                .collect(Collectors.joining(", "));
        return List.of(
                Found.of("objects of " + roles, "Everything in this database that is owned by " + roles + " is gone."));
    }

    private static List<Found> cascade(LintedStatement statement) {
        Node node = statement.node();
        if (node.is("AlterTableStmt")) {
            return ofTable(statement);
        }
        if (!Objects.cascades(node) || isAllNew(statement)) {
            return List.of();
        }
        String names = node.is("DropStmt")
                ? Objects.dropped(statement).stream().map(ObjectName::toSql).collect(Collectors.joining(", "))
                : "a constraint of "
                        + ObjectName.ofNames(node.nodes("typeName"), "public").toSql();
        Found found = Found.of(
                names,
                "CASCADE drops whatever depends on " + names
                        + " as well, which the statement does not name: name it, and drop without CASCADE.");
        return List.of(withoutCascade(statement).map(found::safer).orElse(found));
    }

    private static List<Found> ofTable(LintedStatement statement) {
        ObjectName table = statement.nameOf(statement.node().node("relation"));
        return statement.node().nodes("cmds").stream()
                .filter(Objects::cascades)
                .filter(command -> !statement.schema().isCertainlyNew(table))
                .map(command -> table.toSql() + "." + quote(command.text("name")))
                .map(object -> Found.on(
                                table,
                                "CASCADE drops whatever depends on " + object
                                        + " as well, which the statement does not name: name it, and drop without CASCADE.")
                        .about(object))
                .toList();
    }

    private static boolean isAllNew(LintedStatement statement) {
        return Objects.isDropOf(statement, "OBJECT_TABLE")
                && Objects.dropped(statement).stream().allMatch(statement.schema()::isCertainlyNew);
    }

    /** For tables, whose foreign keys from outside are known: these by name, and then the tables. */
    private static Optional<String> withoutCascade(LintedStatement statement) {
        List<ObjectName> dropped = Objects.dropped(statement);
        boolean known = Objects.isDropOf(statement, "OBJECT_TABLE")
                && dropped.stream()
                        .allMatch(name -> statement.schema().table(name).isPresent());
        if (!known) {
            return Optional.empty();
        }
        Stream<String> foreignKeys = statement.schema().tables().stream()
                .filter(table -> !dropped.contains(table.name()))
                .flatMap(table -> table.constraints().stream()
                        .filter(constraint ->
                                constraint.references().map(dropped::contains).orElse(false))
                        .map(constraint -> "ALTER TABLE " + table.name().toSql() + " DROP CONSTRAINT "
                                + quote(constraint.name()) + ";"));
        String names = dropped.stream().map(ObjectName::toSql).collect(Collectors.joining(", "));
        String ifExists = statement.node().flag("missing_ok") ? "IF EXISTS " : "";
        return Optional.of(Stream.concat(foreignKeys, Stream.of("DROP TABLE " + ifExists + names + ";"))
                .collect(Collectors.joining("\n")));
    }
}
