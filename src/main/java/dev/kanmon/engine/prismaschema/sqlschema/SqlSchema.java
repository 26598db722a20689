package dev.kanmon.engine.prismaschema.sqlschema;

import java.util.List;
import java.util.Optional;

/**
 * What there is, or should be, in a database.
 *
 * @param origin where this was read, which decides how Prisma writes names
 * @param namespaces the database schemas that it speaks of, in order; empty for the connection's, which then is not named
 * @param tables in the order of their making: that of the schema file, or by name where a database was read
 * @param enums in the same order
 * @param extensions that are there, or are wanted; only compared where the schema file speaks of extensions
 * @param sequences names of sequences that a default may use
 * @param views of a database, by name: Prisma leaves them alone, and {@code pull} tells them
 */
public record SqlSchema(
        Origin origin,
        List<String> namespaces,
        List<Table> tables,
        List<SqlEnum> enums,
        List<Extension> extensions,
        List<QualifiedName> sequences,
        List<QualifiedName> views) {

    /** Nothing at all, not even the connection's database schema. */
    public static final SqlSchema EMPTY =
            new SqlSchema(new Origin.Nothing(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    public SqlSchema {
        namespaces = List.copyOf(namespaces);
        tables = List.copyOf(tables);
        enums = List.copyOf(enums);
        extensions = List.copyOf(extensions);
        sequences = List.copyOf(sequences);
        views = List.copyOf(views);
    }

    /** What a schema file asks for. */
    public SqlSchema(
            List<String> namespaces,
            List<Table> tables,
            List<SqlEnum> enums,
            List<Extension> extensions,
            List<QualifiedName> sequences,
            List<QualifiedName> views) {
        this(new Origin.SchemaFile(), namespaces, tables, enums, extensions, sequences, views);
    }

    public Optional<Table> table(QualifiedName name) {
        return tables.stream().filter(table -> table.name().equals(name)).findFirst();
    }

    public Optional<SqlEnum> enumType(QualifiedName name) {
        return enums.stream().filter(type -> type.name().equals(name)).findFirst();
    }

    /** Where a schema was read. */
    public sealed interface Origin {

        record Nothing() implements Origin {}

        /** @param partialIndexes whether the file speaks of partial indexes: only with the preview feature of that name */
        record SchemaFile(boolean partialIndexes) implements Origin {

            /** One that does not. */
            public SchemaFile() {
                this(false);
            }
        }

        /** @param connectionNamespace the database schema that the URL names; it is what names without one mean */
        record Database(String connectionNamespace) implements Origin {}
    }

    /**
     * An extension: its name in the database, and what is known or was said of it.
     *
     * @param relocatable whether it can be moved to another database schema; only known of one that is there
     */
    public record Extension(String name, Optional<String> version, Optional<String> schema, boolean relocatable) {

        /** As a schema file asks for it. */
        public Extension(String name, Optional<String> version, Optional<String> schema) {
            this(name, version, schema, false);
        }
    }
}
