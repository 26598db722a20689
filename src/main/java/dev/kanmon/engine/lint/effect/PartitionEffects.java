package dev.kanmon.engine.lint.effect;

import static dev.kanmon.engine.lint.effect.LockMode.ACCESS_EXCLUSIVE;
import static dev.kanmon.engine.lint.effect.LockMode.SHARE_UPDATE_EXCLUSIVE;

import dev.kanmon.engine.lint.LintedStatement;
import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.parse.Node;

/** ATTACH and DETACH PARTITION, but for the lock on the partitioned table itself. */
final class PartitionEffects {

    private final EffectList effects;
    private final LintedStatement statement;
    private final ObjectName parent;

    PartitionEffects(EffectList effects, ObjectName parent) {
        this.effects = effects;
        this.statement = effects.statement();
        this.parent = parent;
    }

    void collect(Node command) {
        if (statement.node().text("objtype").equals("OBJECT_INDEX")) {
            return;
        }
        ObjectName partition = statement.nameOf(command.node("def").node("name"));
        if (command.text("subtype").equals("AT_AttachPartition")) {
            attach(partition, command.node("def").node("bound"));
        } else {
            detach(partition, command);
        }
    }

    /** A default partition must not have rows that belong into the new one, so it is read too. */
    private void attach(ObjectName partition, Node bound) {
        Work work = new PartitionBoundProof(statement, parent, bound).isGivenFor(partition) ? Work.NONE : Work.SCAN;
        effects.addTree(partition, ACCESS_EXCLUSIVE, work);
        statement
                .schema()
                .defaultPartitionOf(parent)
                .ifPresent(other -> effects.addTree(other, ACCESS_EXCLUSIVE, Work.SCAN));
    }

    private void detach(ObjectName partition, Node command) {
        boolean concurrent = command.node("def").flag("concurrent");
        effects.add(partition, concurrent ? SHARE_UPDATE_EXCLUSIVE : ACCESS_EXCLUSIVE, Work.NONE);
        if (!concurrent && command.text("subtype").equals("AT_DetachPartition")) {
            statement
                    .schema()
                    .defaultPartitionOf(parent)
                    .ifPresent(other -> effects.add(other, ACCESS_EXCLUSIVE, Work.NONE));
        }
    }
}
