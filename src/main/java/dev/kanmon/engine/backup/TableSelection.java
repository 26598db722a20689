package dev.kanmon.engine.backup;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which tables are dumped.
 *
 * @param tables patterns as {@code pg_dump --table} takes them; empty: all
 * @param excluded patterns of those that are left out, also where the first ones name them
 */
public record TableSelection(List<String> tables, List<String> excluded) {

    /** The whole database. */
    public static final TableSelection ALL = new TableSelection(List.of(), List.of());

    public TableSelection {
        tables = List.copyOf(tables);
        excluded = List.copyOf(excluded);
    }

    /** Whether nothing is left out. */
    public boolean isEverything() {
        return tables.isEmpty() && excluded.isEmpty();
    }

    /** For pg_dump, which is also told to fail where a pattern names no table: a typing error must not cost a backup. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        tables.forEach(table -> arguments.add("--table=" + table));
        excluded.forEach(table -> arguments.add("--exclude-table=" + table));
        if (!tables.isEmpty()) {
            arguments.add("--strict-names");
        }
        return arguments;
    }

    /** The same in SQL, about a row {@code c} of pg_class and its row {@code n} of pg_namespace. */
    String condition() {
        String wanted = tables.isEmpty() ? "true" : any(tables);
        return excluded.isEmpty() ? wanted : wanted + " AND NOT " + any(excluded);
    }

    private static String any(List<String> patterns) {
        return patterns.stream()
                .map(pattern -> TablePattern.parse(pattern).condition())
                .collect(Collectors.joining(" OR ", "(", ")"));
    }
}
