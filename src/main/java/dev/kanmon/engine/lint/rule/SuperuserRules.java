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
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the role that migrates should not be able to do. */
final class SuperuserRules {

    /** PostgreSQL 16 lets members of pg_create_subscription do it. */
    private static final int SUBSCRIPTION_ROLE = 160000;

    /** Those of contrib whose control files say {@code trusted = true} (PostgreSQL 14 to 18), and common ones beside. */
    private static final Set<String> TRUSTED_EXTENSIONS = Set.of(
            "bool_plperl",
            "btree_gin",
            "btree_gist",
            "citext",
            "cube",
            "dict_int",
            "fuzzystrmatch",
            "hstore",
            "hstore_plperl",
            "intarray",
            "isn",
            "jsonb_plperl",
            "lo",
            "ltree",
            "pg_trgm",
            "pgcrypto",
            "plperl",
            "plpgsql",
            "pltcl",
            "seg",
            "tablefunc",
            "tcn",
            "timescaledb",
            "tsm_system_rows",
            "tsm_system_time",
            "unaccent",
            "uuid-ossp",
            "vector");

    private static final Pattern CREATE_EXTENSION = Pattern.compile("(?i)create\\s+extension\\s+(?!if\\s)");

    private static final Set<String> UNTRUSTED_LANGUAGES =
            Set.of("c", "internal", "plperlu", "plpython3u", "plpythonu", "plpython2u", "pltclu");

    private static final Set<String> ROLE_OPTIONS = Set.of("superuser", "bypassrls", "isreplication");

    private SuperuserRules() {}

    static List<Rule> all() {
        return List.of(superuserOnly());
    }

    private static Rule superuserOnly() {
        RuleInfo info = new RuleInfo(
                "security/superuser-only",
                Severity.ERROR,
                Weight.FIXED,
                "A statement that only a superuser may run",
                "The role that migrates should be no superuser, and on most managed servers cannot be: the migration fails"
                        + " there. CREATE EXTENSION IF NOT EXISTS does nothing where somebody with the right has installed"
                        + " it before. Extensions that are not of contrib are taken for not trusted, but for a few known ones.",
                List.of());
        return new Rule.OfStatement(info, Set.of(), statement -> whatNeedsIt(statement).stream()
                .map(what -> Found.of(what, what + " needs a superuser, which the role that migrates should not be."))
                .map(found -> saferExtension(statement).map(found::safer).orElse(found))
                .toList());
    }

    private static Optional<String> whatNeedsIt(LintedStatement statement) {
        Node node = statement.node();
        return switch (node.type()) {
            case "CreateExtensionStmt" -> extension(node);
            case "AlterSystemStmt" -> Optional.of("ALTER SYSTEM");
            case "CreatePLangStmt" -> Optional.of("CREATE LANGUAGE");
            case "CreateEventTrigStmt", "AlterEventTrigStmt" -> Optional.of("An event trigger");
            case "CreateTableSpaceStmt" -> Optional.of("CREATE TABLESPACE");
            case "CreateAmStmt" -> Optional.of("CREATE ACCESS METHOD");
            case "CreateFdwStmt" -> Optional.of("CREATE FOREIGN DATA WRAPPER");
            case "CreateOpClassStmt", "CreateOpFamilyStmt", "AlterOpFamilyStmt" ->
                Optional.of("An operator class or family");
            case "CopyStmt" -> copy(node);
            case "CreateRoleStmt", "AlterRoleStmt" -> role(node);
            case "CreateFunctionStmt" -> function(node);
            case "CreateCastStmt" ->
                when(!node.flag("inout") && !node.node("func").isPresent(), "CREATE CAST … WITHOUT FUNCTION");
            case "CreatePublicationStmt" -> when(node.flag("for_all_tables"), "CREATE PUBLICATION … FOR ALL TABLES");
            case "CreateSubscriptionStmt" ->
                when(statement.serverVersion() < SUBSCRIPTION_ROLE, "CREATE SUBSCRIPTION before PostgreSQL 16");
            case "DefineStmt" -> define(node);
            case "VariableSetStmt" ->
                when(node.text("name").equals("session_replication_role"), "SET session_replication_role");
            case "AlterTableStmt" -> systemTriggers(node);
            default -> Optional.empty();
        };
    }

    private static Optional<String> when(boolean needed, String what) {
        return needed ? Optional.of(what) : Optional.empty();
    }

    private static Optional<String> extension(Node statement) {
        String name = statement.text("extname");
        return when(!TRUSTED_EXTENSIONS.contains(name), "CREATE EXTENSION " + ObjectName.quote(name));
    }

    private static Optional<String> copy(Node statement) {
        if (statement.text("filename").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                statement.flag("is_program") ? "COPY with a program on the server" : "COPY with a file on the server");
    }

    private static Optional<String> role(Node statement) {
        return statement.nodes("options").stream()
                .filter(option -> ROLE_OPTIONS.contains(option.text("defname"))
                        && option.node("arg").flag("boolval"))
                .map(option -> "A role with " + attribute(option.text("defname")))
                .findFirst();
    }

    private static String attribute(String option) {
        return switch (option) {
            case "superuser" -> "SUPERUSER";
            case "bypassrls" -> "BYPASSRLS";
            default -> "REPLICATION";
        };
    }

    private static Optional<String> function(Node statement) {
        return statement.nodes("options").stream()
                .filter(option -> option.text("defname").equals("language"))
                .map(option -> option.node("arg").text("sval"))
                .filter(UNTRUSTED_LANGUAGES::contains)
                .map(language -> "A function in the untrusted language " + language)
                .findFirst();
    }

    /** A base type, with functions in C; a shell type needs nobody special. */
    private static Optional<String> define(Node statement) {
        return switch (statement.text("kind")) {
            case "OBJECT_TYPE" -> when(!statement.nodes("definition").isEmpty(), "A base type");
            case "OBJECT_TSPARSER", "OBJECT_TSTEMPLATE" -> Optional.of("A text search parser or template");
            default -> Optional.empty();
        };
    }

    private static Optional<String> systemTriggers(Node statement) {
        boolean all = statement.nodes("cmds").stream()
                .map(command -> command.text("subtype"))
                .anyMatch(subtype -> subtype.equals("AT_DisableTrigAll") || subtype.equals("AT_EnableTrigAll"));
        return when(all, "Switching the triggers of foreign keys (TRIGGER ALL; TRIGGER USER leaves them)");
    }

    /** Without IF NOT EXISTS it fails even where it was installed before by somebody with the right. */
    private static Optional<String> saferExtension(LintedStatement statement) {
        Matcher create = CREATE_EXTENSION.matcher(statement.text());
        return statement.node().is("CreateExtensionStmt") && create.lookingAt()
                ? Optional.of(
                        "-- where a superuser, or the provider, has installed it before:\nCREATE EXTENSION IF NOT EXISTS "
                                + statement.text().substring(create.end()) + ";")
                : Optional.empty();
    }
}
