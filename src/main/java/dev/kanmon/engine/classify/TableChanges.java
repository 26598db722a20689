package dev.kanmon.engine.classify;

import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.parse.Node;
import java.util.ArrayList;
import java.util.List;

/** ALTER TABLE, INDEX, VIEW, SEQUENCE and the like: all commands of one statement. */
final class TableChanges {

    private final Subject subject;
    private final ObjectName relation;

    TableChanges(Subject subject) {
        this.subject = subject;
        this.relation = subject.nameOf(subject.node().node("relation"));
    }

    /** What this migration made itself, no older version knows; but CASCADE and a new parent reach beyond it. */
    List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        subject.node().nodes("cmds").forEach(command -> changes.addAll(changes(command)));
        return changes;
    }

    private List<Change> changes(Node command) {
        if (command.text("behavior").equals("DROP_CASCADE")) {
            return Change.removes("CASCADE drops whatever depends on it as well, which the statement does not name.");
        }
        return switch (command.text("subtype")) {
            case "AT_AttachPartition",
                    "AT_AddInherit",
                    "AT_DetachPartition",
                    "AT_DetachPartitionFinalize",
                    "AT_DropInherit" -> new PartitionChanges(subject, relation).of(command);
            default -> subject.isNew(relation) ? Change.NONE : ofOld(command);
        };
    }

    private List<Change> ofOld(Node command) {
        String table = relation.toSql();
        return switch (command.text("subtype")) {
            case "AT_AddColumn",
                    "AT_DropColumn",
                    "AT_AlterColumnType",
                    "AT_SetNotNull",
                    "AT_ColumnDefault",
                    "AT_AddIdentity",
                    "AT_SetIdentity",
                    "AT_DropIdentity",
                    "AT_SetExpression",
                    "AT_DropExpression" -> new ColumnChanges(subject, relation).of(command);
            case "AT_AddConstraint" -> new ConstraintChanges(subject, relation).added(command.node("def"));
            case "AT_DropConstraint" -> new ConstraintChanges(subject, relation).dropped(command.text("name"));
            case "AT_AlterConstraint" -> new ConstraintChanges(subject, relation).altered(command.node("def"));
            case "AT_ChangeOwner" -> Change.removes("The former owner of " + table + " loses its rights on it.");
            case "AT_EnableRowSecurity", "AT_ForceRowSecurity" ->
                Change.removes("Row security hides rows of " + table + " that no policy lets through.");
            case "AT_DisableTrig", "AT_DisableTrigAll", "AT_DisableTrigUser", "AT_EnableReplicaTrig" ->
                Change.removes("What triggers of " + table + " did for older versions, they no longer do.");
            case "AT_SetUnLogged" -> Change.removes("Whoever reads " + table + " from a standby fails.");
            case "AT_SetRelOptions" ->
                subject.node().text("objtype").equals("OBJECT_VIEW")
                                && ViewChanges.tightens(command.node("def").nodes("items"))
                        ? Change.removes("The view " + table + " may refuse what older versions do with it.")
                        : Change.NONE;
            case "AT_ReplicaIdentity" ->
                command.node("def").text("identity_type").equals("n")
                        ? Change.removes("Where " + table + " is published, UPDATE and DELETE fail.")
                        : Change.NONE;
            default -> upkeep(command);
        };
    }

    /** What loosens, or changes only how rows are kept; anything else is not known. */
    private static List<Change> upkeep(Node command) {
        return switch (command.text("subtype")) {
            case "AT_DropNotNull",
                    "AT_ValidateConstraint",
                    "AT_SetStatistics",
                    "AT_SetStorage",
                    "AT_SetCompression",
                    "AT_SetOptions",
                    "AT_ResetOptions",
                    "AT_ResetRelOptions",
                    "AT_SetLogged",
                    "AT_SetAccessMethod",
                    "AT_SetTableSpace",
                    "AT_ClusterOn",
                    "AT_DropCluster",
                    "AT_DropOids",
                    "AT_EnableTrig",
                    "AT_EnableAlwaysTrig",
                    "AT_EnableTrigAll",
                    "AT_EnableTrigUser",
                    "AT_DisableRowSecurity",
                    "AT_NoForceRowSecurity",
                    "AT_AddOf",
                    "AT_DropOf" -> Change.NONE;
            default -> Change.unknown("What this change of a table means for an older version is not known.");
        };
    }
}
