package dev.kanmon.engine.classify;

import dev.kanmon.engine.lint.schema.Column;
import dev.kanmon.engine.lint.schema.ObjectName;
import java.util.List;
import java.util.Optional;

/** The columns that this migration has added to a table: older versions leave them out, so they hold the default, or NULL. */
record NewColumns(Subject subject, ObjectName table) {

    /** Whether what an older version writes has NULL in one of the columns, so that no two of its rows are equal in them. */
    boolean leaveUnique(List<String> columns, boolean nullsNotDistinct) {
        return !nullsNotDistinct && columns.stream().anyMatch(this::isNullForOlderVersions);
    }

    /**
     * Whether older versions write NULL to all of them, or a default that the rows which are there have been held to.
     *
     * @param validated whether rows that are there are checked
     */
    boolean areLeftOut(List<String> columns, boolean validated) {
        return areAll(columns) && (validated || columns.stream().allMatch(this::isNullForOlderVersions));
    }

    private boolean areAll(List<String> columns) {
        return !columns.isEmpty() && columns.stream().allMatch(this::isNew);
    }

    boolean isNew(String column) {
        return find(column).isPresent();
    }

    boolean isNullForOlderVersions(String column) {
        return find(column)
                .filter(known -> !known.notNull() && !known.hasDefault())
                .isPresent();
    }

    boolean hasDefault(String column) {
        return find(column).filter(Column::hasDefault).isPresent();
    }

    private Optional<Column> find(String column) {
        return subject.schema()
                .table(table)
                .flatMap(known -> known.column(column))
                .filter(Column::addedInRun);
    }
}
