package dev.kanmon.engine.plan.facts;

import dev.kanmon.engine.session.Sql;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which of a table's rows a pending statement would trip over. Names are those of the catalog, unquoted. */
public sealed interface DataQuestion {

    /** The table whose rows it is about. */
    TableName table();

    /** What stands behind the SELECT list of a query for such rows, or groups of rows. */
    String from();

    /** The SELECT list with which a person sees what is wrong. */
    default String telling() {
        return "*";
    }

    /** A SELECT of a constant for each such row, or group of rows, without an end. */
    default String rows() {
        return "SELECT 1" + from();
    }

    /** A SELECT of the rows, or groups of rows, for a person to run. */
    default String look() {
        return "SELECT " + telling() + from();
    }

    /** Rows without a value, for SET NOT NULL. */
    record Nulls(TableName table, String column) implements DataQuestion {
        @Override
        public String from() {
            return " FROM " + table.sql() + " WHERE " + Sql.identifier(column) + " IS NULL";
        }
    }

    /** Keys that more than one row has, for a unique index or constraint; rows with a null in them do not count. */
    record Duplicates(TableName table, List<String> columns) implements DataQuestion {

        @Override
        public String telling() {
            return columns.stream().map(Sql::identifier).collect(Collectors.joining(", ")) + ", count(*)";
        }

        @Override
        public String from() {
            String list = columns.stream().map(Sql::identifier).collect(Collectors.joining(", "));
            String notNull = columns.stream()
                    .map(column -> Sql.identifier(column) + " IS NOT NULL")
                    .collect(Collectors.joining(" AND "));
            return " FROM " + table.sql() + " WHERE " + notNull + " GROUP BY " + list + " HAVING count(*) > 1";
        }
    }

    /** Rows whose values no row of the other table has, for a foreign key; rows with a null in them do not count. */
    record Orphans(TableName table, List<String> columns, TableName referenced, List<String> referencedColumns)
            implements DataQuestion {
        @Override
        public String from() {
            String notNull = columns.stream()
                    .map(column -> "referencing." + Sql.identifier(column) + " IS NOT NULL")
                    .collect(Collectors.joining(" AND "));
            String equal = IntStream.range(0, columns.size())
                    .mapToObj(i -> "referenced." + Sql.identifier(referencedColumns.get(i)) + " = referencing."
                            + Sql.identifier(columns.get(i)))
                    .collect(Collectors.joining(" AND "));
            return " FROM " + table.sql() + " AS referencing WHERE " + notNull + " AND NOT EXISTS (SELECT 1 FROM "
                    + referenced.sql() + " AS referenced WHERE " + equal + ")";
        }
    }

    /**
     * Rows for which an expression is false, for a CHECK constraint; where it is null, the row passes.
     *
     * @param expression as the statement has it, without its parentheses
     */
    record Violations(TableName table, String expression) implements DataQuestion {
        @Override
        public String from() {
            return " FROM " + table.sql() + " WHERE NOT (" + expression + ")";
        }
    }
}
