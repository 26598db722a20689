package dev.kanmon.engine.plan.facts;

import dev.kanmon.engine.plan.facts.TableQueries.Found;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.Sql;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the facts of a target, changing nothing and waiting for nobody. */
public final class FactsReader {

    /** For everything; a plan waits for it. */
    private static final Duration BUDGET = Duration.ofSeconds(20);

    private final FactQueries queries;
    private final String schema;

    private FactsReader(FactQueries queries, String schema) {
        this.queries = queries;
        this.schema = schema;
    }

    /**
     * Takes some {@link WriteRates#WINDOW} where there are tables to look at, and 20 seconds at the most.
     *
     * @param session with the target; no transaction may be open, and none is afterwards
     * @throws dev.kanmon.engine.session.ServerException where the connection is lost, or the server does not even tell
     *     its version and database
     */
    public static TargetFacts read(Session session, FactsRequest request) {
        Base base = base(session);
        try (FactQueries queries = FactQueries.begin(session, BUDGET)) {
            return new FactsReader(queries, session.schema()).read(base, request);
        }
    }

    /**
     * Only which database it is.
     *
     * @param session as for {@link #read}
     */
    public static TargetIdentity identity(Session session) {
        Base base = base(session);
        try (FactQueries queries = FactQueries.begin(session, BUDGET)) {
            return new FactsReader(queries, session.schema()).identity(base);
        }
    }

    /** What every role may know. */
    private record Base(int version, String database, long databaseOid, RoleFacts role) {}

    private static Base base(Session session) {
        String sql = "SELECT pg_catalog.current_setting('server_version_num')::int, d.datname, d.oid::bigint,"
                + " r.rolname, r.rolsuper, r.rolcreatedb, r.rolcreaterole"
                + " FROM pg_catalog.pg_database d, pg_catalog.pg_roles r"
                + " WHERE d.datname = pg_catalog.current_database() AND r.rolname = current_user";
        return session.query(
                        sql,
                        row -> new Base(
                                row.getInt(1),
                                row.getString(2),
                                row.getLong(3),
                                new RoleFacts(
                                        row.getString(4), row.getBoolean(5), row.getBoolean(6), row.getBoolean(7))))
                .get(0);
    }

    private TargetFacts read(Base base, FactsRequest request) {
        TableQueries tables = new TableQueries(queries);
        List<Found> found = tables.find(request.tables(), schema).asOptional().orElse(List.of());
        WriteRates rates =
                WriteRates.begin(tables, found.stream().map(Found::oid).toList());
        ActivityFacts activity = new ActivityFacts(queries);
        Fact<LongTransactions> longTransactions = activity.longTransactions(request.longTransaction());
        Fact<List<BlockedSession>> blocked = activity.blockedSessions();
        Map<Long, Fact<Double>> measured = rates.end();
        return new TargetFacts(
                base.version(),
                identity(base),
                found.stream()
                        .map(table -> tables.facts(table, measured.get(table.oid())))
                        .toList(),
                longTransactions,
                blocked,
                activity.preparedTransactions(),
                activity.replicationSlots(),
                activity.connections(),
                base.role(),
                privileges(base, request.schemas()),
                roles());
    }

    private TargetIdentity identity(Base base) {
        Optional<String> system = queries.one(
                        "SELECT system_identifier FROM pg_control_system()", row -> row.getString(1))
                .asOptional();
        return new TargetIdentity(system, base.database(), base.databaseOid(), schema);
    }

    private Privileges privileges(Base base, Set<String> schemas) {
        Set<String> all = new TreeSet<>(schemas);
        all.add(schema);
        List<String> names = all.stream().map(Sql::literal).toList();
        Map<String, Boolean> create = new HashMap<>();
        queries.all(
                "SELECT nspname, has_schema_privilege(oid, 'CREATE') FROM pg_namespace WHERE nspname IN ("
                        + String.join(", ", names) + ")",
                row -> create.put(row.getString(1), row.getBoolean(2)));
        Fact<Boolean> onDatabase = queries.one(
                "SELECT has_database_privilege(" + base.databaseOid() + "::oid, 'CREATE')", row -> row.getBoolean(1));
        return new Privileges(base.role().name(), base.database(), create, onDatabase);
    }

    private Fact<Set<String>> roles() {
        return queries.all("SELECT rolname FROM pg_roles", row -> row.getString(1))
                .map(HashSet::new);
    }
}
