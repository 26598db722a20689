package dev.kanmon.engine.schema.shadow;

import static dev.kanmon.engine.schema.shadow.ShadowFixture.key;
import static dev.kanmon.engine.schema.shadow.ShadowFixture.keyOf;
import static dev.kanmon.engine.schema.shadow.ShadowFixture.script;
import static dev.kanmon.engine.schema.shadow.ShadowFixture.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kanmon.engine.target.ConnectionUrl;
import dev.kanmon.testsupport.PostgresServer;
import dev.kanmon.testsupport.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a server of its own, so that the databases on it can be counted. */
class SharedServerDbTest {

    private static PostgresServer postgres;

    private TestDatabase target;

    @BeforeAll
    static void startServer() {
        postgres = PostgresServer.start();
    }

    @AfterAll
    static void stopServer() {
        postgres.close();
    }

    @BeforeEach
    void createTarget() {
        target = postgres.newDatabase();
    }

    @AfterEach
    void dropAll() {
        for (Map<String, Object> row : target.query("SELECT datname FROM pg_database WHERE datname LIKE 'kanmon%'")) {
            target.sql("ALTER DATABASE " + row.get("datname") + " ALLOW_CONNECTIONS true");
            target.sql("DROP DATABASE " + row.get("datname") + " WITH (FORCE)");
        }
        target.close();
    }

    @Test
    void rehearsalsWorkOnCopiesOfOneBaselineAndGo() {
        AtomicInteger builds = new AtomicInteger();
        BaselineBuilder builder = session -> {
            session.run("CREATE TABLE t (id int)");
            return List.of("build " + builds.incrementAndGet());
        };
        Object oid = null;
        for (int i = 0; i < 2; i++) {
            try (ShadowServer server = open(target.url());
                    ShadowDatabase database = server.rehearsalDatabase(key("1"), builder)) {
                database.session().run("INSERT INTO t VALUES (1)");
                assertThat(text(database.session(), "SELECT count(*) FROM t")).isEqualTo("1");
                assertThat(database.notes()).containsExactly("build 1");
                assertThat(databases("rehearsal")).hasSize(1);
                Object found = databases("baseline").get(0).get("oid");
                assertThat(oid == null || oid.equals(found)).isTrue();
                oid = found;
            }
            assertThat(databases("rehearsal")).isEmpty();
        }
        assertThat(target.query("SELECT 1 FROM pg_class WHERE relname = 't'")).isEmpty();
    }

    @Test
    void newHistoryReplacesTheTargetsBaselineAndLeavesThoseOfOthers() {
        rehearse(keyOf("shop", "1"));
        rehearse(keyOf("other", "1"));
        rehearse(keyOf("shop", "1", "2"));
        assertThat(databases("baseline")).hasSize(2);
        assertThat(databases("building")).isEmpty();
    }

    @Test
    void baselineThatBreaksOffIsNotThere() {
        try (ShadowServer server = open(target.url())) {
            assertThatThrownBy(() -> server.rehearsalDatabase(key("1"), session -> {
                        session.run("CREATE TABLE t (id int)");
                        throw new IllegalStateException("broken");
                    }))
                    .hasMessage("broken");
        }
        assertThat(databases("")).isEmpty();
    }

