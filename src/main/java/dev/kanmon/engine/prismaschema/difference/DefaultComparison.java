package dev.kanmon.engine.prismaschema.difference;

import dev.kanmon.engine.prismaschema.sqlschema.Column;
import dev.kanmon.engine.prismaschema.sqlschema.ColumnDefault;
import dev.kanmon.engine.prismaschema.sqlschema.ColumnDefault.Generated;
import dev.kanmon.engine.prismaschema.sqlschema.ColumnDefault.NextValue;
import dev.kanmon.engine.prismaschema.sqlschema.ColumnDefault.Now;
import dev.kanmon.engine.prismaschema.sqlschema.ColumnDefault.Value;
import dev.kanmon.engine.prismaschema.sqlschema.ColumnType;
import dev.kanmon.engine.prismaschema.sqlschema.PostgresType;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether two defaults are the same; where it cannot be told, they are. Sequences are left to the comparison of
 * auto-increments. The rules are those of Prisma's sql_schema_differ/column.rs, but for the default of a column that was
 * JSON and becomes text: Prisma compares it as JSON, finds that it cannot, and leaves it.
 */
final class DefaultComparison {

    private static final Set<PostgresType> TIMES = EnumSet.of(
            PostgresType.TIMESTAMP,
            PostgresType.TIMESTAMPTZ,
            PostgresType.DATE,
            PostgresType.TIME,
            PostgresType.TIMETZ);
    private static final Set<PostgresType> JSON = EnumSet.of(PostgresType.JSON, PostgresType.JSONB);

    private DefaultComparison() {}

    static boolean match(Column from, Column to) {
        Optional<ColumnDefault> before = from.defaultValue();
        Optional<ColumnDefault> after = to.defaultValue();
        if (after.isEmpty()) {
            return to.autoIncrement() || before.isEmpty() || before.get() instanceof NextValue;
        }
        if (after.get() instanceof NextValue || isLeftOpen(after.get())) {
            return true;
        }
        return before.isPresent() && match(before.get(), after.get(), from, to);
    }

    private static boolean isLeftOpen(ColumnDefault after) {
        return after instanceof Generated generated && generated.expression().isEmpty();
    }

    private static boolean match(ColumnDefault before, ColumnDefault after, Column from, Column to) {
        if (isTime(before, from) || isTime(after, to)) {
            return true;
        }
        if (before instanceof Value old && after instanceof Value young) {
            return match(old, young, isOf(JSON, to));
        }
        if (before instanceof Generated old && after instanceof Generated young) {
            return old.expression().equalsIgnoreCase(young.expression());
        }
        return before instanceof Now && after instanceof Now;
    }

    /** Files and servers word moments too differently to compare. */
    private static boolean isTime(ColumnDefault value, Column column) {
        return isOf(TIMES, column) && (value instanceof Value.Text || value instanceof Value.Many);
    }

    private static boolean isOf(Set<PostgresType> types, Column column) {
        return column.type() instanceof ColumnType.Native type && types.contains(type.type());
    }

    private static boolean match(Value before, Value after, boolean json) {
        if (before instanceof Value.Many old && after instanceof Value.Many young) {
            return matchAll(old.elements(), young.elements(), json);
        }
        Optional<String> old = text(before);
        Optional<String> young = text(after);
        if (old.isEmpty() || young.isEmpty()) {
            return before.equals(after);
        }
        return json ? JsonText.same(old.get(), young.get()) : old.equals(young);
    }

    private static boolean matchAll(List<Value> before, List<Value> after, boolean json) {
        if (before.size() != after.size()) {
            return false;
        }
        for (int i = 0; i < before.size(); i++) {
            if (!match(before.get(i), after.get(i), json)) {
                return false;
            }
        }
        return true;
    }

    /** What stands in quotes: a server words an enum's value, or bytes within an array, as a text. */
    private static Optional<String> text(Value value) {
        if (value instanceof Value.Text text) {
            return Optional.of(text.value());
        }
        if (value instanceof Value.EnumValue enumValue) {
            return Optional.of(enumValue.value());
        }
        return value instanceof Value.Bytes bytes ? Optional.of("\\x" + bytes.hexadecimal()) : Optional.empty();
    }
}
