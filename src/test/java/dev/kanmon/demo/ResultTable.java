package dev.kanmon.demo;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A query's result as psql draws it.
 *
 * @param columns the columns' heads
 * @param rows the cells; null is drawn as nothing
 */
record ResultTable(List<Column> columns, List<List<String>> rows) {

    private static final Set<Integer> NUMBERS =
            Set.of(Types.INTEGER, Types.BIGINT, Types.SMALLINT, Types.NUMERIC, Types.DOUBLE, Types.REAL);

    record Column(String name, boolean numeric) {}

    static ResultTable of(ResultSet result) throws SQLException {
        ResultSetMetaData description = result.getMetaData();
        List<Column> columns = new ArrayList<>();
        for (int i = 1; i <= description.getColumnCount(); i++) {
            columns.add(new Column(description.getColumnLabel(i), NUMBERS.contains(description.getColumnType(i))));
        }
        List<List<String>> rows = new ArrayList<>();
        while (result.next()) {
            List<String> row = new ArrayList<>();
            for (int i = 1; i <= columns.size(); i++) {
                String cell = result.getString(i);
                row.add(cell == null ? "" : cell);
            }
            rows.add(row);
        }
        return new ResultTable(columns, rows);
    }

    String text() {
        List<String> lines = new ArrayList<>();
        lines.add(line(i -> centred(columns.get(i).name(), width(i))));
        lines.add(IntStream.range(0, columns.size())
                .mapToObj(i -> "-".repeat(width(i) + 2))
                .collect(Collectors.joining("+")));
        for (List<String> row : rows) {
            lines.add(line(i -> columns.get(i).numeric() ? right(row.get(i), width(i)) : left(row.get(i), width(i))));
        }
        lines.add(rows.size() == 1 ? "(1 row)" : "(" + rows.size() + " rows)");
        return lines.stream().map(String::stripTrailing).collect(Collectors.joining("\n"));
    }

    private String line(IntFunction<String> cell) {
        return IntStream.range(0, columns.size())
                .mapToObj(i -> " " + cell.apply(i) + " ")
                .collect(Collectors.joining("|"));
    }

    private int width(int column) {
        return rows.stream()
                .mapToInt(row -> row.get(column).length())
                .reduce(columns.get(column).name().length(), Math::max);
    }

    private static String left(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private static String right(String text, int width) {
        return " ".repeat(width - text.length()) + text;
    }

    private static String centred(String text, int width) {
        return left(" ".repeat((width - text.length()) / 2) + text, width);
    }
}
