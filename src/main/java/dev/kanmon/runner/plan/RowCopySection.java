package dev.kanmon.runner.plan;

import dev.kanmon.engine.rows.Coverage;
import dev.kanmon.engine.rows.CoveredTable;
import dev.kanmon.engine.rows.RowCopyPlan;
import java.util.ArrayList;
import java.util.List;

/** What a plan says of the rows that are copied before they are changed. */
final class RowCopySection {

    private final RowCopyPlan plan;
    private final int limit;

    /** @param limit how many tables are written at the most */
    RowCopySection(RowCopyPlan plan, int limit) {
        this.plan = plan;
        this.limit = limit;
    }

    List<String> lines() {
        List<String> rows = plan.migrations().stream()
                .flatMap(coverage -> coverage.tables().stream().map(table -> row(coverage, table)))
                .toList();
        if (rows.isEmpty()) {
            return List.of("None: no migration updates or deletes rows that can be copied.");
        }
        List<String> lines = new ArrayList<>(List.of(
                "Rows of these tables are copied into the schema `_kanmon_rows` before they change, and can be put back. A"
                        + " migration that changes more than " + plan.limit()
                        + " rows of one table is rolled back whole. Other writers of a table wait (SHARE ROW EXCLUSIVE)"
                        + " from the beginning of the migration to its end; readers do not. The findings say which rows"
                        + " are not copied.",
                "",
                "| migration | table | rows in the table |",
                "| --- | --- | --- |"));
        lines.addAll(rows.stream().limit(limit).toList());
        if (rows.size() > limit) {
            lines.add("");
            lines.add("… and " + (rows.size() - limit) + " more.");
        }
        return lines;
    }

    private static String row(Coverage coverage, CoveredTable table) {
        String rows = table.rows().isPresent() ? "about " + table.rows().getAsLong() : "not known";
        return "| " + coverage.migration() + " | " + table.name().toSql().replace("|", "\\|")
                + (table.cascaded() ? " (by a foreign key's action)" : "") + " | " + rows + " |";
    }
}
