package dev.kanmon.engine.schema.catalog;

/**
 * One object that two catalogs have differently.
 *
 * @param from its definition in the first; null where it is added
 * @param to its definition in the second; null where it is removed
 */
public record ObjectChange(ObjectKey object, String from, String to) {

    /** What became of an object. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    public Kind kind() {
        if (from == null) {
            return Kind.ADDED;
        }
        return to == null ? Kind.REMOVED : Kind.CHANGED;
    }
}
