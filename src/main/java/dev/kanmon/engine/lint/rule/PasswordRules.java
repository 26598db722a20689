package dev.kanmon.engine.lint.rule;

import dev.kanmon.engine.lint.Found;
import dev.kanmon.engine.lint.LintedStatement;
import dev.kanmon.engine.lint.Rule;
import dev.kanmon.engine.lint.RuleInfo;
import dev.kanmon.engine.lint.Severity;
import dev.kanmon.engine.lint.Weight;
import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.parse.Node;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Secrets in scripts. What is said of them never repeats them. */
final class PasswordRules {

    private static final String PASSWORD = "password";

    /** A password that the client has hashed; from it nobody can log in. */
    private static final String SCRAM_VERIFIER = "SCRAM-SHA-256$";

    private static final Pattern PASSWORD_OPTION =
            Pattern.compile("(?i)(?:encrypted\\s+)?password\\s+(?:E?'(?:[^'\\\\]|'')*')\\s*");

    /** libpq's connection strings: {@code password=…}, or a URI with {@code user:…@}. */
    private static final Pattern PASSWORD_IN_CONNECTION =
            Pattern.compile("(?i)\\bpassword\\s*=\\s*[^\\s&]|^postgres(?:ql)?://[^/@]*:[^/@]+@");

    private PasswordRules() {}

    static List<Rule> all() {
        return List.of(passwordLiteral());
    }

    private static Rule passwordLiteral() {
        RuleInfo info = new RuleInfo(
                "security/password-literal",
                Severity.ERROR,
                Weight.FIXED,
                "A password in a migration",
                "It stays in the repository's history, in ConfigMaps, in the server's log and in pg_stat_statements, and is"
                        + " the same in all environments.",
                List.of());
        return new Rule.OfStatement(
                info,
                Set.of(
                        "CreateRoleStmt",
                        "AlterRoleStmt",
                        "CreateUserMappingStmt",
                        "AlterUserMappingStmt",
                        "CreateSubscriptionStmt",
                        "AlterSubscriptionStmt"),
                PasswordRules::passwords);
    }

    private static List<Found> passwords(LintedStatement statement) {
        Node node = statement.node();
        return switch (node.type()) {
            case "CreateRoleStmt" -> ofRole(statement, node.text("role"));
            case "AlterRoleStmt" -> ofRole(statement, node.node("role").text("rolename"));
            case "CreateUserMappingStmt", "AlterUserMappingStmt" -> ofUserMapping(node);
            default -> ofSubscription(node);
        };
    }

    private static List<Found> ofRole(LintedStatement statement, String role) {
        return statement.node().nodes("options").stream()
                .filter(PasswordRules::isPassword)
                .map(option -> {
                    Found found = found(
                            "role " + ObjectName.quote(role), "set it outside of migrations, with \\password in psql.");
                    return new Rewrite(statement)
                            .at(option.location(), PASSWORD_OPTION, "")
                            .sql()
                            .map(sql ->
                                    "-- and outside of migrations: \\password " + ObjectName.quote(role) + "\n" + sql)
                            .map(found::safer)
                            .orElse(found);
                })
                .toList();
    }

    private static boolean isPassword(Node option) {
        String value = option.node("arg").text("sval");
        return option.text("defname").equals(PASSWORD) && !value.isEmpty() && !value.startsWith(SCRAM_VERIFIER);
    }

    private static List<Found> ofUserMapping(Node statement) {
        return statement.nodes("options").stream()
                .filter(PasswordRules::isPassword)
                .map(option -> found(
                        "user mapping for server " + ObjectName.quote(statement.text("servername")),
                        "set it outside of migrations, or let the server name a certificate."))
                .toList();
    }

    private static List<Found> ofSubscription(Node statement) {
        return PASSWORD_IN_CONNECTION.matcher(statement.text("conninfo")).find()
                ? List.of(found(
                        "subscription " + ObjectName.quote(statement.text("subname")),
                        "let the server find it in its password file."))
                : List.of();
    }

    private static Found found(String object, String instead) {
        return Found.of(
                object, "The password of " + object + " stays in the repository and in the server's log; " + instead);
    }
}
