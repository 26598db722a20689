package dev.kanmon.engine.lint.effect;

import dev.kanmon.engine.parse.Node;

/** Reads {@code Constraint} nodes. */
public final class ConstraintDefinitions {

    private ConstraintDefinitions() {}

    /** Of a CHECK or foreign key: whether the rows that are there are held to it, so neither NOT VALID nor NOT ENFORCED. */
    public static boolean isChecked(Node constraint) {
        return !constraint.flag("skip_validation") && constraint.flag("is_enforced");
    }
}
