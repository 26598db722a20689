package dev.kanmon.engine.prismaschema.difference;

import dev.kanmon.engine.prismaschema.difference.ColumnChanges.Cast;
import dev.kanmon.engine.prismaschema.sqlschema.Column;
import dev.kanmon.engine.prismaschema.sqlschema.Column.Arity;
import dev.kanmon.engine.prismaschema.sqlschema.ColumnType;
import dev.kanmon.engine.prismaschema.sqlschema.PostgresType;
import java.util.List;

/** Compares two columns of one name; the rules are those of Prisma's sql_schema_differ/column.rs. */
final class ColumnDiffer {

    private final ConnectionNamespace connection;

    ColumnDiffer(ConnectionNamespace connection) {
        this.connection = connection;
    }

    ColumnChanges changes(Column from, Column to) {
        return new ColumnChanges(
                from.arity() != to.arity(),
                !DefaultComparison.match(from, to),
                cast(from, to),
                from.autoIncrement() != to.autoIncrement());
    }

    private Cast cast(Column from, Column to) {
        if (from.type() instanceof ColumnType.Enumerated || to.type() instanceof ColumnType.Enumerated) {
            return isSameEnum(from.type(), to.type()) ? Cast.NOT_NEEDED : Cast.IMPOSSIBLE;
        }
        boolean wasList = from.arity() == Arity.LIST;
        boolean isList = to.arity() == Arity.LIST;
        if (wasList && !isList) {
            return castOfListToScalar(to.type());
        }
        if (isList && !wasList) {
            return Cast.IMPOSSIBLE;
        }
        return castOfElements(from.type(), to.type());
    }

    private boolean isSameEnum(ColumnType from, ColumnType to) {
        return from instanceof ColumnType.Enumerated before
                && to instanceof ColumnType.Enumerated after
                && connection.resolve(before.name()).equals(connection.resolve(after.name()));
    }

    /** A list can be written out as text. */
    private static Cast castOfListToScalar(ColumnType to) {
        if (!(to instanceof ColumnType.Native type)) {
            return Cast.IMPOSSIBLE;
        }
        if (type.type() == PostgresType.TEXT) {
            return Cast.SAFE;
        }
        if (type.type() == PostgresType.VARCHAR) {
            return type.arguments().isEmpty() ? Cast.SAFE : Cast.RISKY;
        }
        return type.type() == PostgresType.CHAR ? Cast.RISKY : Cast.IMPOSSIBLE;
    }

    private static Cast castOfElements(ColumnType from, ColumnType to) {
        if (from instanceof ColumnType.Native before && to instanceof ColumnType.Native after) {
            return withLength(before).equals(withLength(after)) ? Cast.NOT_NEEDED : Castability.of(before, after);
        }
        // A schema file may word a type that Prisma does not know otherwise than the server prints it: no difference.
        boolean bothUnsupported = from instanceof ColumnType.Unsupported && to instanceof ColumnType.Unsupported;
        return bothUnsupported ? Cast.NOT_NEEDED : Cast.RISKY;
    }

    /**
     * The server knows no CHAR and no BIT without a length: none written means one. The reference does not see that, and
     * makes a column of {@code @db.Bit} anew, without its values, in each migration.
     */
    private static ColumnType.Native withLength(ColumnType.Native type) {
        return Castability.is(type, PostgresType.CHAR, PostgresType.BIT)
                        && type.arguments().isEmpty()
                ? new ColumnType.Native(type.type(), List.of(1))
                : type;
    }
}
