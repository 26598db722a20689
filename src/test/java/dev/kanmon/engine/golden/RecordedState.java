package dev.kanmon.engine.golden;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kanmon.engine.source.Checksum;
import dev.kanmon.testsupport.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;

/**
 * What a database holds: rows of the history, without ids and times, and relations.
 *
 * @param historySchemas where a history table lies
 * @param rows of the one in {@code public}, in the order of their start
 * @param relations for example {@code public.User (r)}; sorted
 */
record RecordedState(List<String> historySchemas, List<Row> rows, List<String> relations) {

    private static final String RELATIONS = "SELECT n.nspname || '.' || c.relname || ' (' || c.relkind::text"
            + " || CASE WHEN i.indisvalid = false THEN ' INVALID' ELSE '' END || ')'"
            + " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
            + " LEFT JOIN pg_index i ON i.indexrelid = c.oid"
            + " WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')"
            + " AND c.relname NOT LIKE '\\_prisma\\_migrations%'";

    /** @param logs {@code null}, {@code empty} or {@code text} */
    record Row(String migration, String checksum, boolean finished, boolean rolledBack, int steps, String logs) {
        Row asFinished() {
            return new Row(migration, checksum, true, rolledBack, 1, "null");
        }

        Row withChecksumOf(String script) {
            return new Row(migration, Checksum.of(script), finished, rolledBack, steps, logs);
        }

        Row withLogs() {
            return new Row(migration, checksum, finished, rolledBack, steps, "text");
        }
    }

    static RecordedState of(JsonNode state) {
        List<Row> rows = new ArrayList<>();
        for (JsonNode row : state.path("rows")) {
            rows.add(new Row(
                    row.get("migration_name").asText(),
                    row.get("checksum").asText(),
                    !row.get("finished_at").isNull(),
                    !row.get("rolled_back_at").isNull(),
                    row.get("applied_steps_count").asInt(),
                    logs(row.get("logs").isNull() ? null : row.get("logs").asText())));
        }
        return new RecordedState(texts(state.get("_prisma_migrations_schemas")), rows, texts(state.get("relations")));
    }

    static RecordedState read(TestDatabase database) {
        List<String> schemas = texts(database.query("SELECT n.nspname FROM pg_class c JOIN pg_namespace n"
                + " ON n.oid = c.relnamespace WHERE c.relname = '_prisma_migrations'"));
        List<Row> rows = schemas.contains("public") ? rows(database) : List.of();
        return new RecordedState(schemas, rows, texts(database.query(RELATIONS)));
    }

    /** The same, but for the rows and relations of one migration. */
    RecordedState with(UnaryOperator<List<Row>> rowsChange, String... moreRelations) {
        List<String> changed = new ArrayList<>(relations);
        changed.addAll(List.of(moreRelations));
        return new RecordedState(
                historySchemas,
                rowsChange.apply(rows),
                changed.stream().sorted().toList());
    }

    private static List<Row> rows(TestDatabase database) {
        return database
                .query("SELECT * FROM public._prisma_migrations ORDER BY started_at, finished_at NULLS LAST")
                .stream()
                .map(row -> new Row(
                        (String) row.get("migration_name"),
                        (String) row.get("checksum"),
                        row.get("finished_at") != null,
                        row.get("rolled_back_at") != null,
                        (Integer) row.get("applied_steps_count"),
                        logs((String) row.get("logs"))))
                .toList();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .sorted()
                .toList();
    }

    private static List<String> texts(List<Map<String, Object>> rows) {
        return rows.stream()
                .map(row -> (String) row.values().iterator().next())
                .sorted()
                .toList();
    }

    private static String logs(String logs) {
        if (logs == null) {
            return "null";
        }
        return logs.isEmpty() ? "empty" : "text";
    }
}
