package dev.kanmon.engine.prismaschema.sqlschema;

import java.util.List;
import java.util.Optional;

/**
 * What there is, or should be, in a database.
 *
 * @param namespaces the database schemas that it speaks of, in order; empty for the connection's, which then is not named
 * @param tables in the order of their making: that of the schema file, or by name where a database was read
 * @param enums in the same order
 * @param extensions that are there, or are wanted; only compared where the schema file speaks of extensions
 * @param sequences names of sequences that a default may use
 * @param views of a database, by name: Prisma leaves them alone, and {@code pull} tells them
 */
public record SqlSchema(
        List<String> namespaces,
        List<Table> tables,
        List<SqlEnum> enums,
        List<Extension> extensions,
        List<QualifiedName> sequences,
        List<QualifiedName> views) {

    /** A database with nothing in it. */
    public static final SqlSchema EMPTY =
            new SqlSchema(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    public SqlSchema {
        namespaces = List.copyOf(namespaces);
        tables = List.copyOf(tables);
        enums = List.copyOf(enums);
        extensions = List.copyOf(extensions);
        sequences = List.copyOf(sequences);
        views = List.copyOf(views);
    }

    public Optional<Table> table(QualifiedName name) {
        return tables.stream().filter(table -> table.name().equals(name)).findFirst();
    }

    public Optional<SqlEnum> enumType(QualifiedName name) {
        return enums.stream().filter(type -> type.name().equals(name)).findFirst();
    }

    /** An extension: its name in the database, and what is known or was said of it. */
    public record Extension(String name, Optional<String> version, Optional<String> schema) {}
}
