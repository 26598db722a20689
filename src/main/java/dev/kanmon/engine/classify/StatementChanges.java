package dev.kanmon.engine.classify;

import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.parse.Node;
import java.util.List;
import java.util.Set;

/** The entry to the rules: which of them looks at which statement. What no rule names is not known, so nothing passes unseen. */
final class StatementChanges {

    /** Bring something that was not there, and leave what is there as it is. */
    private static final Set<String> ADDING = Set.of(
            "CompositeTypeStmt",
            "CreateAmStmt",
            "CreateCastStmt",
            "CreateConversionStmt",
            "CreateDomainStmt",
            "CreateEnumStmt",
            "CreateExtensionStmt",
            "CreateFdwStmt",
            "CreateForeignServerStmt",
            "CreateForeignTableStmt",
            "CreateOpClassStmt",
            "CreateOpFamilyStmt",
            "CreatePLangStmt",
            "CreateRangeStmt",
            "CreateRoleStmt",
            "CreateSchemaStmt",
            "CreateSeqStmt",
            "CreateStmt",
            "CreateTableAsStmt",
            "CreateTableSpaceStmt",
            "CreateTransformStmt",
            "CreateUserMappingStmt",
            "CreatedbStmt",
            "DefineStmt",
            "ImportForeignSchemaStmt");

    /** Change nothing that an application finds: upkeep, the session, transactions; what they run is looked at by itself. */
    private static final Set<String> NEUTRAL = Set.of(
            "AlterCollationStmt",
            "AlterDatabaseRefreshCollStmt",
            "AlterExtensionContentsStmt",
            "AlterObjectDependsStmt",
            "AlterOperatorStmt",
            "AlterStatsStmt",
            "AlterTableMoveAllStmt",
            "AlterTableSpaceOptionsStmt",
            "AlterTypeStmt",
            "CallStmt",
            "CheckPointStmt",
            "ClosePortalStmt",
            "ClusterStmt",
            "CommentStmt",
            "ConstraintsSetStmt",
            "CreateStatsStmt",
            "DeallocateStmt",
            "DeclareCursorStmt",
            "DiscardStmt",
            "DoStmt",
            "ExecuteStmt",
            "ExplainStmt",
            "FetchStmt",
            "ListenStmt",
            "LockStmt",
            "NotifyStmt",
            "PLAssignStmt",
            "PrepareStmt",
            "ReindexStmt",
            "ReplicaIdentityStmt",
            "ReturnStmt",
            "SecLabelStmt",
            "TransactionStmt",
            "UnlistenStmt",
            "VacuumStmt",
            "VariableSetStmt",
            "VariableShowStmt");

    private StatementChanges() {}

    static List<Change> of(Subject subject) {
        Node node = subject.node();
        if (NEUTRAL.contains(node.type())) {
            return Change.NONE;
        }
        if (ADDING.contains(node.type())) {
            return Change.adds("It makes something new.");
        }
        return switch (node.type()) {
            case "AlterTableStmt" -> new TableChanges(subject).changes();
            case "IndexStmt" -> IndexChanges.of(subject);
            case "DropStmt" -> new DropChanges(subject).changes();
            case "DropOwnedStmt",
                    "DropRoleStmt",
                    "DropSubscriptionStmt",
                    "DropTableSpaceStmt",
                    "DropUserMappingStmt",
                    "DropdbStmt" -> Change.removes("What it drops is gone for whoever uses it.");
            case "RenameStmt", "AlterObjectSchemaStmt" -> RenameChanges.of(subject);
            case "InsertStmt",
                    "UpdateStmt",
                    "DeleteStmt",
                    "MergeStmt",
                    "CopyStmt",
                    "TruncateStmt",
                    "SelectStmt",
                    "RefreshMatViewStmt" -> RowChanges.of(subject);
            case "ViewStmt" -> ViewChanges.of(subject);
            case "CreateFunctionStmt", "AlterFunctionStmt", "CreateTrigStmt" -> RoutineChanges.of(subject);
            case "AlterEnumStmt", "AlterDomainStmt", "AlterSeqStmt", "AlterOpFamilyStmt" -> TypeChanges.of(subject);
            case "GrantStmt",
                    "GrantRoleStmt",
                    "AlterDefaultPrivilegesStmt",
                    "AlterOwnerStmt",
                    "ReassignOwnedStmt",
                    "AlterRoleStmt",
                    "CreatePolicyStmt" -> RightChanges.of(subject);
            default -> rest(subject);
        };
    }

    private static List<Change> rest(Subject subject) {
        Node node = subject.node();
        return switch (node.type()) {
            case "RuleStmt" -> {
                ObjectName relation = subject.nameOf(node.node("relation"));
                yield subject.isNew(relation)
                        ? Change.adds("It makes a rule on a relation of this migration.")
                        : Change.replaces("What is written to or read from " + relation.toSql()
                                + " becomes something else by this rule.");
            }
            case "AlterPolicyStmt" -> {
                ObjectName table = subject.nameOf(node.node("table"));
                yield subject.isNew(table)
                        ? Change.NONE
                        : Change.unknown("Whether the policy lets fewer rows of " + table.toSql()
                                + " through than before cannot be told.");
            }
            case "CreatePublicationStmt", "AlterPublicationStmt" -> PublicationChanges.of(subject);
            default -> Change.unknown("What this kind of statement means for an older version is not known.");
        };
    }
}
