package dev.kanmon.engine.prismaschema.describe;

import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema.Origin;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.Sql;
import java.util.List;

/**
 * Describes a database in the terms of a schema file: what Prisma's own description sees (its
 * sql-schema-describer/src/postgres.rs), from a handful of queries, whatever the number of tables.
 */
public final class DatabaseDescriber {

    /**
     * Expressions come in the words that a session in that schema has for them, whatever the role's or the database's
     * settings are; and no long queue behind a table that is being changed.
     */
    private static final String SETTINGS = "SET LOCAL search_path = %s, pg_temp; SET LOCAL lock_timeout = '3s';"
            + "SET LOCAL jit = off; SET LOCAL quote_all_identifiers = off; SET LOCAL bytea_output = hex;"
            + "SET LOCAL datestyle = 'ISO, MDY'; SET LOCAL intervalstyle = postgres; SET LOCAL timezone = 'UTC'";

    private final Session session;
    private final CatalogQueries queries;

    private DatabaseDescriber(Session session, List<String> namespaces) {
        this.session = session;
        this.queries = new CatalogQueries(session, namespaces);
    }

    /**
     * Reads one moment's state: in a transaction of its own that takes no writes, or, where one is open, within that, which
     * stays as it was. Tables by namespace and name, columns in order. The history and Kanmon's own tables are left out,
     * and what extensions own.
     *
     * @param namespaces the database schemas to read; those that are not there are passed over; each name in the result
     *     has its namespace
     * @throws dev.kanmon.engine.session.ServerException where the role may not read a catalog
     * @throws dev.kanmon.engine.ProblemException K5040 where a foreign key leads to a schema that is not among these
     */
    public static SqlSchema describe(Session session, List<String> namespaces) {
        DatabaseDescriber describer = new DatabaseDescriber(session, namespaces);
        return session.isInTransaction() ? describer.withinTheOpenTransaction() : describer.inATransaction();
    }

    private SqlSchema inATransaction() {
        try {
            session.run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;" + settings());
            return read();
        } finally {
            session.rollBack();
        }
    }

    private SqlSchema withinTheOpenTransaction() {
        session.run("SAVEPOINT kanmon_describe;" + settings());
        try {
            return read();
        } finally {
            session.run("ROLLBACK TO SAVEPOINT kanmon_describe; RELEASE SAVEPOINT kanmon_describe");
        }
    }

    private String settings() {
        return SETTINGS.formatted(Sql.identifier(session.schema()));
    }

    private SqlSchema read() {
        return new SqlSchema(
                new Origin.Database(session.schema()),
                ObjectNames.namespaces(queries),
                TableReader.read(queries),
                EnumReader.read(queries),
                ObjectNames.extensions(queries),
                ObjectNames.sequences(queries),
                ObjectNames.views(queries));
    }
}
