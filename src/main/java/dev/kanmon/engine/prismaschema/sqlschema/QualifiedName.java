package dev.kanmon.engine.prismaschema.sqlschema;

import java.util.Optional;

/**
 * The name of a table or type.
 *
 * @param namespace its database schema; empty where the schema file names none, which means the connection's
 * @param name without quotes
 */
public record QualifiedName(Optional<String> namespace, String name) {

    public static QualifiedName of(String name) {
        return new QualifiedName(Optional.empty(), name);
    }

    public static QualifiedName of(String namespace, String name) {
        return new QualifiedName(Optional.of(namespace), name);
    }
}
