package dev.kanmon.engine.prismaschema.script;

import dev.kanmon.engine.prismaschema.difference.Step.AddEnumValues;
import dev.kanmon.engine.prismaschema.difference.Step.EnumColumn;
import dev.kanmon.engine.prismaschema.difference.Step.ReplaceEnum;
import dev.kanmon.engine.prismaschema.sqlschema.Column.Arity;
import dev.kanmon.engine.prismaschema.sqlschema.SqlEnum;
import dev.kanmon.engine.session.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes enums that are made or changed. */
final class EnumWriter {

    private static final String SEVERAL_VALUES = """
            -- This migration adds more than one value to an enum.
            -- With PostgreSQL versions 11 and earlier, this is not possible
            -- in a single migration. This can be worked around by creating
            -- multiple migrations, each migration adding only one value to
            -- the enum.


            """;

    private final ScriptNames names;
    private final ColumnWriter columns;

    EnumWriter(ScriptNames names, ColumnWriter columns) {
        this.names = names;
        this.columns = columns;
    }

    String create(SqlEnum type) {
        return create(names.of(type.name()), type);
    }

    List<String> add(AddEnumValues step) {
        List<String> statements = new ArrayList<>();
        for (String value : step.added()) {
            statements.add("ALTER TYPE " + names.of(step.from().name()) + " ADD VALUE " + ColumnWriter.text(value));
        }
        if (statements.size() > 1) {
            statements.set(0, SEVERAL_VALUES + statements.get(0));
        }
        return statements;
    }

    /** In one transaction: a type of another name is made, the columns go over to it, and it takes the old one's name. */
    List<String> replace(ReplaceEnum step) {
        SqlEnum to = step.to();
        String made = names.beside(to.name(), to.name().name() + "_new");
        String oldName = step.from().name().name() + "_old";
        List<String> statements = new ArrayList<>();
        statements.add("BEGIN");
        statements.add(create(made, to));
        step.defaultsBefore().forEach(use -> statements.add(dropDefault(use)));
        step.leaving().forEach(use -> statements.add(leave(use)));
        step.converted().forEach(use -> statements.add(convert(use, made)));
        statements.add("ALTER TYPE " + names.of(step.from().name()) + " RENAME TO " + Sql.identifier(oldName));
        statements.add(
                "ALTER TYPE " + made + " RENAME TO " + Sql.identifier(to.name().name()));
        statements.add("DROP TYPE " + names.besideAsRead(step.from().name(), oldName));
        step.defaultsAfter().forEach(use -> statements.add(setDefault(use)));
        statements.add("COMMIT");
        return statements;
    }

    private static String create(String name, SqlEnum type) {
        return type.values().stream()
                .map(ColumnWriter::text)
                .collect(Collectors.joining(", ", "CREATE TYPE " + name + " AS ENUM (", ")"));
    }

    private String dropDefault(EnumColumn use) {
        return alterColumn(names.asRead(use.table()), use) + " DROP DEFAULT";
    }

    /** A column that is dropped later must not depend on the old type any more. */
    private String leave(EnumColumn use) {
        String text = "TEXT" + list(use);
        return alterColumn(names.of(use.table()), use) + " TYPE " + text + " USING (" + column(use) + "::" + text + ")";
    }

    private String convert(EnumColumn use, String type) {
        return alterColumn(names.of(use.table()), use) + " TYPE " + type + list(use) + " USING (" + column(use)
                + "::text::" + type + list(use) + ")";
    }

    private String setDefault(EnumColumn use) {
        return alterColumn(names.of(use.table()), use) + " SET DEFAULT "
                + columns.defaultValue(use.column()).orElseThrow();
    }

    private static String alterColumn(String table, EnumColumn use) {
        return "ALTER TABLE " + table + " ALTER COLUMN " + column(use);
    }

    private static String column(EnumColumn use) {
        return Sql.identifier(use.column().name());
    }

    private static String list(EnumColumn use) {
        return use.column().arity() == Arity.LIST ? "[]" : "";
    }
}
