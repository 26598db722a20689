package dev.kanmon.engine.prismaschema.difference;

import dev.kanmon.engine.prismaschema.sqlschema.QualifiedName;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema.Origin;
import java.util.stream.Stream;

/** The database schema that a name without one means. */
public record ConnectionNamespace(String name) {

    /** Where no database is compared, there is no URL to name another. */
    private static final String DEFAULT = "public";

    public static ConnectionNamespace of(SqlSchema from, SqlSchema to) {
        return Stream.of(from, to)
                .map(SqlSchema::origin)
                .filter(Origin.Database.class::isInstance)
                .map(Origin.Database.class::cast)
                .findFirst()
                .map(database -> new ConnectionNamespace(database.connectionNamespace()))
                .orElseGet(() -> new ConnectionNamespace(DEFAULT));
    }

    /** The name with its namespace, so that two that mean the same are equal. */
    public QualifiedName resolve(QualifiedName written) {
        return QualifiedName.of(namespaceOf(written), written.name());
    }

    public String namespaceOf(QualifiedName written) {
        return written.namespace().orElse(name);
    }
}
