package dev.kanmon.engine.prismaschema.model;

import dev.kanmon.engine.prismaschema.Place;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Arity;
import java.util.Optional;

/**
 * A field that has a column.
 *
 * @param columnName of {@code @map}, or its own name
 * @param defaultValue empty where there is none
 */
public record ScalarField(
        String name,
        String columnName,
        FieldType type,
        Arity arity,
        Optional<DefaultValue> defaultValue,
        boolean updatedAt,
        boolean ignored,
        Place place) {}
