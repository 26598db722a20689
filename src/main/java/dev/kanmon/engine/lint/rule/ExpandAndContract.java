package dev.kanmon.engine.lint.rule;

import static dev.kanmon.engine.lint.schema.ObjectName.quote;

import dev.kanmon.engine.lint.schema.Column;
import dev.kanmon.engine.lint.schema.Constraint;
import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.lint.schema.SchemaView;
import dev.kanmon.engine.lint.schema.Table;
import java.util.Optional;

/** Writes a rename in two steps, between which versions that use the old and the new name run side by side. */
final class ExpandAndContract {

    private ExpandAndContract() {}

    /** @return empty for a column with a default, an index or a constraint, or one of which too little is known */
    static Optional<String> rename(SchemaView schema, ObjectName tableName, String from, String to) {
        Optional<Column> column =
                schema.table(tableName).filter(Table::wholeKnown).flatMap(table -> table.column(from));
        return column.filter(known -> isPlain(schema, tableName, known)).map(known -> sql(tableName, known, to));
    }

    private static boolean isPlain(SchemaView schema, ObjectName tableName, Column column) {
        boolean indexed = schema.indexesOf(tableName).stream()
                .anyMatch(index -> index.columns().contains(column.name())
                        || index.columns().contains("")
                        || index.partial());
        boolean constrained = schema.table(tableName).stream()
                .flatMap(table -> table.constraints().stream())
                .anyMatch(constraint -> constraint.kind() == Constraint.Kind.CHECK
                        || constraint.kind() != Constraint.Kind.NOT_NULL
                                && constraint.columns().contains(column.name()));
        boolean written = column.type().name().matches("[a-z_][a-z0-9_]*");
        return !column.hasDefault() && !indexed && !constrained && written;
    }

    private static String sql(ObjectName table, Column column, String to) {
        String from = quote(column.name());
        String target = quote(to);
        String alter = "ALTER TABLE " + table.toSql() + " ";
        String sync = DerivedName.of(table.name() + "_" + column.name(), "_sync");
        String function = table.sibling(sync).toSql();
        String notNull = column.notNull() ? alter + "ALTER COLUMN " + target + " SET NOT NULL;\n" : "";
        return alter + "ADD COLUMN " + target + " " + column.type() + ";\n"
                + "CREATE FUNCTION " + function + "() RETURNS trigger LANGUAGE plpgsql AS $sync$\n"
                + "BEGIN\n"
                + "  IF TG_OP = 'UPDATE' AND NEW." + target + " IS DISTINCT FROM OLD." + target + " THEN\n"
                + "    NEW." + from + " := NEW." + target + ";\n"
                + "  ELSIF TG_OP = 'UPDATE' AND NEW." + from + " IS DISTINCT FROM OLD." + from + " THEN\n"
                + "    NEW." + target + " := NEW." + from + ";\n"
                + "  ELSE\n"
                + "    NEW." + target + " := coalesce(NEW." + target + ", NEW." + from + ");\n"
                + "    NEW." + from + " := NEW." + target + ";\n"
                + "  END IF;\n"
                + "  RETURN NEW;\n"
                + "END $sync$;\n"
                + "CREATE TRIGGER " + quote(sync) + " BEFORE INSERT OR UPDATE ON " + table.toSql()
                + " FOR EACH ROW EXECUTE FUNCTION " + function + "();\n"
                + "-- in batches, if the table is large:\n"
                + "UPDATE " + table.toSql() + " SET " + target + " = " + from + " WHERE " + target
                + " IS DISTINCT FROM " + from + ";\n"
                + "-- in a later migration, once no running version uses the old name:\n"
                + notNull
                + "DROP TRIGGER " + quote(sync) + " ON " + table.toSql() + ";\n"
                + "DROP FUNCTION " + function + "();\n"
                + alter + "DROP COLUMN " + from + ";";
    }
}
