package dev.kanmon.operator;

import dev.kanmon.testsupport.TestDatabase;
import java.util.List;
import java.util.Map;

/** What a team calls its database: the table of {@link CustomerScripts} row by row, and the history. */
record CustomerContents(
        List<Map<String, Object>> columns,
        List<Map<String, Object>> indexes,
        List<Map<String, Object>> rows,
        List<Map<String, Object>> history) {

    static CustomerContents of(TestDatabase database) {
        return new CustomerContents(
                database.query("SELECT column_name, data_type, is_nullable, column_default"
                        + " FROM information_schema.columns WHERE table_name = 'customer' ORDER BY column_name"),
                database.query("SELECT indexdef FROM pg_indexes WHERE tablename = 'customer' ORDER BY indexname"),
                database.query("SELECT to_jsonb(customer)::text AS customer FROM customer ORDER BY id"),
                database.query("SELECT * FROM _prisma_migrations ORDER BY migration_name, started_at"));
    }
}
