package dev.kanmon.engine.prismaschema.describe;

import dev.kanmon.engine.prismaschema.sqlschema.ColumnType;
import dev.kanmon.engine.prismaschema.sqlschema.PostgresType;

/** What the values of a type look like in a default. */
enum DefaultKind {
    TEXT,
    INTEGER,
    DECIMAL,
    BOOLEAN,
    BYTES,
    ENUM,
    /** Only the present time is known; a literal is left as an expression. */
    TIME,
    /** Every default is left as an expression. */
    OPAQUE;

    static DefaultKind of(ColumnType type) {
        if (type instanceof ColumnType.Native known) {
            return of(known.type());
        }
        return type instanceof ColumnType.Enumerated ? ENUM : OPAQUE;
    }

    private static DefaultKind of(PostgresType type) {
        return switch (type) {
            case SMALL_INT, INTEGER, BIG_INT, OID -> INTEGER;
            case DECIMAL, MONEY, REAL, DOUBLE_PRECISION -> DECIMAL;
            case TEXT, VARCHAR, CHAR, CITEXT, INET, BIT, VARBIT, XML, JSON, JSONB -> TEXT;
            case TIMESTAMP, TIMESTAMPTZ, DATE, TIME, TIMETZ -> TIME;
            case BOOLEAN -> BOOLEAN;
            case BYTEA -> BYTES;
            case UUID -> OPAQUE;
        };
    }
}
