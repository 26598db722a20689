package dev.kanmon.engine.develop;

import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.Sql;
import java.util.List;
import java.util.stream.Collectors;

/** Who is using what lies in some schemas. */
final class LockHolders {

    private static final int SHOWN = 5;

    private LockHolders() {}

    /** The rest of a sentence, in brackets; nothing where nobody is left. */
    static String describe(Session session, List<String> schemas) {
        String names = schemas.stream().map(Sql::literal).collect(Collectors.joining(", "));
        List<String> holders = session.query(
                "SELECT DISTINCT a.pid, a.application_name, a.state, a.xact_start FROM pg_catalog.pg_locks l"
                        + " JOIN pg_catalog.pg_class c ON c.oid = l.relation"
                        + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                        + " JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid"
                        + " WHERE l.granted AND a.pid <> pg_catalog.pg_backend_pid()"
                        + " AND l.database = (SELECT oid FROM pg_catalog.pg_database"
                        + " WHERE datname = pg_catalog.current_database())"
                        + " AND n.nspname IN (" + names + ") ORDER BY a.xact_start LIMIT " + SHOWN,
                row -> "server process " + row.getInt(1) + " (\"" + row.getString(2) + "\", " + row.getString(3)
                        + ", in a transaction since " + row.getString(4) + ")");
        return holders.isEmpty() ? "" : ": " + String.join(", ", holders);
    }
}
