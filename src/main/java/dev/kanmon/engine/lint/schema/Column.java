package dev.kanmon.engine.lint.schema;

/**
 * @param addedInRun whether a pending migration added it to a table: then no row has a value of its own in it
 * @param hasDefault also for serial, identity and generated columns
 */
public record Column(String name, SqlType type, boolean notNull, boolean hasDefault, boolean addedInRun) {

    /** As one that may have been there before, with values in it. */
    Column asOld() {
        return new Column(name, type, notNull, hasDefault, false);
    }

    Column withType(SqlType other) {
        return new Column(name, other, notNull, hasDefault, addedInRun);
    }

    Column withNotNull(boolean other) {
        return new Column(name, type, other, hasDefault, addedInRun);
    }

    Column withDefault(boolean other) {
        return new Column(name, type, notNull, other, addedInRun);
    }

    Column withName(String other) {
        return new Column(other, type, notNull, hasDefault, addedInRun);
    }
}
