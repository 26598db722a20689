package dev.kanmon.engine.prismaschema.script;

import dev.kanmon.engine.prismaschema.sqlschema.Table;
import dev.kanmon.engine.prismaschema.sqlschema.Table.PrimaryKey;
import dev.kanmon.engine.session.Sql;
import java.util.stream.Collectors;

/** Writes tables that are made. */
final class TableWriter {

    private final ScriptNames names;
    private final ColumnWriter columns;

    TableWriter(ScriptNames names, ColumnWriter columns) {
        this.names = names;
        this.columns = columns;
    }

    String create(Table table) {
        String lines = table.columns().stream().map(columns::definition).collect(Collectors.joining(",\n"));
        String key = table.primaryKey().map(TableWriter::primaryKey).orElse("");
        return "CREATE TABLE " + names.of(table.name()) + " (\n" + lines + key + "\n)";
    }

    private static String primaryKey(PrimaryKey key) {
        return ",\n\n    CONSTRAINT " + Sql.identifier(key.name()) + " PRIMARY KEY ("
                + ScriptNames.columns(key.columns(), ",") + ")";
    }
}
