package dev.kanmon.engine.prismaschema.sqlschema;

import java.util.List;

/**
 * An enum type, its values in the database's order.
 *
 * @param commented whether the database has a comment on it, which a schema file cannot say
 */
public record SqlEnum(QualifiedName name, List<String> values, boolean commented) {

    public SqlEnum {
        values = List.copyOf(values);
    }

    /** Without a comment, as a schema file's always is. */
    public SqlEnum(QualifiedName name, List<String> values) {
        this(name, values, false);
    }
}
