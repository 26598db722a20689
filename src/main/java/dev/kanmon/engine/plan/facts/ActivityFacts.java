package dev.kanmon.engine.plan.facts;

import dev.kanmon.engine.plan.facts.LongTransactions.LongTransaction;
import java.sql.Array;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Asks what else goes on at the server. */
final class ActivityFacts {

    private final FactQueries queries;

    ActivityFacts(FactQueries queries) {
        this.queries = queries;
    }

    /** Without the texts of their statements, which may hold what is secret. */
    Fact<LongTransactions> longTransactions(Duration from) {
        Fact<Boolean> complete =
                queries.one("SELECT pg_has_role('pg_read_all_stats', 'USAGE')", row -> row.getBoolean(1));
        Fact<List<LongTransaction>> transactions = queries.all(
                "SELECT pid, usename, application_name, state, extract(epoch FROM clock_timestamp() - xact_start)"
                        + " FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
                        + " AND clock_timestamp() - xact_start > interval '" + from.toMillis() + " milliseconds'"
                        + " ORDER BY xact_start",
                row -> new LongTransaction(
                        row.getInt(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        seconds(row.getDouble(5))));
        return transactions.map(
                list -> new LongTransactions(list, complete.asOptional().orElse(false)));
    }

    Fact<List<BlockedSession>> blockedSessions() {
        return queries.all(
                "SELECT DISTINCT ON (l.pid) l.pid, coalesce(n.nspname || '.' || c.relname, ''), l.mode,"
                        + " pg_blocking_pids(l.pid) FROM pg_locks l"
                        + " LEFT JOIN pg_class c ON c.oid = l.relation"
                        + " LEFT JOIN pg_namespace n ON n.oid = c.relnamespace"
                        + " WHERE NOT l.granted AND (l.database IS NULL OR l.database ="
                        + " (SELECT oid FROM pg_database WHERE datname = current_database())) ORDER BY l.pid",
                row -> new BlockedSession(
                        row.getInt(1), row.getString(2), row.getString(3), integers(row.getArray(4))));
    }

    Fact<List<PreparedTransaction>> preparedTransactions() {
        return queries.all(
                "SELECT gid, owner, extract(epoch FROM clock_timestamp() - prepared) FROM pg_prepared_xacts"
                        + " WHERE database = current_database() ORDER BY prepared",
                row -> new PreparedTransaction(row.getString(1), row.getString(2), seconds(row.getDouble(3))));
    }

    /** Also those of other databases: what WAL is kept for one fills the disk of all. */
    Fact<List<ReplicationSlot>> replicationSlots() {
        return queries.all(
                "SELECT slot_name, active, coalesce(pg_wal_lsn_diff(CASE WHEN pg_is_in_recovery()"
                        + " THEN pg_last_wal_receive_lsn() ELSE pg_current_wal_lsn() END, restart_lsn), 0)::bigint"
                        + " FROM pg_replication_slots ORDER BY slot_name",
                row -> new ReplicationSlot(row.getString(1), row.getBoolean(2), row.getLong(3)));
    }

    /** reserved_connections came with PostgreSQL 16. */
    Fact<Connections> connections() {
        return queries.one(
                "SELECT (SELECT sum(numbackends) FROM pg_stat_database),"
                        + " current_setting('max_connections')::int"
                        + " - current_setting('superuser_reserved_connections')::int"
                        + " - coalesce(current_setting('reserved_connections', true)::int, 0)",
                row -> new Connections(row.getInt(1), row.getInt(2)));
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    private static List<Integer> integers(Array array) throws SQLException {
        return List.of((Integer[]) array.getArray());
    }
}
