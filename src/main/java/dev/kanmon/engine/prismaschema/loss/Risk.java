package dev.kanmon.engine.prismaschema.loss;

import dev.kanmon.engine.prismaschema.sqlschema.QualifiedName;
import java.util.List;

/** Something in a difference that loses data or cannot run, if there is data: Prisma's destructive change checks. */
sealed interface Risk {

    QualifiedName table();

    /** What would be lost, or may fail in a way that depends on more than counting. */
    sealed interface Loss extends Risk {}

    /** What the server would refuse. */
    sealed interface Obstacle extends Risk {}

    record TableDrop(QualifiedName table) implements Loss {}

    record ColumnDrop(QualifiedName table, String column) implements Loss {}

    record ColumnRemake(QualifiedName table, String column) implements Loss {}

    /** @param from as the schema language calls the type */
    record RiskyCast(QualifiedName table, String column, String from, String to) implements Loss {}

    record PrimaryKeyChange(QualifiedName table) implements Loss {}

    record UniqueAddition(QualifiedName table, List<String> columns) implements Loss {}

    /** @param table the type; no table is asked about */
    record EnumValueRemoval(QualifiedName table, List<String> values) implements Loss {}

    /** @param madeByClient whether the client makes values for new rows, which does not help those that are there */
    record RequiredColumnAddition(QualifiedName table, String column, boolean madeByClient) implements Obstacle {}

    record ColumnMadeRequired(QualifiedName table, String column) implements Obstacle {}

    record ColumnMadeList(QualifiedName table, String column) implements Obstacle {}

    record RequiredColumnRemake(QualifiedName table, String column) implements Obstacle {}
}
