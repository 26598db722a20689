package dev.kanmon.engine.prismaschema.script;

import dev.kanmon.engine.prismaschema.difference.Step.AlterTable;
import dev.kanmon.engine.prismaschema.difference.TableChange;
import dev.kanmon.engine.prismaschema.sqlschema.Column;
import dev.kanmon.engine.prismaschema.sqlschema.Table.PrimaryKey;
import dev.kanmon.engine.session.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Writes the changes of one table: one {@code ALTER TABLE}, and what has to stand before and after it. */
final class AlterTableWriter implements TableChange.Visitor<AlterTableWriter.Parts> {

    private final ScriptNames names;
    private final ColumnWriter columns;
    private final AlterTable step;

    AlterTableWriter(ScriptNames names, ColumnWriter columns, AlterTable step) {
        this.names = names;
        this.columns = columns;
        this.step = step;
    }

    /**
     * What a change needs.
     *
     * @param clauses of the {@code ALTER TABLE} that it shares with the table's other changes
     * @param renames statements of their own, because PostgreSQL takes a rename only alone
     */
    record Parts(List<String> before, List<String> clauses, List<String> renames, List<String> after) {

        static Parts of(String... clauses) {
            return new Parts(List.of(), List.of(clauses), List.of(), List.of());
        }
    }

    List<String> statements() {
        List<Parts> parts =
                step.changes().stream().map(change -> change.accept(this)).toList();
        List<String> clauses = all(parts, Parts::clauses).toList();
        List<String> statements = new ArrayList<>(all(parts, Parts::before).toList());
        if (!clauses.isEmpty()) {
            statements.add(alterTable() + String.join(",\n", clauses));
        }
        Stream.concat(all(parts, Parts::renames), all(parts, Parts::after)).forEach(statements::add);
        return statements;
    }

    @Override
    public Parts visit(TableChange.DropPrimaryKey change) {
        return Parts.of("DROP CONSTRAINT " + Sql.identifier(change.key().name()));
    }

    @Override
    public Parts visit(TableChange.RenamePrimaryKey change) {
        String rename = alterTable() + "RENAME CONSTRAINT "
                + Sql.identifier(change.from().name()) + " TO "
                + Sql.identifier(change.to().name());
        return new Parts(List.of(), List.of(), List.of(rename), List.of());
    }

    @Override
    public Parts visit(TableChange.DropColumn change) {
        return Parts.of(drop(change.column()));
    }

    @Override
    public Parts visit(TableChange.AddColumn change) {
        return Parts.of(add(change.column()));
    }

    @Override
    public Parts visit(TableChange.AlterColumn change) {
        AlterColumnWriter writer =
                new AlterColumnWriter(names, columns, step.to().name(), change);
        return new Parts(writer.before(), writer.clauses(), List.of(), writer.after());
    }

    @Override
    public Parts visit(TableChange.RemakeColumn change) {
        return Parts.of(drop(change.from()), add(change.to()));
    }

    @Override
    public Parts visit(TableChange.AddPrimaryKey change) {
        PrimaryKey key = change.key();
        return Parts.of("ADD CONSTRAINT " + Sql.identifier(key.name()) + " PRIMARY KEY ("
                + ScriptNames.columns(key.columns(), ", ") + ")");
    }

    private String alterTable() {
        return "ALTER TABLE " + names.of(step.from().name()) + " ";
    }

    private static String drop(Column column) {
        return "DROP COLUMN " + Sql.identifier(column.name());
    }

    private String add(Column column) {
        return "ADD COLUMN " + columns.definition(column);
    }

    private static Stream<String> all(List<Parts> parts, Function<Parts, List<String>> which) {
        return parts.stream().map(which).flatMap(List::stream);
    }
}
