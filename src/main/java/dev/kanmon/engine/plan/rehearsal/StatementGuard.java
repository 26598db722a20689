package dev.kanmon.engine.plan.rehearsal;

import dev.kanmon.engine.parse.Node;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Says which statements are not run on a shadow, because they reach beyond its database. */
final class StatementGuard {

    /** Without one of these words a statement is none of those below. */
    private static final Pattern EVERYWHERE =
            Pattern.compile("DATABASE|TABLESPACE|SYSTEM|SUBSCRIPTION|EXTENSION|COPY|LOAD", Pattern.CASE_INSENSITIVE);

    /** The same for what is not run on a server that others use. */
    private static final Pattern ON_SHARED_SERVER = Pattern.compile(
            EVERYWHERE.pattern() + "|ROLE|USER|GROUP|GRANT|REVOKE|OWNED|PARAMETER|COMMENT|LABEL|RENAME|OWNER",
            Pattern.CASE_INSENSITIVE);

    private static final Set<String> SERVER_STATEMENTS = Set.of(
            "CreatedbStmt",
            "DropdbStmt",
            "AlterDatabaseStmt",
            "AlterDatabaseSetStmt",
            "AlterDatabaseRefreshCollStmt",
            "CreateTableSpaceStmt",
            "DropTableSpaceStmt",
            "AlterTableSpaceOptionsStmt",
            "AlterTableMoveAllStmt",
            "AlterSystemStmt",
            "LoadStmt");

    private static final Set<String> SUBSCRIPTION_STATEMENTS =
            Set.of("CreateSubscriptionStmt", "AlterSubscriptionStmt", "DropSubscriptionStmt");

    private static final Set<String> ROLE_STATEMENTS = Set.of(
            "CreateRoleStmt",
            "AlterRoleStmt",
            "AlterRoleSetStmt",
            "DropRoleStmt",
            "GrantRoleStmt",
            "DropOwnedStmt",
            "ReassignOwnedStmt");

    private static final Set<String> SHARED_OBJECTS = Set.of(
            "OBJECT_DATABASE", "OBJECT_TABLESPACE", "OBJECT_PARAMETER_ACL", "OBJECT_SUBSCRIPTION", "OBJECT_ROLE");

    /** Fields by which statements for many kinds of object say which kind they are for. */
    private static final Set<String> OBJECT_KIND_FIELDS = Set.of("objtype", "objectType", "renameType");

    /** Extensions whose functions and tables lead to other servers, or to programs of this one. */
    private static final Set<String> OUTWARD_EXTENSIONS =
            Set.of("dblink", "postgres_fdw", "file_fdw", "adminpack", "pg_cron", "pg_net", "http");

    /** What a body may do to the whole server, in text: the parser does not read bodies. Too much is better than too little. */
    private static final Pattern IN_BODY = Pattern.compile(
            "\\b(CREATE|ALTER|DROP)\\s+(ROLE|USER|GROUP|DATABASE|TABLESPACE|SUBSCRIPTION|SYSTEM)\\b"
                    + "|\\b(DROP|REASSIGN)\\s+OWNED\\b|\\bON\\s+(DATABASE|TABLESPACE)\\b"
                    + "|\\bpg_(terminate_backend|cancel_backend|reload_conf|rotate_logfile|promote|switch_wal)\\b"
                    + "|\\bpg_\\w*replication\\w*\\b|\\bdblink|\\bEXECUTE\\b.*\\bGRANT\\b",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final boolean sharedServer;

    /** @param sharedServer whether the shadow's server has databases and users besides ours */
    StatementGuard(boolean sharedServer) {
        this.sharedServer = sharedServer;
    }

    /** @return why the statement is not run; empty where it may be */
    Optional<String> refusal(ReadStatement statement) {
        Optional<String> everywhere =
                statement.has(EVERYWHERE) ? statement.tree().flatMap(StatementGuard::everywhere) : Optional.empty();
        return everywhere.isPresent() || !sharedServer ? everywhere : onSharedServer(statement);
    }

    private static Optional<String> everywhere(Node tree) {
        String type = tree.type();
        if (SUBSCRIPTION_STATEMENTS.contains(type)) {
            return Optional.of("It would connect to another server.");
        }
        if (SERVER_STATEMENTS.contains(type)
                || isForSharedObject(tree, Set.of("OBJECT_DATABASE", "OBJECT_TABLESPACE"))) {
            return Optional.of("It concerns the whole server, or a database by name; a shadow has another.");
        }
        if (type.equals("CopyStmt") && (tree.flag("is_program") || tree.has("filename"))) {
            return Optional.of("It uses a program or a file of the database server.");
        }
        if (type.equals("CreateExtensionStmt") && OUTWARD_EXTENSIONS.contains(tree.text("extname"))) {
            return Optional.of("The extension " + tree.text("extname") + " reaches out of the database.");
        }
        if (type.equals("ReindexStmt")
                && Set.of("REINDEX_OBJECT_DATABASE", "REINDEX_OBJECT_SYSTEM").contains(tree.text("kind"))) {
            return Optional.of("It names a database; a shadow has another.");
        }
        return Optional.empty();
    }

    private static Optional<String> onSharedServer(ReadStatement statement) {
        if (statement.has(IN_BODY)) {
            return Optional.of("It may change more than its database, and others use the shadow's server.");
        }
        if (!statement.has(ON_SHARED_SERVER)) {
            return Optional.empty();
        }
        Optional<Node> tree = statement.tree();
        if (tree.isEmpty()) {
            return Optional.of("It could not be parsed, so it is not run on a server that others use.");
        }
        return ROLE_STATEMENTS.contains(tree.get().type()) || isForSharedObject(tree.get(), SHARED_OBJECTS)
                ? Optional.of("Roles belong to the whole server, and others use the shadow's server.")
                : Optional.empty();
    }

    private static boolean isForSharedObject(Node tree, Set<String> kinds) {
        return OBJECT_KIND_FIELDS.stream().map(tree::text).anyMatch(kinds::contains);
    }
}