    @Test
    void baselineOfAProcessThatDiedIsNeverTakenForAWholeOneAndGoes() throws Exception {
        CompletableFuture<Void> halfway = new CompletableFuture<>();
        CompletableFuture<Void> dying = CompletableFuture.runAsync(() -> {
            try (ShadowServer server = open(target.url())) {
                server.rehearsalDatabase(key("1"), session -> {
                    session.run("CREATE TABLE half (id int)");
                    halfway.complete(null);
                    // Waits until the server ends our sessions, as a killed pod's end.
                    session.run("SELECT pg_sleep(60)");
                    return List.of();
                });
            }
        });
        halfway.get();
        assertThat(databases("building")).hasSize(1);
        target.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'kanmon-shadow'"
                + " ORDER BY datname = current_database() DESC");
        assertThat(dying.handle((done, error) -> error).get()).isNotNull();
        assertThat(databases("building")).hasSize(1);
        try (ShadowServer server = open(target.url());
                ShadowDatabase database = server.rehearsalDatabase(key("1"), script("CREATE TABLE whole (id int)"))) {
            assertThat(text(database.session(), "SELECT to_regclass('half')")).isNull();
            assertThat(text(database.session(), "SELECT to_regclass('whole')")).isEqualTo("whole");
        }
        assertThat(databases("building")).isEmpty();
    }

    @Test
    void databaseOfThatNameWithoutOurMarkIsLeftAlone() {
        rehearse(key("1"));
        Object name = databases("baseline").get(0).get("datname");
        target.sql("COMMENT ON DATABASE " + name + " IS 'the accounts'");
        assertThatThrownBy(() -> rehearse(key("1")))
                .isInstanceOf(ShadowUnavailableException.class)
                .hasMessageContaining((String) name);
        rehearse(key("2"));
        assertThat(databases("baseline")).hasSize(2);
    }

    @Test
    void roleThatMayNotCreateDatabasesIsTold() {
        TestDatabase.Role role = target.newRole("");
        assertThatThrownBy(() -> {
                    try (ShadowServer server = open(target.urlAs(role))) {
                        server.rehearsalDatabase(key("1"), script("SELECT 1"));
                    }
                })
                .isInstanceOf(ShadowUnavailableException.class)
                .hasMessageContaining("CREATEDB");
    }

    @Test
    void externalDatabaseOfARoleThatMayNotCreateOthersIsUsedItselfWhileItIsEmptyOrOurs() {
        TestDatabase.Role role = target.newRole("");
        target.sql("ALTER DATABASE " + target.name() + " OWNER TO " + role.name());
        for (int i = 0; i < 2; i++) {
            try (ShadowServer server = external(target.urlAs(role));
                    ShadowDatabase database =
                            server.rehearsalDatabase(key("1"), script("CREATE SCHEMA s; CREATE TABLE t (id int)"))) {
                assertThat(text(database.session(), "SELECT current_database()"))
                        .isEqualTo(target.name());
                assertThat(text(database.session(), "SELECT count(*) FROM t")).isEqualTo("0");
            }
            assertThat(target.query("SELECT 1 FROM pg_class WHERE relname = 't'"))
                    .isEmpty();
        }
    }

    @Test
    void externalDatabaseThatHoldsSomethingIsNotTouched() {
        TestDatabase.Role role = target.newRole("");
        target.sql("ALTER DATABASE " + target.name() + " OWNER TO " + role.name() + "; CREATE TABLE accounts (id int)");
        assertThatThrownBy(() -> {
                    try (ShadowServer server = external(target.urlAs(role))) {
                        server.rehearsalDatabase(key("1"), script("SELECT 1"));
                    }
                })
                .isInstanceOf(ShadowUnavailableException.class)
                .hasMessageContaining("empty");
        assertThat(target.query("SELECT * FROM accounts")).isEmpty();
    }

    @Test
    void ordinaryRoleThatMayCreateDatabasesSuffices() {
        TestDatabase.Role role = target.newRole("CREATEDB");
        for (int i = 0; i < 2; i++) {
            try (ShadowServer server = open(target.urlAs(role));
                    ShadowDatabase database = server.rehearsalDatabase(key("1"), script("CREATE TABLE t (id int)"))) {
                assertThat(text(database.session(), "SELECT count(*) FROM t")).isEqualTo("0");
            }
        }
        target.sql("DROP DATABASE " + databases("baseline").get(0).get("datname"));
    }

    @Test
    void twoPlansOfOneTargetShareOneReplay() {
        AtomicInteger builds = new AtomicInteger();
        List<CompletableFuture<Void>> plans = List.of(plan(builds), plan(builds), plan(builds));
        plans.forEach(CompletableFuture::join);
        assertThat(builds).hasValue(1);
        assertThat(databases("baseline")).hasSize(1);
        assertThat(databases("rehearsal")).isEmpty();
    }

    @Test
    void serverThatCannotBeReachedIsSaidWithoutThePassword() {
        assertThatThrownBy(() -> open(target.urlWithWrongPassword()))
                .isInstanceOf(ShadowUnavailableException.class)
                .hasMessageNotContaining("not-the-password")
                .hasMessageContaining("Authentication failed");
    }

    private CompletableFuture<Void> plan(AtomicInteger builds) {
        return CompletableFuture.runAsync(() -> {
            try (ShadowServer server = open(target.url());
                    ShadowDatabase database = server.rehearsalDatabase(key("1"), session -> {
                        builds.incrementAndGet();
                        session.run("CREATE TABLE t (id int)");
                        return List.of();
                    })) {
                database.session().run("INSERT INTO t VALUES (1)");
            }
        });
    }

    private void rehearse(BaselineKey key) {
        try (ShadowServer server = open(target.url())) {
            server.rehearsalDatabase(key, script("SELECT 1")).close();
        }
    }

    private List<Map<String, Object>> databases(String purpose) {
        return target.query(
                "SELECT oid, datname FROM pg_database WHERE starts_with(datname, ?) ORDER BY 2", "kanmon_" + purpose);
    }

    private static ShadowServer external(String url) {
        return ShadowServer.open(new ShadowSettings.External(ConnectionUrl.parse(url)));
    }

    private static ShadowServer open(String url) {
        return ShadowServer.open(new ShadowSettings.TargetServer(ConnectionUrl.parse(url)));
    }
}
