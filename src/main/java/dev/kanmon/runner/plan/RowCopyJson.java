package dev.kanmon.runner.plan;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.kanmon.engine.rows.Coverage;
import dev.kanmon.engine.rows.CoveredTable;
import dev.kanmon.engine.rows.RowCopyPlan;
import java.io.IOException;

/** The part of a plan's JSON that says which rows are copied. */
final class RowCopyJson {

    private RowCopyJson() {}

    /** @param limit how many tables are written at the most */
    static void write(JsonGenerator json, RowCopyPlan plan, int limit) throws IOException {
        json.writeObjectFieldStart("copiedRows");
        json.writeNumberField("limit", plan.limit());
        json.writeArrayFieldStart("tables");
        int left = limit;
        for (Coverage coverage : plan.migrations()) {
            for (CoveredTable table : coverage.tables()) {
                if (left-- > 0) {
                    table(json, coverage.migration(), table);
                }
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void table(JsonGenerator json, String migration, CoveredTable table) throws IOException {
        json.writeStartObject();
        json.writeStringField("migration", migration);
        json.writeStringField("table", table.name().toString());
        if (table.rows().isPresent()) {
            json.writeNumberField("rows", table.rows().getAsLong());
        }
        json.writeBooleanField("byForeignKey", table.cascaded());
        json.writeEndObject();
    }
}
