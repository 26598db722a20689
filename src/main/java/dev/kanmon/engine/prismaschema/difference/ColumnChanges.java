package dev.kanmon.engine.prismaschema.difference;

/**
 * In what two columns of one name differ.
 *
 * @param autoIncrement whether one is fed by a sequence of its own and the other is not
 */
public record ColumnChanges(boolean arity, boolean defaultValue, Cast type, boolean autoIncrement) {

    public boolean any() {
        return arity || defaultValue || typeChanges() || autoIncrement;
    }

    public boolean typeChanges() {
        return type != Cast.NOT_NEEDED;
    }

    /** What becomes of a column's values when its type changes. */
    public enum Cast {
        /** The type stays. */
        NOT_NEEDED,
        SAFE,
        /** It may fail, or lose something. */
        RISKY,
        IMPOSSIBLE
    }
}
