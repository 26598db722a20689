package dev.kanmon.engine.prismaschema.sqlschema;

/** The types that Prisma's schema language has names for. */
public enum PostgresType {
    SMALL_INT("SmallInt", "SMALLINT", "int2"),
    INTEGER("Integer", "INTEGER", "int4"),
    BIG_INT("BigInt", "BIGINT", "int8"),
    DECIMAL("Decimal", "DECIMAL", "numeric"),
    MONEY("Money", "MONEY", "money"),
    INET("Inet", "INET", "inet"),
    OID("Oid", "OID", "oid"),
    CITEXT("Citext", "CITEXT", "citext"),
    REAL("Real", "REAL", "float4"),
    DOUBLE_PRECISION("DoublePrecision", "DOUBLE PRECISION", "float8"),
    VARCHAR("VarChar", "VARCHAR", "varchar"),
    CHAR("Char", "CHAR", "bpchar"),
    TEXT("Text", "TEXT", "text"),
    BYTEA("ByteA", "BYTEA", "bytea"),
    TIMESTAMP("Timestamp", "TIMESTAMP", "timestamp"),
    TIMESTAMPTZ("Timestamptz", "TIMESTAMPTZ", "timestamptz"),
    DATE("Date", "DATE", "date"),
    TIME("Time", "TIME", "time"),
    TIMETZ("Timetz", "TIMETZ", "timetz"),
    BOOLEAN("Boolean", "BOOLEAN", "bool"),
    BIT("Bit", "BIT", "bit"),
    VARBIT("VarBit", "VARBIT", "varbit"),
    UUID("Uuid", "UUID", "uuid"),
    XML("Xml", "XML", "xml"),
    JSON("Json", "JSON", "json"),
    JSONB("JsonB", "JSONB", "jsonb");

    private final String attribute;
    private final String sql;
    private final String catalogName;

    PostgresType(String attribute, String sql, String catalogName) {
        this.attribute = attribute;
        this.sql = sql;
        this.catalogName = catalogName;
    }

    /** As in {@code @db.VarChar}. */
    public String attribute() {
        return attribute;
    }

    /** As Prisma writes it into scripts. */
    public String sql() {
        return sql;
    }

    /** As {@code pg_type.typname} has it. */
    public String catalogName() {
        return catalogName;
    }
}
