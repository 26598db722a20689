package dev.kanmon.engine.prismaschema.script;

import dev.kanmon.engine.prismaschema.difference.ConnectionNamespace;
import dev.kanmon.engine.prismaschema.difference.Difference;
import dev.kanmon.engine.prismaschema.sqlschema.QualifiedName;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema.Origin;
import dev.kanmon.engine.session.Sql;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes names as Prisma does: a script towards a schema file leaves the connection's namespace out, whichever side a
 * name is from; one towards a database names it.
 */
final class ScriptNames {

    private final ConnectionNamespace connection;
    private final boolean connectionNamed;
    private final boolean readFromDatabase;

    private ScriptNames(ConnectionNamespace connection, boolean connectionNamed, boolean readFromDatabase) {
        this.connection = connection;
        this.connectionNamed = connectionNamed;
        this.readFromDatabase = readFromDatabase;
    }

    static ScriptNames of(Difference difference) {
        return new ScriptNames(
                ConnectionNamespace.of(difference.from(), difference.to()),
                !(difference.to().origin() instanceof Origin.SchemaFile),
                difference.from().origin() instanceof Origin.Database);
    }

    /** Of a table or type. */
    String of(QualifiedName name) {
        return prefix(name) + Sql.identifier(name.name());
    }

    /** Of something that lies in the database schema of a table or type. */
    String beside(QualifiedName neighbour, String name) {
        return prefix(neighbour) + Sql.identifier(name);
    }

    /** Of a table or type of the side that is left, where Prisma writes it just as it read it. */
    String asRead(QualifiedName name) {
        return besideAsRead(name, name.name());
    }

    /** Of something that lies beside such a one: a database names its database schema, a schema file only another one. */
    String besideAsRead(QualifiedName neighbour, String name) {
        return readFromDatabase || isElsewhere(neighbour)
                ? Sql.identifier(connection.namespaceOf(neighbour)) + "." + Sql.identifier(name)
                : Sql.identifier(name);
    }

    /** Whether a name needs its database schema even where the connection's is left out. */
    boolean isElsewhere(QualifiedName name) {
        return !connection.namespaceOf(name).equals(connection.name());
    }

    /** With its dot, or empty. */
    String prefix(QualifiedName name) {
        return connectionNamed || isElsewhere(name) ? Sql.identifier(connection.namespaceOf(name)) + "." : "";
    }

    static String columns(List<String> names, String separator) {
        return names.stream().map(Sql::identifier).collect(Collectors.joining(separator));
    }
}
