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
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who may do what. */
final class AccessRules {

    private static final String SEARCH_PATH = "search_path";

    private AccessRules() {}

    static List<Rule> all() {
        return List.of(grantPublic(), securityDefinerSearchPath(), disableRowSecurity());
    }

    private static Rule grantPublic() {
        RuleInfo info = new RuleInfo(
                "security/grant-public",
                Severity.ERROR,
                Weight.FIXED,
                "Rights for PUBLIC",
                "PUBLIC is every role of the server, those of other applications and those made later included. USAGE on"
                        + " a schema, type or language gives access to no data, and is not reported.",
                List.of());
        return new Rule.OfStatement(
                info, Set.of("GrantStmt", "AlterDefaultPrivilegesStmt"), AccessRules::grantsToPublic);
    }

    private static List<Found> grantsToPublic(LintedStatement statement) {
        Node grant = statement.node().is("GrantStmt")
                ? statement.node()
                : statement.node().node("action");
        boolean toPublic = grant.nodes("grantees").stream()
                .anyMatch(grantee -> grantee.text("roletype").equals("ROLESPEC_PUBLIC"));
        if (!grant.flag("is_grant") || !toPublic || isHarmlessUsage(grant)) {
            return List.of();
        }
        String when = statement.node().is("GrantStmt") ? "" : " on everything that is made from now on";
        return List.of(Found.of(
                "PUBLIC",
                "Every role of the server gets " + privileges(grant) + when
                        + ", now and later; grant it to the roles that need it."));
    }

    private static boolean isHarmlessUsage(Node grant) {
        boolean onlyUsage = privileges(grant).equals("USAGE");
        return switch (grant.text("objtype")) {
            case "OBJECT_SCHEMA", "OBJECT_TYPE", "OBJECT_DOMAIN", "OBJECT_LANGUAGE" -> onlyUsage;
            default -> false;
        };
    }

    private static String privileges(Node grant) {
        List<Node> privileges = grant.nodes("privileges");
        return privileges.isEmpty()
                ? "ALL PRIVILEGES"
                : privileges.stream()
                        .map(privilege -> privilege.text("priv_name").toUpperCase(Locale.ROOT))
                        .collect(Collectors.joining(", "));
    }

    private static Rule securityDefinerSearchPath() {
        RuleInfo info = new RuleInfo(
                "security/security-definer-search-path",
                Severity.ERROR,
                Weight.FIXED,
                "A SECURITY DEFINER function without a search_path of its own",
                "It runs with its owner's rights, and finds tables and functions by the caller's search_path: who may make"
                        + " objects anywhere can have it use theirs. pg_temp has to be named, and last, for it is searched"
                        + " first otherwise. A body in BEGIN ATOMIC or RETURN is bound when it is made, and is not reported.",
                List.of("supabase function_search_path_mutable"));
        return new Rule.OfMigration(info, migration -> migration.statements().stream()
                .filter(AccessRules::makesDefiner)
                .filter(statement -> !isGivenSearchPath(statement, migration))
                .map(AccessRules::open)
                .toList());
    }

    private static boolean makesDefiner(LintedStatement statement) {
        Node node = statement.node();
        boolean definer = options(node)
                .anyMatch(option -> option.text("defname").equals("security")
                        && option.node("arg").flag("boolval"));
        return definer && !node.has("sql_body");
    }

    /** By the statement itself, or by an ALTER FUNCTION of the same migration. */
    private static boolean isGivenSearchPath(LintedStatement made, LintedMigration migration) {
        return setsSearchPath(made.node())
                || migration.statements().stream()
                        .filter(other -> other.node().is("AlterFunctionStmt"))
                        .filter(other -> routine(other).equals(routine(made)))
                        .anyMatch(other -> setsSearchPath(other.node()));
    }

    private static boolean setsSearchPath(Node statement) {
        return options(statement)
                .filter(option -> option.text("defname").equals("set"))
                .map(option -> option.node("arg"))
                .anyMatch(set -> set.text("name").equals(SEARCH_PATH)
                        && (set.text("kind").equals("VAR_SET_VALUE")
                                || set.text("kind").equals("VAR_SET_CURRENT")));
    }

    /** Of CREATE FUNCTION and ALTER FUNCTION; none of anything else. */
    private static Stream<Node> options(Node statement) {
        return switch (statement.type()) {
            case "CreateFunctionStmt" -> statement.nodes("options").stream();
            case "AlterFunctionStmt" -> statement.nodes("actions").stream();
            default -> Stream.empty();
        };
    }

    private static ObjectName routine(LintedStatement statement) {
        Node node = statement.node();
        List<Node> names = node.is("CreateFunctionStmt")
                ? node.nodes("funcname")
                : node.node("func").nodes("objname");
        return ObjectName.ofNames(names, statement.schema().defaultSchema());
    }

    private static Found open(LintedStatement statement) {
        ObjectName routine = routine(statement);
        String schemas = Stream.of(routine.schema(), statement.schema().defaultSchema())
                .distinct()
                .map(ObjectName::quote)
                .collect(Collectors.joining(", "));
        Found found = Found.of(
                        routine.toSql(),
                        routine.toSql()
                                + " runs with its owner's rights and finds objects by its caller's search_path.")
                .atStatement(statement.index());
        return statement.isInScript()
                ? found.safer(statement.text() + "\n    SET search_path = " + schemas + ", pg_temp;")
                : found;
    }

    private static Rule disableRowSecurity() {
        RuleInfo info = new RuleInfo(
                "security/disable-rls",
                Severity.ERROR,
                Weight.FIXED,
                "Row level security switched off",
                "From then on everyone with rights on the table sees and changes all its rows; the policies stay, and look"
                        + " as if they still held.",
                List.of("supabase policy_exists_rls_disabled"));
        return new Rule.OfStatement(info, Set.of("AlterTableStmt"), AccessRules::rowSecurityOff);
    }

    private static List<Found> rowSecurityOff(LintedStatement statement) {
        ObjectName table = statement.nameOf(statement.node().node("relation"));
        if (statement.isNew(table)) {
            return List.of();
        }
        return statement.node().nodes("cmds").stream()
                .map(command -> command.text("subtype"))
                .flatMap(subtype -> switch (subtype) {
                    case "AT_DisableRowSecurity" ->
                        Stream.of("Policies of " + table.toSql()
                                + " hold no longer: every role with rights on it sees all rows; change the policy that is in"
                                + " the way instead.");
                    case "AT_NoForceRowSecurity" ->
                        Stream.of("Policies of " + table.toSql()
                                + " hold no longer for its owner, as which applications often connect.");
                    default -> Stream.<String>empty();
                })
                .map(message -> Found.on(table, message))
                .toList();
    }
}
