package dev.kanmon.engine.lint.effect;

import dev.kanmon.engine.lint.LintedStatement;
import dev.kanmon.engine.parse.Node;
import java.util.List;

/** The entry to this package. */
public final class Effects {

    private Effects() {}

    /**
     * What a statement does to relations that are there before it: one effect for each relation, those that the run made
     * itself included.
     *
     * <p>Left out are plain reads on the way (views, foreign keys at run time), TOAST tables, sequences, indexes that are
     * locked no more strongly than their table, and what cannot be told from the history of migrations: partitions,
     * dependents of CASCADE and indexes that no migration made.
     *
     * @param statement any; one that locks no relation has no effects. Ask before it is taken into the schema, as a rule does
     */
    public static List<Effect> of(LintedStatement statement) {
        EffectList effects = new EffectList(statement);
        Node node = statement.node();
        switch (node.type()) {
            case "AlterTableStmt" -> new AlterTableEffects(effects).collect();
            case "CreateStmt", "CreateTableAsStmt", "ViewStmt" -> new CreationEffects(effects).collect();
            case "IndexStmt", "ReindexStmt" -> new IndexEffects(effects).collect();
            case "DropStmt" -> new DropEffects(effects).collect();
            case "RenameStmt", "AlterObjectSchemaStmt" -> new RenameEffects(effects).collect();
            case "VacuumStmt", "ClusterStmt", "TruncateStmt", "RefreshMatViewStmt", "LockStmt" ->
                new MaintenanceEffects(effects).collect();
            case "InsertStmt", "UpdateStmt", "DeleteStmt", "MergeStmt", "CopyStmt", "SelectStmt" ->
                new DataEffects(effects).collect();
            default -> new AttachmentEffects(effects).collect();
        }
        return effects.toList();
    }
}
