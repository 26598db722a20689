package dev.kanmon.engine.prismaschema.difference;

import dev.kanmon.engine.prismaschema.sqlschema.Column;
import dev.kanmon.engine.prismaschema.sqlschema.ColumnDefault.NextValue;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema;
import dev.kanmon.engine.prismaschema.sqlschema.Table;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The sequences that the columns of a schema take their values from. */
final class Sequences {

    /** NAMEDATALEN - 1. */
    private static final int LONGEST_NAME = 63;

    private static final String SUFFIX = "seq";

    private final Set<String> used;

    Sequences(SqlSchema to) {
        this.used = to.tables().stream()
                .flatMap(table -> table.columns().stream())
                .flatMap(column -> name(column).stream())
                .collect(Collectors.toSet());
    }

    /** The sequence of a column that no longer takes its values from one, where no other column takes them from there. */
    Optional<String> abandoned(Table table, Column from, Column to) {
        if (!from.autoIncrement() || to.autoIncrement()) {
            return Optional.empty();
        }
        String name = name(from).orElseGet(() -> serialName(table.name().name(), from.name()));
        return Optional.of(name).filter(sequence -> !used.contains(sequence));
    }

    private static Optional<String> name(Column column) {
        return column.defaultValue()
                .filter(NextValue.class::isInstance)
                .map(value -> ((NextValue) value).bareName())
                .filter(name -> !name.isEmpty());
    }

    /** As PostgreSQL names that of a SERIAL column: the longer part is cut first (makeObjectName in indexcmds.c). */
    private static String serialName(String table, String column) {
        int room = LONGEST_NAME - SUFFIX.length() - 2;
        String left = table;
        String right = column;
        while (left.length() + right.length() > room) {
            if (left.length() > right.length()) {
                left = left.substring(0, left.length() - 1);
            } else {
                right = right.substring(0, right.length() - 1);
            }
        }
        return left + "_" + right + "_" + SUFFIX;
    }
}
