package dev.kanmon.engine.prismaschema.model;

import dev.kanmon.engine.prismaschema.model.FieldType.ScalarKind;
import java.util.Map;
import java.util.Optional;

/** Prisma's scalar types by the names that schemas use. */
final class Scalars {

    private static final Map<String, ScalarKind> BY_NAME = Map.of(
            "String", ScalarKind.STRING,
            "Boolean", ScalarKind.BOOLEAN,
            "Int", ScalarKind.INT,
            "BigInt", ScalarKind.BIG_INT,
            "Float", ScalarKind.FLOAT,
            "Decimal", ScalarKind.DECIMAL,
            "DateTime", ScalarKind.DATE_TIME,
            "Json", ScalarKind.JSON,
            "Bytes", ScalarKind.BYTES);

    private Scalars() {}

    static Optional<ScalarKind> kind(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    static String name(ScalarKind kind) {
        return BY_NAME.entrySet().stream()
                .filter(entry -> entry.getValue() == kind)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    /** The scalar type whose name differs in upper and lower case only, for a hint. */
    static Optional<String> inOtherCase(String name) {
        return BY_NAME.keySet().stream()
                .filter(other -> other.equalsIgnoreCase(name))
                .findFirst();
    }
}
