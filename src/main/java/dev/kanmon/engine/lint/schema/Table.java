package dev.kanmon.engine.lint.schema;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known of a table. One that no migration made is known by what was done to it alone. */
public final class Table {

    private final ObjectName name;
    private final boolean madeInRun;
    private final boolean wholeKnown;
    private final boolean mayHaveExisted;
    private final Map<String, Column> columns = new LinkedHashMap<>();
    private final Map<String, Constraint> constraints = new LinkedHashMap<>();

    Table(ObjectName name, boolean madeInRun, boolean wholeKnown, boolean mayHaveExisted) {
        this.name = name;
        this.madeInRun = madeInRun;
        this.wholeKnown = wholeKnown;
        this.mayHaveExisted = mayHaveExisted;
    }

    /** As one that was there before the run, with all its columns. */
    Table asOld() {
        Table table = new Table(name, false, wholeKnown, mayHaveExisted);
        columns.values().forEach(column -> table.put(column.asOld()));
        table.constraints.putAll(constraints);
        return table;
    }

    Table renamed(ObjectName other) {
        Table table = new Table(other, madeInRun, wholeKnown, mayHaveExisted);
        table.columns.putAll(columns);
        table.constraints.putAll(constraints);
        return table;
    }

    public ObjectName name() {
        return name;
    }

    /** Whether a pending migration made it. */
    public boolean madeInRun() {
        return madeInRun;
    }

    /** Whether it was made by CREATE TABLE IF NOT EXISTS, and so may have been there before, with its rows. */
    public boolean mayHaveExisted() {
        return mayHaveExisted;
    }

    /** Whether a CREATE TABLE with all its columns was seen, so that a column that is not here is not there. */
    public boolean wholeKnown() {
        return wholeKnown;
    }

    public Optional<Column> column(String columnName) {
        return Optional.ofNullable(columns.get(columnName));
    }

    public Collection<Column> columns() {
        return List.copyOf(columns.values());
    }

    public Optional<Constraint> constraint(String constraintName) {
        return Optional.ofNullable(constraints.get(constraintName));
    }

    public Collection<Constraint> constraints() {
        return List.copyOf(constraints.values());
    }

    public Optional<Constraint> primaryKey() {
        return constraints.values().stream()
                .filter(constraint -> constraint.kind() == Constraint.Kind.PRIMARY_KEY)
                .findFirst();
    }

    void put(Column column) {
        columns.put(column.name(), column);
    }

    void put(Constraint constraint) {
        constraints.put(constraint.name(), constraint);
    }

    /** Columns of a type go on being of that type. */
    void renameType(ObjectName from, String newName) {
        for (Column column : columns()) {
            SqlType type = column.type();
            if (type.name().equals(from.name())) {
                put(column.withType(new SqlType(newName, type.modifiers(), type.array())));
            } else if (type.name().equals(from.toString())) {
                String qualified = from.sibling(newName).toString();
                put(column.withType(new SqlType(qualified, type.modifiers(), type.array())));
            }
        }
    }

    void removeColumn(String columnName) {
        columns.remove(columnName);
        constraints.values().removeIf(constraint -> constraint.columns().contains(columnName));
    }

    void removeConstraint(String constraintName) {
        constraints.remove(constraintName);
    }
}
