package dev.kanmon.engine.lint.effect;

import dev.kanmon.engine.lint.LintedStatement;
import dev.kanmon.engine.lint.schema.Index;
import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.parse.Node;
import java.util.List;

/** ADD CONSTRAINT, on the table itself and on the one it points to. */
final class ConstraintEffects {

    private final EffectList effects;
    private final ObjectName table;

    ConstraintEffects(EffectList effects, ObjectName table) {
        this.effects = effects;
        this.table = table;
    }

    /** @param definition a {@code Constraint} */
    Work work(Node definition) {
        return switch (definition.text("contype")) {
            case "CONSTR_CHECK", "CONSTR_FOREIGN" ->
                ConstraintDefinitions.isChecked(definition) ? Work.SCAN : Work.NONE;
            case "CONSTR_NOTNULL" ->
                definition.flag("skip_validation") || areNotNull(names(definition)) ? Work.NONE : Work.SCAN;
            case "CONSTR_PRIMARY" -> definition.text("indexname").isEmpty() ? Work.INDEX_BUILD : ofIndex(definition);
            case "CONSTR_UNIQUE" -> definition.text("indexname").isEmpty() ? Work.INDEX_BUILD : Work.NONE;
            case "CONSTR_EXCLUSION" -> Work.INDEX_BUILD;
            default -> Work.NONE;
        };
    }

    /**
     * Locks the table that a foreign key points to; does nothing for other constraints.
     *
     * @param hasRows whether there may be rows to hold to it: not where its column is added empty
     */
    void referenced(Node definition, boolean hasRows) {
        if (definition.node("pktable").isPresent()) {
            effects.addTree(
                    effects.statement().nameOf(definition.node("pktable")),
                    LockMode.SHARE_ROW_EXCLUSIVE,
                    hasRows && ConstraintDefinitions.isChecked(definition) ? Work.SCAN : Work.NONE);
        }
    }

    /** A primary key sets NOT NULL on the columns of the index that it takes over. */
    private Work ofIndex(Node definition) {
        List<String> columns = effects.statement()
                .schema()
                .index(table.sibling(definition.text("indexname")))
                .map(Index::columns)
                .orElse(List.of());
        return !columns.isEmpty() && areNotNull(columns) ? Work.NONE : Work.SCAN;
    }

    private boolean areNotNull(List<String> columns) {
        LintedStatement statement = effects.statement();
        return columns.stream().allMatch(column -> NotNullProof.isGiven(statement, table, column));
    }

    private static List<String> names(Node definition) {
        return definition.nodes("keys").stream().map(key -> key.text("sval")).toList();
    }
}
