package dev.kanmon.engine.lint.effect;

import static dev.kanmon.engine.lint.effect.LockMode.ACCESS_EXCLUSIVE;
import static dev.kanmon.engine.lint.effect.LockMode.SHARE_ROW_EXCLUSIVE;
import static dev.kanmon.engine.lint.effect.LockMode.SHARE_UPDATE_EXCLUSIVE;

import dev.kanmon.engine.lint.LintedStatement;
import dev.kanmon.engine.lint.schema.Column;
import dev.kanmon.engine.lint.schema.Constraint;
import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.lint.schema.Table;
import dev.kanmon.engine.parse.Node;
import java.util.Optional;

/** ALTER TABLE, INDEX, VIEW and MATERIALIZED VIEW: the strongest lock of all commands is taken first (AlterTableGetLockLevel). */
final class AlterTableEffects {

    private final EffectList effects;
    private final LintedStatement statement;
    private final ObjectName relation;

    AlterTableEffects(EffectList effects) {
        this.effects = effects;
        this.statement = effects.statement();
        this.relation = statement.nameOf(statement.node().node("relation"));
    }

    void collect() {
        if (statement.node().text("objtype").equals("OBJECT_SEQUENCE")) {
            return;
        }
        for (Node command : statement.node().nodes("cmds")) {
            if (recurses(command)) {
                effects.addTree(relation, lock(command), work(command));
            } else {
                effects.add(relation, lock(command), work(command));
            }
            collectOthers(command);
        }
    }

    /** Whether the command goes on to partitions and children. */
    private boolean recurses(Node command) {
        return switch (command.text("subtype")) {
            case "AT_AttachPartition",
                    "AT_DetachPartition",
                    "AT_DetachPartitionFinalize",
                    "AT_ChangeOwner",
                    "AT_SetRelOptions",
                    "AT_ResetRelOptions",
                    "AT_EnableRowSecurity",
                    "AT_DisableRowSecurity",
                    "AT_ForceRowSecurity",
                    "AT_NoForceRowSecurity",
                    "AT_ReplicaIdentity",
                    "AT_SetTableSpace",
                    "AT_SetAccessMethod",
                    "AT_AddInherit",
                    "AT_DropInherit" -> false;
            default -> statement.node().node("relation").flag("inh");
        };
    }

    private LockMode lock(Node command) {
        return switch (command.text("subtype")) {
            case "AT_SetStatistics",
                    "AT_ClusterOn",
                    "AT_DropCluster",
                    "AT_SetOptions",
                    "AT_ResetOptions",
                    "AT_SetRelOptions",
                    "AT_ResetRelOptions",
                    "AT_ValidateConstraint",
                    "AT_AttachPartition",
                    "AT_DetachPartitionFinalize" -> SHARE_UPDATE_EXCLUSIVE;
            case "AT_DetachPartition" ->
                command.node("def").flag("concurrent") ? SHARE_UPDATE_EXCLUSIVE : ACCESS_EXCLUSIVE;
            case "AT_EnableTrig",
                    "AT_EnableAlwaysTrig",
                    "AT_EnableReplicaTrig",
                    "AT_EnableTrigAll",
                    "AT_EnableTrigUser",
                    "AT_DisableTrig",
                    "AT_DisableTrigAll",
                    "AT_DisableTrigUser" -> SHARE_ROW_EXCLUSIVE;
            case "AT_AddConstraint" ->
                command.node("def").text("contype").equals("CONSTR_FOREIGN") ? SHARE_ROW_EXCLUSIVE : ACCESS_EXCLUSIVE;
            default -> ACCESS_EXCLUSIVE;
        };
    }

    private Work work(Node command) {
        return switch (command.text("subtype")) {
            case "AT_AddColumn" ->
                isThere(command) ? Work.NONE : new ColumnAddition(statement, command.node("def")).work();
            case "AT_AlterColumnType" -> new TypeChange(statement, command).work();
            case "AT_SetNotNull" ->
                NotNullProof.isGiven(statement, relation, command.text("name")) ? Work.NONE : Work.SCAN;
            case "AT_AddConstraint" -> new ConstraintEffects(effects, relation).work(command.node("def"));
            case "AT_ValidateConstraint" -> isValidated(command.text("name")) ? Work.NONE : Work.SCAN;
            case "AT_SetExpression", "AT_SetAccessMethod", "AT_SetTableSpace", "AT_SetLogged", "AT_SetUnLogged" ->
                Work.REWRITE;
            default -> Work.NONE;
        };
    }

    /** What is locked besides the table itself. */
    private void collectOthers(Node command) {
        Node definition = command.node("def");
        switch (command.text("subtype")) {
            case "AT_AddColumn" -> {
                ColumnAddition column = new ColumnAddition(statement, definition);
                column.constraint("CONSTR_FOREIGN").ifPresent(constraint -> new ConstraintEffects(effects, relation)
                        .referenced(constraint, column.hasDefault()));
            }
            case "AT_AddConstraint" -> new ConstraintEffects(effects, relation).referenced(definition, true);
            case "AT_ValidateConstraint" ->
                constraint(command.text("name"))
                        .filter(constraint -> !constraint.validated())
                        .flatMap(Constraint::references)
                        .ifPresent(referenced -> effects.add(referenced, LockMode.ROW_SHARE, Work.SCAN));
            case "AT_DropConstraint" ->
                constraint(command.text("name")).ifPresent(dropped -> dropConstraint(command, dropped));
            case "AT_DropColumn", "AT_AlterColumnType" -> dropReferencesOfColumn(command.text("name"));
            case "AT_AttachPartition", "AT_DetachPartition", "AT_DetachPartitionFinalize" ->
                new PartitionEffects(effects, relation).collect(command);
            case "AT_AddInherit" -> effects.add(definition, SHARE_UPDATE_EXCLUSIVE, Work.NONE);
            default -> {}
        }
    }

    private void dropConstraint(Node command, Constraint dropped) {
        dropReferences(dropped);
        if (dropped.isIndexed() && command.text("behavior").equals("DROP_CASCADE")) {
            ForeignKeys.pointingTo(statement.schema(), relation)
                    .forEach(table -> effects.add(table, ACCESS_EXCLUSIVE, Work.NONE));
        }
    }

    private void dropReferencesOfColumn(String column) {
        statement.schema().table(relation).ifPresent(table -> table.constraints().stream()
                .filter(constraint -> constraint.columns().contains(column))
                .forEach(this::dropReferences));
    }

    /** The triggers of a foreign key on the other table go, or come anew, too. */
    private void dropReferences(Constraint constraint) {
        constraint.references().ifPresent(referenced -> effects.add(referenced, ACCESS_EXCLUSIVE, Work.NONE));
    }

    private boolean isThere(Node addColumn) {
        Optional<Column> column = statement
                .schema()
                .table(relation)
                .flatMap(table -> table.column(addColumn.node("def").text("colname")));
        return addColumn.flag("missing_ok") && column.isPresent();
    }

    private boolean isValidated(String name) {
        return constraint(name).filter(Constraint::validated).isPresent();
    }

    private Optional<Constraint> constraint(String name) {
        return statement.schema().table(relation).flatMap((Table table) -> table.constraint(name));
    }
}
