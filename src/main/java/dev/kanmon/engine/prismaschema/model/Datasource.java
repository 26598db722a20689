package dev.kanmon.engine.prismaschema.model;

import java.util.List;
import java.util.Optional;

/**
 * The {@code datasource} block, and what generators' preview features change in it.
 *
 * @param name as the schema calls it; native types are attributes that begin with it
 * @param schemas the database schemas that models may be in; empty for the one of the connection
 * @param extensions with the preview feature {@code postgresqlExtensions}: what is wanted; empty otherwise
 * @param relationMode whether relations are foreign keys
 * @param previewFeatures of all generators, as written
 */
public record Datasource(
        String name,
        List<String> schemas,
        List<Extension> extensions,
        RelationMode relationMode,
        List<String> previewFeatures) {

    public Datasource {
        schemas = List.copyOf(schemas);
        extensions = List.copyOf(extensions);
        previewFeatures = List.copyOf(previewFeatures);
    }

    /** Who keeps relations whole. */
    public enum RelationMode {
        FOREIGN_KEYS,
        /** The client does, and the database has no foreign keys. */
        PRISMA
    }

    /** A wanted extension: its name in the database, and what was said of it. */
    public record Extension(String name, Optional<String> version, Optional<String> schema) {}
}
