package dev.kanmon.engine.prismaschema.model;

import dev.kanmon.engine.prismaschema.Place;
import java.util.List;
import java.util.Optional;

/**
 * An {@code enum}.
 *
 * @param databaseName of {@code @@map}, or its own
 * @param schema of {@code @@schema}
 */
public record EnumType(String name, String databaseName, Optional<String> schema, List<Value> values, Place place) {

    public EnumType {
        values = List.copyOf(values);
    }

    /** One of its values: the name in the schema, and the one in the database. */
    public record Value(String name, String databaseName) {}
}
