package dev.kanmon.engine.prismaschema.describe;

import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema;
import dev.kanmon.engine.session.Session;
import java.util.List;

/** Describes a database in the terms of a schema file. */
public final class DatabaseDescriber {

    private DatabaseDescriber() {}

    /**
     * Tables by name, columns in order. The history and Kanmon's own tables are left out, and what extensions own.
     *
     * @param namespaces the database schemas to read; each name in the result has its namespace
     * @throws dev.kanmon.engine.session.ServerException where the role may not read a catalog
     */
    public static SqlSchema describe(Session session, List<String> namespaces) {
        throw new UnsupportedOperationException("being built: " + namespaces);
    }
}
