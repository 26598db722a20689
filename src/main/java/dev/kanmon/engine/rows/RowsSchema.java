package dev.kanmon.engine.rows;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.schema.catalog.CatalogScope;
import dev.kanmon.engine.session.FailureKind;
import dev.kanmon.engine.session.ServerException;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.Sql;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** The schema that copies of rows lie in, with the functions that make them. */
final class RowsSchema {

    static final String NAME = CatalogScope.OWN_SCHEMA;

    /** What a capturing trigger says when a table's limit is passed; a SQLSTATE of no class that PostgreSQL uses. */
    static final String LIMIT_PASSED = "KN001";

    private static final String EXISTS = "SELECT pg_catalog.to_regnamespace('" + NAME + "') IS NOT NULL,"
            + " pg_catalog.has_database_privilege(pg_catalog.current_database(), 'CREATE')";

    private RowsSchema() {}

    /** What is there, and what may be made. */
    record State(boolean exists, boolean creatable) {}

    static State state(Session session) {
        return session.query(EXISTS, row -> new State(row.getBoolean(1), row.getBoolean(2)))
                .get(0);
    }

    /**
     * Brings the schema and its functions to this version, and forgets old copies, in one transaction.
     *
     * @param keep of how many migrations the copies stay
     * @throws ProblemException K3041 where the role may not
     */
    static void prepare(Session session, int keep) {
        State state = state(session);
        if (!state.exists() && !state.creatable()) {
            throw new ProblemException(notAllowed("the role has no CREATE on the database"));
        }
        String creation = state.exists() ? "" : "CREATE SCHEMA " + NAME + ";";
        try {
            session.run("SET LOCAL client_min_messages = warning;" + creation + resource("setup.sql") + "SELECT " + NAME
                    + ".forget_all_but(" + keep + ")");
        } catch (ServerException e) {
            if (e.error().kind() != FailureKind.FORBIDDEN) {
                throw e;
            }
            throw new ProblemException(notAllowed(e.error().message()), e);
        }
    }

    /** The statement that begins the copy of one table. */
    static String beginCopy(String migration, String checksum, CoveredTable table, long limit) {
        String written = table.written().stream().map(String::valueOf).collect(Collectors.joining(","));
        return "SELECT " + NAME + ".begin_copy(" + Sql.literal(migration) + ", " + Sql.literal(checksum) + ", "
                + table.id() + "::oid, '{" + written + "}'::oid[], " + limit + ")";
    }

    static String endCopies() {
        return "SELECT " + NAME + ".end_copies()";
    }

    static Problem notAllowed(String why) {
        return new Problem(
                ProblemCode.ROWS_NOT_COPIED,
                ExitCode.INVALID_INPUT,
                "The rows that the migrations change cannot be copied: " + why + ". Nothing was applied.",
                "Grant the role CREATE on the database, or make the schema for it once: CREATE SCHEMA " + NAME
                        + " AUTHORIZATION its_role.");
    }

    static String resource(String name) {
        try (InputStream file = RowsSchema.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
