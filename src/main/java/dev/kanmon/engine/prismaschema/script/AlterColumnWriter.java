package dev.kanmon.engine.prismaschema.script;

import dev.kanmon.engine.prismaschema.difference.TableChange.AlterColumn;
import dev.kanmon.engine.prismaschema.sqlschema.Column;
import dev.kanmon.engine.prismaschema.sqlschema.Column.Arity;
import dev.kanmon.engine.prismaschema.sqlschema.QualifiedName;
import dev.kanmon.engine.session.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Writes what changes of one column. */
final class AlterColumnWriter {

    private static final Pattern PLAIN_NAME = Pattern.compile("[a-z_][a-z0-9_]*");

    private final ScriptNames names;
    private final ColumnWriter columns;
    private final QualifiedName table;
    private final AlterColumn change;

    AlterColumnWriter(ScriptNames names, ColumnWriter columns, QualifiedName table, AlterColumn change) {
        this.names = names;
        this.columns = columns;
        this.table = table;
        this.change = change;
    }

    List<String> before() {
        return getsSequence() ? List.of("CREATE SEQUENCE " + sequence()) : List.of();
    }

    /** Of {@code ALTER TABLE}. */
    List<String> clauses() {
        List<String> clauses = new ArrayList<>();
        nullability().ifPresent(clauses::add);
        defaultValue().ifPresent(clauses::add);
        if (getsSequence()) {
            clauses.add(prefix() + "SET DEFAULT nextval(" + ColumnWriter.text(sequence()) + ")");
        }
        if (change.changes().typeChanges() || isListOnOneSide()) {
            clauses.add(prefix() + "SET DATA TYPE " + columns.type(change.to()));
        }
        return clauses;
    }

    List<String> after() {
        if (getsSequence()) {
            return List.of("ALTER SEQUENCE " + sequence() + " OWNED BY " + names.of(table) + "." + column());
        }
        return change.abandonedSequence()
                .map(name -> List.of("DROP SEQUENCE " + abandoned(name)))
                .orElse(List.of());
    }

    private Optional<String> nullability() {
        Arity from = change.from().arity();
        Arity to = change.to().arity();
        if (from == to || to == Arity.LIST) {
            return Optional.empty();
        }
        return Optional.of(prefix() + (to == Arity.REQUIRED ? "SET NOT NULL" : "DROP NOT NULL"));
    }

    private Optional<String> defaultValue() {
        if (change.changes().defaultValue()) {
            return Optional.of(prefix()
                    + columns.defaultValue(change.to())
                            .map(value -> "SET DEFAULT " + value)
                            .orElse("DROP DEFAULT"));
        }
        return losesSequence() ? Optional.of(prefix() + "DROP DEFAULT") : Optional.empty();
    }

    private boolean getsSequence() {
        return change.changes().autoIncrement() && change.to().autoIncrement();
    }

    private boolean losesSequence() {
        return change.changes().autoIncrement() && change.from().autoIncrement();
    }

    private boolean isListOnOneSide() {
        return isList(change.from()) != isList(change.to());
    }

    private static boolean isList(Column column) {
        return column.arity() == Arity.LIST;
    }

    private String prefix() {
        return "ALTER COLUMN " + column() + " ";
    }

    private String column() {
        return Sql.identifier(change.from().name());
    }

    /** Named after that of a SERIAL column, in small letters, and without quotes where it needs none. */
    private String sequence() {
        String name = (table.name() + "_" + change.to().name() + "_seq").toLowerCase(Locale.ROOT);
        return names.prefix(table) + (PLAIN_NAME.matcher(name).matches() ? name : Sql.identifier(name));
    }

    private String abandoned(String name) {
        return names.isElsewhere(table) ? names.beside(table, name) : Sql.identifier(name);
    }
}
