package dev.kanmon.engine.prismaschema.sqlschema;

import java.util.List;

/** An enum type, its values in the database's order. */
public record SqlEnum(QualifiedName name, List<String> values) {
    public SqlEnum {
        values = List.copyOf(values);
    }
}
