package dev.kanmon.engine.lint.effect;

import static dev.kanmon.engine.lint.effect.LockMode.ACCESS_EXCLUSIVE;
import static dev.kanmon.engine.lint.effect.LockMode.SHARE_UPDATE_EXCLUSIVE;

import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.parse.Node;

/** RENAME and SET SCHEMA. */
final class RenameEffects {

    private final EffectList effects;
    private final Node node;

    RenameEffects(EffectList effects) {
        this.effects = effects;
        this.node = effects.statement().node();
    }

    void collect() {
        if (!node.node("relation").isPresent()) {
            return;
        }
        ObjectName relation = effects.statement().nameOf(node.node("relation"));
        switch (node.text("renameType")) {
            case "OBJECT_COLUMN", "OBJECT_ATTRIBUTE", "OBJECT_TABCONSTRAINT" ->
                effects.addTree(relation, ACCESS_EXCLUSIVE, Work.NONE);
            case "OBJECT_INDEX" -> effects.add(relation, SHARE_UPDATE_EXCLUSIVE, Work.NONE);
            default -> effects.add(relation, ACCESS_EXCLUSIVE, Work.NONE);
        }
    }
}
