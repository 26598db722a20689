package dev.kanmon.engine.plan;

import dev.kanmon.engine.parse.Node;
import dev.kanmon.engine.parse.ParseResult;
import dev.kanmon.engine.parse.PostgresParser;
import java.util.Set;

/**
 * Tells whether a catalog shows all that a script does. Rows, where a sequence stands, owners, and whatever a function or a
 * DO block may do are not shown. Only statements that are known to be shown count as such.
 */
final class CatalogShows {

    private static final Set<String> SHOWN = Set.of(
            "CreateStmt",
            "IndexStmt",
            "ViewStmt",
            "CreateSeqStmt",
            "CreateEnumStmt",
            "AlterEnumStmt",
            "CompositeTypeStmt",
            "CreateRangeStmt",
            "CreateDomainStmt",
            "AlterDomainStmt",
            "CreateFunctionStmt",
            "AlterFunctionStmt",
            "CreateTrigStmt",
            "RuleStmt",
            "CreatePolicyStmt",
            "AlterPolicyStmt",
            "CreateStatsStmt",
            "AlterStatsStmt",
            "CreatePublicationStmt",
            "AlterPublicationStmt",
            "CreateExtensionStmt",
            "CommentStmt");

    /** Of ALTER TABLE; others set what a catalog leaves out, such as an owner or a tablespace. */
    private static final Set<String> SHOWN_OF_ALTER_TABLE = Set.of(
            "AT_AddColumn",
            "AT_DropColumn",
            "AT_ColumnDefault",
            "AT_SetNotNull",
            "AT_DropNotNull",
            "AT_AlterColumnType",
            "AT_AddConstraint",
            "AT_ValidateConstraint",
            "AT_DropConstraint",
            "AT_AddIndex",
            "AT_AddIndexConstraint",
            "AT_EnableTrig",
            "AT_DisableTrig",
            "AT_EnableRowSecurity",
            "AT_DisableRowSecurity",
            "AT_ForceRowSecurity",
            "AT_NoForceRowSecurity",
            "AT_ReplicaIdentity",
            "AT_SetRelOptions",
            "AT_ResetRelOptions",
            "AT_SetStatistics",
            "AT_SetStorage",
            "AT_SetCompression",
            "AT_AddIdentity",
            "AT_DropIdentity",
            "AT_AttachPartition",
            "AT_DetachPartition");

    /** Kinds of objects that a catalog has, so that it also shows when one is gone or has another name. */
    private static final Set<String> KINDS = Set.of(
            "OBJECT_SCHEMA",
            "OBJECT_TABLE",
            "OBJECT_COLUMN",
            "OBJECT_INDEX",
            "OBJECT_VIEW",
            "OBJECT_MATVIEW",
            "OBJECT_SEQUENCE",
            "OBJECT_TYPE",
            "OBJECT_ATTRIBUTE",
            "OBJECT_DOMAIN",
            "OBJECT_DOMCONSTRAINT",
            "OBJECT_FUNCTION",
            "OBJECT_PROCEDURE",
            "OBJECT_ROUTINE",
            "OBJECT_TRIGGER",
            "OBJECT_RULE",
            "OBJECT_POLICY",
            "OBJECT_STATISTIC_EXT",
            "OBJECT_PUBLICATION",
            "OBJECT_TABCONSTRAINT",
            "OBJECT_EXTENSION");

    /** They change nothing that stays. */
    private static final Set<String> WITHOUT_EFFECT = Set.of("VariableSetStmt", "TransactionStmt");

    private CatalogShows() {}

    /** @param script of a migration; one that PostgreSQL's parser does not get through is not shown */
    static boolean allOf(String script, PostgresParser parser) {
        return parser.parse(script) instanceof ParseResult.Parsed parsed
                && parsed.statements().stream().allMatch(statement -> shows(statement.node()));
    }

    private static boolean shows(Node statement) {
        return switch (statement.type()) {
            case "AlterTableStmt" -> statement.nodes("cmds").stream().allMatch(CatalogShows::showsCommand);
            case "CreateSchemaStmt" -> statement.nodes("schemaElts").stream().allMatch(CatalogShows::shows);
            case "DropStmt" -> KINDS.contains(statement.text("removeType"));
            case "RenameStmt" -> KINDS.contains(statement.text("renameType"));
            default -> SHOWN.contains(statement.type()) || WITHOUT_EFFECT.contains(statement.type());
        };
    }

    /** What USING makes of the rows, only the rows tell. */
    private static boolean showsCommand(Node command) {
        boolean convertsRows = command.text("subtype").equals("AT_AlterColumnType")
                && command.node("def").node("raw_default").isPresent();
        return SHOWN_OF_ALTER_TABLE.contains(command.text("subtype")) && !convertsRows;
    }
}
