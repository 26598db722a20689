package dev.kanmon.engine.deploy;

import dev.kanmon.engine.classify.Classifier;
import dev.kanmon.engine.classify.Verdict;
import dev.kanmon.engine.history.History;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.source.Migration;
import dev.kanmon.engine.source.MigrationSource;
import java.util.List;

/** Classifies what is pending on one database. */
final class PendingClasses {

    private PendingClasses() {}

    /**
     * One verdict for each pending migration, in order. In a database without any relation there is no application that could
     * use something, so all are additive there: an environment that is set up anew waits for nobody.
     */
    static List<Verdict> of(Session session, History history, MigrationSource source) {
        List<String> pending =
                history.pending(source).stream().map(Migration::name).toList();
        if (history.rows().isEmpty() && isEmpty(session)) {
            return pending.stream().map(name -> new Verdict(name, List.of())).toList();
        }
        int version =
                session.query("SHOW server_version_num", row -> row.getInt(1)).get(0);
        return Classifier.classify(RunOrder.of(source, history, pending), version, session.schema());
    }

    /** Of any schema, but those of the server and of extensions. */
    private static boolean isEmpty(Session session) {
        String sql = "SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_class c"
                + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                + " WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname !~ '^pg_'"
                + " AND n.nspname <> 'information_schema' AND c.relname <> '_prisma_migrations'"
                + " AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_class'::regclass"
                + " AND d.objid = c.oid AND d.deptype = 'e'))";
        return session.query(sql, row -> row.getBoolean(1)).get(0);
    }
}
