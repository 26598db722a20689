package dev.kanmon.engine.plan.rehearsal;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A relation at one moment of a transaction.
 *
 * @param filenode the number of its file; 0 where it has none
 * @param scans how often this session has read it from end to end
 */
record RelationState(ObservedRelation relation, long filenode, long scans) {

    /** Columns for {@link #read}, from pg_class c and pg_namespace n. A view's file is 0, an index' scans do not count. */
    static final String COLUMNS = "n.nspname, c.relname, c.relkind,"
            + " coalesce(pg_catalog.pg_relation_filenode(c.oid), 0)::bigint AS filenode,"
            + " CASE WHEN c.relkind IN ('r', 'm') THEN pg_catalog.pg_stat_get_xact_numscans(c.oid) ELSE 0 END AS scans";

    /** What belongs to PostgreSQL itself, or to a session alone. */
    static final String OF_THE_USER =
            "n.nspname <> 'information_schema' AND n.nspname !~ '^pg_' AND c.relpersistence <> 't'";

    static RelationState read(ResultSet row) throws SQLException {
        ObservedRelation relation = new ObservedRelation(
                row.getString("nspname"), row.getString("relname"), ObservedRelation.Kind.of(row.getString("relkind")));
        return new RelationState(relation, row.getLong("filenode"), row.getLong("scans"));
    }
}
