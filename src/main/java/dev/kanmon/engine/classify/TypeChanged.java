package dev.kanmon.engine.classify;

import dev.kanmon.engine.lint.effect.TypeChange;
import dev.kanmon.engine.lint.effect.Work;
import dev.kanmon.engine.lint.schema.Column;
import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.lint.schema.SqlType;
import dev.kanmon.engine.parse.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A column that gets another type. One that keeps every value and every operation, as a longer varchar does, is not noticed; a
 * narrower one refuses what older versions write; any other is a new column under the old name.
 */
final class TypeChanged {

    private static final Set<String> SAME_TEXT = Set.of("varchar", "text");

    private final Subject subject;
    private final ObjectName table;
    private final Node command;

    TypeChanged(Subject subject, ObjectName table, Node command) {
        this.subject = subject;
        this.table = table;
        this.command = command;
    }

    List<Change> changes() {
        String name = table.toSql() + "." + ObjectName.quote(command.text("name"));
        SqlType to = SqlType.of(command.node("def").node("typeName"));
        Optional<SqlType> from = subject.schema()
                .table(table)
                .flatMap(known -> known.column(command.text("name")))
                .map(Column::type);
        if (from.isEmpty() || !isSameKind(from.get(), to)) {
            return Change.replaces(name + " becomes a column of type " + to + " under the same name.");
        }
        if (new TypeChange(subject.statement(), command).work() != Work.REWRITE) {
            return Change.NONE;
        }
        return isNarrower(from.get(), to)
                ? Change.removes("Older versions may write values to " + name + " that do not fit " + to + ".")
                : Change.replaces("The values of " + name + " are written anew as " + to + ".");
    }

    private static boolean isSameKind(SqlType from, SqlType to) {
        boolean sameName =
                from.name().equals(to.name()) || SAME_TEXT.contains(from.name()) && SAME_TEXT.contains(to.name());
        return sameName && from.array() == to.array();
    }

    /** Some modifier is smaller, or there is one where there was none. */
    private static boolean isNarrower(SqlType from, SqlType to) {
        if (from.modifiers().isEmpty()) {
            return !to.modifiers().isEmpty();
        }
        for (int i = 0; i < to.modifiers().size(); i++) {
            if (i < from.modifiers().size()
                    && to.modifiers().get(i) < from.modifiers().get(i)) {
                return true;
            }
        }
        return false;
    }
}
