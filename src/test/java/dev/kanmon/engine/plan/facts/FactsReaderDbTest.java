package dev.kanmon.engine.plan.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.TargetConnector;
import dev.kanmon.engine.sql.QualifiedName;
import dev.kanmon.engine.target.ConnectionUrl;
import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FactsReaderDbTest {

    private TestDatabase database;

    @BeforeEach
    void createDatabase() {
        database = TestPostgres.shared().newDatabase();
        database.sql("CREATE TABLE users (id int PRIMARY KEY, email varchar(200) NOT NULL DEFAULT '',"
                + " age int CHECK (age > 0));"
                + " ALTER TABLE users ADD CONSTRAINT later CHECK (age < 200) NOT VALID;"
                + " INSERT INTO users SELECT i FROM generate_series(1, 1000) i; ANALYZE users;"
                + " CREATE TABLE fresh (a int, b text); INSERT INTO fresh SELECT i, 'x' FROM generate_series(1, 2000) i;"
                + " CREATE TABLE events (id int, at date) PARTITION BY RANGE (at);"
                + " CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');"
                + " CREATE TABLE events_2 PARTITION OF events FOR VALUES FROM ('2026-02-01') TO ('2026-03-01');"
                + " INSERT INTO events SELECT i, '2026-01-10' FROM generate_series(1, 100) i;"
                + " INSERT INTO events SELECT i, '2026-02-10' FROM generate_series(1, 50) i; ANALYZE events");
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void tableIsDescribed() {
        TableFacts users = read("users").table("public", "users").orElseThrow();
        assertThat(users.rows()).isEqualTo(Fact.known(new RowEstimate(1000, RowEstimate.Basis.STATISTICS)));
        TableSize size = users.size().asOptional().orElseThrow();
        assertThat(size.total()).isGreaterThan(size.heap());
        assertThat(users.columns().asOptional().orElseThrow())
                .containsExactly(
                        new ColumnFacts("id", "integer", true, false),
                        new ColumnFacts("email", "character varying(200)", true, true),
                        new ColumnFacts("age", "integer", false, false));
        assertThat(users.indexes().asOptional().orElseThrow())
                .extracting(IndexFacts::name)
                .containsExactly("users_pkey");
        assertThat(users.validatedChecks().asOptional().orElseThrow()).containsExactly("CHECK ((age > 0))");
        assertThat(users.partitioned()).isFalse();
    }

    @Test
    void rowsOfATableThatWasNeverAnalyzedAreEstimatedFromItsSize() {
        RowEstimate rows = read("fresh").tables().get(0).rows().asOptional().orElseThrow();
        assertThat(rows.basis()).isEqualTo(RowEstimate.Basis.SIZE);
        assertThat(rows.rows()).isBetween(500L, 4000L);
    }

    @Test
    void partitionsCountTogether() {
        TableFacts events = read("events").tables().get(0);
        assertThat(events.partitioned()).isTrue();
        assertThat(events.partitions()).isEqualTo(2);
        assertThat(events.rows()).isEqualTo(Fact.known(new RowEstimate(150, RowEstimate.Basis.STATISTICS)));
    }

    @Test
    void tablesThatAreNotThereAreLeftOut() {
        assertThat(read("nothing").tables()).isEmpty();
    }

    @Test
    void writesAreCountedPerSecond() throws Exception {
        try (Connection writer = database.connect()) {
            CompletableFuture<Void> stop = new CompletableFuture<>();
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> writeUntil(stop, writer));
            double rate =
                    read("users").tables().get(0).writesPerSecond().asOptional().orElseThrow();
            stop.complete(null);
            writing.get();
            assertThat(rate).isGreaterThan(10);
        }
        assertThat(read("fresh").tables().get(0).writesPerSecond()).isEqualTo(Fact.known(0.0));
    }

    @Test
    void tableThatIsLockedByOthersDoesNotHoldUsUp() throws SQLException {
        try (Connection other = database.connect()) {
            execute(other, "BEGIN; LOCK TABLE users IN ACCESS EXCLUSIVE MODE");
            long began = System.nanoTime();
            TableFacts users = read("users").tables().get(0);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(8));
            assertThat(users.size()).isEqualTo(Fact.unknown("it is locked"));
            assertThat(users.rows()).isEqualTo(Fact.known(new RowEstimate(1000, RowEstimate.Basis.STATISTICS)));
        }
    }

    @Test
    void longTransactionsAndWhoWaitsOnWhomAreTold() throws Exception {
        try (Connection holder = database.connect();
                Connection waiter = database.connect()) {
            execute(holder, "BEGIN; LOCK TABLE users IN ACCESS EXCLUSIVE MODE");
            CompletableFuture<Void> waiting =
                    CompletableFuture.runAsync(() -> executeUnchecked(waiter, "SELECT * FROM users"));
            Awaitility.await().until(() -> !database.query("SELECT 1 FROM pg_locks WHERE NOT granted")
                    .isEmpty());
            TargetFacts facts = read();
            LongTransactions transactions =
                    facts.longTransactions().asOptional().orElseThrow();
            assertThat(transactions.complete()).isTrue();
            assertThat(transactions.transactions().get(0).state()).isEqualTo("idle in transaction");
            BlockedSession blocked =
                    facts.blockedSessions().asOptional().orElseThrow().get(0);
            assertThat(blocked.relation()).isEqualTo("public.users");
            assertThat(blocked.mode()).isEqualTo("AccessShareLock");
            assertThat(blocked.blockedBy())
                    .containsExactly(transactions.transactions().get(0).pid());
            execute(holder, "ROLLBACK");
            waiting.get();
        }
    }

    @Test
    void serverIsDescribedAndTheIdentityIsStable() {
        TargetFacts one = read();
        TargetFacts other = read();
        assertThat(one.identity()).isEqualTo(other.identity());
        assertThat(one.identity().systemIdentifier()).isPresent();
        assertThat(one.serverVersion()).isGreaterThanOrEqualTo(140000);
        assertThat(one.connections().asOptional().orElseThrow().free()).isPositive();
        assertThat(one.preparedTransactions()).isEqualTo(Fact.known(List.of()));
        assertThat(one.replicationSlots()).isEqualTo(Fact.known(List.of()));
        assertThat(one.roles().asOptional().orElseThrow()).contains("postgres");
        assertThat(one.role()).isEqualTo(new RoleFacts("postgres", true, true, true));
        assertThat(one.privileges().lackOfCreateOn("public")).isEmpty();
        try (TestDatabase another = TestPostgres.shared().newDatabase();
                Session session = TargetConnector.open(ConnectionUrl.parse(another.url()), "test")) {
            assertThat(FactsReader.read(session, request()).identity()).isNotEqualTo(one.identity());
        }
    }

    @Test
    void roleWithoutRightsGetsItsFactsAndTheRightsThatItLacks() {
        TestDatabase.Role role = database.newRole("");
        try (Session session = TargetConnector.open(ConnectionUrl.parse(database.urlAs(role)), "test")) {
            TargetFacts facts = FactsReader.read(session, request("users"));
            TableFacts users = facts.tables().get(0);
            assertThat(users.rows()).isEqualTo(Fact.known(new RowEstimate(1000, RowEstimate.Basis.STATISTICS)));
            assertThat(facts.longTransactions().asOptional().map(LongTransactions::complete))
                    .isEqualTo(Optional.of(false));
            assertThat(facts.privileges().lackOfCreateOn("public"))
                    .contains("This needs CREATE on schema public, and role " + role.name() + " does not have it.");
            assertThat(facts.privileges().lackOfCreateOnDatabase())
                    .contains("This needs CREATE on database " + database.name() + ", and role " + role.name()
                            + " does not have it.");
            assertThat(facts.privileges().lackOfOwnership(users))
                    .contains("This needs the owner of public.users, postgres, and role " + role.name()
                            + " is not a member of that role.");
        }
    }

    private TargetFacts read(String... tables) {
        try (Session session = TargetConnector.open(ConnectionUrl.parse(database.url()), "test")) {
            return FactsReader.read(session, request(tables));
        }
    }

    private static FactsRequest request(String... tables) {
        return new FactsRequest(
                List.of(tables).stream()
                        .map(table -> new QualifiedName(Optional.empty(), table))
                        .toList(),
                Set.of(),
                Duration.ofMillis(1));
    }

    private static void writeUntil(CompletableFuture<Void> stop, Connection writer) {
        while (!stop.isDone()) {
            executeUnchecked(writer, "UPDATE users SET age = 30 WHERE id <= 20");
        }
    }

    private static void executeUnchecked(Connection connection, String sql) {
        try {
            execute(connection, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
