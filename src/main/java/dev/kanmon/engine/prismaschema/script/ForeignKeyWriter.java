package dev.kanmon.engine.prismaschema.script;

import dev.kanmon.engine.prismaschema.difference.Step.AddForeignKey;
import dev.kanmon.engine.prismaschema.difference.Step.DropForeignKey;
import dev.kanmon.engine.prismaschema.difference.Step.RenameForeignKey;
import dev.kanmon.engine.prismaschema.sqlschema.Table;
import dev.kanmon.engine.prismaschema.sqlschema.Table.Action;
import dev.kanmon.engine.prismaschema.sqlschema.Table.ForeignKey;
import dev.kanmon.engine.session.Sql;

/** Writes foreign keys. */
final class ForeignKeyWriter {

    private final ScriptNames names;

    ForeignKeyWriter(ScriptNames names) {
        this.names = names;
    }

    String add(AddForeignKey step) {
        ForeignKey key = step.key();
        return alterTable(step.table()) + "ADD CONSTRAINT " + Sql.identifier(key.name()) + " FOREIGN KEY ("
                + ScriptNames.columns(key.columns(), ", ") + ") REFERENCES " + names.of(key.referencedTable()) + "("
                + ScriptNames.columns(key.referencedColumns(), ", ") + ") ON DELETE " + sql(key.onDelete())
                + " ON UPDATE " + sql(key.onUpdate());
    }

    String drop(DropForeignKey step) {
        return alterTable(step.table()) + "DROP CONSTRAINT "
                + Sql.identifier(step.key().name());
    }

    String rename(RenameForeignKey step) {
        return alterTable(step.table()) + "RENAME CONSTRAINT "
                + Sql.identifier(step.from().name()) + " TO "
                + Sql.identifier(step.to().name());
    }

    private String alterTable(Table table) {
        return "ALTER TABLE " + names.of(table.name()) + " ";
    }

    private static String sql(Action action) {
        return action.name().replace('_', ' ');
    }
}
