package dev.kanmon.engine.deploy;

import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.Sql;
import dev.kanmon.engine.sql.QualifiedName;
import dev.kanmon.engine.sql.Recovery;
import java.util.List;

/**
 * Asks the catalog whether a statement outside of a transaction was done, when a run ended in it without saying so, and
 * clears away what a half-done one left.
 */
final class RecoveryCheck {

    /** What is to be done about the statement. */
    enum Answer {
        RUN,
        DONE,
        /** Nothing in the catalog tells. */
        UNKNOWN
    }

    private RecoveryCheck() {}

    static Answer resolve(Session session, Recovery recovery) {
        if (recovery instanceof Recovery.CreateIndex index) {
            return createIndex(session, index);
        }
        if (recovery instanceof Recovery.DropIndex drop) {
            boolean left = drop.indexes().stream().anyMatch(index -> exists(session, index));
            return left || drop.ifExists() ? Answer.RUN : Answer.DONE;
        }
        return recovery instanceof Recovery.Repeatable ? Answer.RUN : Answer.UNKNOWN;
    }

    /** Where the statement creates an index, drops what an attempt that failed has left of it. */
    static void clearAway(Session session, Recovery recovery) {
        if (recovery instanceof Recovery.CreateIndex index) {
            createIndex(session, index);
        }
    }

    /** The index's name as the statement's author would write it to drop it. */
    static String indexName(Recovery.CreateIndex index) {
        return regclass(new QualifiedName(index.table().schema(), index.index()));
    }

    private static Answer createIndex(Session session, Recovery.CreateIndex index) {
        String sql = "SELECT i.indisvalid, pg_catalog.format('%I.%I', n.nspname, c.relname)"
                + " FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid"
                + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                + " WHERE c.relname = " + Sql.literal(index.index())
                + " AND i.indrelid = pg_catalog.to_regclass(" + Sql.literal(regclass(index.table())) + ")";
        List<Index> found = session.query(sql, row -> new Index(row.getBoolean(1), row.getString(2)));
        if (found.isEmpty()) {
            return Answer.RUN;
        }
        if (found.get(0).valid()) {
            return Answer.DONE;
        }
        session.run("DROP INDEX CONCURRENTLY " + found.get(0).name());
        return Answer.RUN;
    }

    private static boolean exists(Session session, QualifiedName index) {
        return session.query(
                        "SELECT pg_catalog.to_regclass(" + Sql.literal(regclass(index)) + ") IS NOT NULL",
                        row -> row.getBoolean(1))
                .get(0);
    }

    private static String regclass(QualifiedName name) {
        String relation = Sql.identifier(name.name());
        return name.schema()
                .map(schema -> Sql.identifier(schema) + "." + relation)
                .orElse(relation);
    }

    private record Index(boolean valid, String name) {}
}
