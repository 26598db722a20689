package dev.kanmon.engine.schema.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.TargetConnector;
import dev.kanmon.engine.target.ConnectionUrl;
import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestPostgres;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What counts as the same schema, and what does not, on the newest PostgreSQL. */
class CatalogDbTest {

    private TestDatabase database;
    private Session session;

    @BeforeEach
    void connect() {
        database = TestPostgres.shared().newDatabase();
        session = TargetConnector.open(ConnectionUrl.parse(database.url()), "test");
    }

    @AfterEach
    void disconnect() {
        session.close();
        database.close();
    }

    @TestFactory
    List<DynamicTest> everyChangeOfASchemaChangesItsFingerprint() {
        return new CatalogScenes(session, database.newRole("").name()).changes(180000);
    }

    @TestFactory
    List<DynamicTest> whatIsNoChangeOfASchemaLeavesItsFingerprint() {
        return new CatalogScenes(session, database.newRole("").name()).same(180000);
    }

    @Test
    void readingWorksInADatabaseThatTakesNoWrites() {
        session.run("CREATE TABLE t (id int)");
        session.run("SET default_transaction_read_only = on");
        assertThat(read(CatalogScope.ALL).objects().keySet())
                .extracting(ObjectKey::toString)
                .contains("table public.t", "column public.t.id", "schema public", "extension plpgsql");
    }

    @Test
    void maintenanceChangesNothing() {
        session.run("CREATE TABLE t (id int PRIMARY KEY)");
        Catalog before = read(CatalogScope.ALL);
        for (String sql :
                List.of("VACUUM FULL t", "REINDEX TABLE CONCURRENTLY t", "CLUSTER t USING t_pkey", "ANALYZE t")) {
            session.run(sql);
        }
        session.run("ALTER TABLE t SET WITHOUT CLUSTER");
        assertThat(read(CatalogScope.ALL)).isEqualTo(before);
    }

    @Test
    void readingWithinATransactionSeesItsChangesAndLeavesItOpen() {
        session.run("BEGIN; CREATE TABLE t (id int)");
        assertThat(read(CatalogScope.ALL).objects().keySet())
                .extracting(ObjectKey::toString)
                .contains("table public.t");
        assertThat(session.isInTransaction()).isTrue();
        session.run("COMMIT");
        assertThat(database.query("SELECT * FROM t")).isEmpty();
    }

    @Test
    void readingLeavesTheSessionAsItWas() {
        session.run("SET search_path = nowhere; SET lock_timeout = 77");
        read(CatalogScope.ALL);
        assertThat(session.query(
                        "SELECT current_setting('search_path') || current_setting('lock_timeout')"
                                + " || current_setting('jit') || current_setting('transaction_read_only')",
                        row -> row.getString(1)))
                .containsExactly("nowhere77msonoff");
    }

    @Test
    void whatExtensionsOwnIsLeftOut() {
        Catalog before = read(CatalogScope.ALL);
        session.run("CREATE EXTENSION hstore; CREATE EXTENSION citext; CREATE EXTENSION pg_stat_statements");
        assertThat(CatalogDifference.between(before, read(CatalogScope.ALL)).changes())
                .extracting(change -> change.object().kind())
                .containsOnly(ObjectKind.EXTENSION, ObjectKind.EXTENSION_VERSION);
    }

    @Test
    void scopeNamesTheSchemasThatAreLookedAt() {
        session.run("CREATE SCHEMA a; CREATE SCHEMA b; CREATE TABLE a.t (id int); CREATE TABLE b.t (id int);"
                + "CREATE TABLE t (id int)");
        assertThat(read(new CatalogScope(Set.of("a", "public"))).objects().keySet())
                .extracting(ObjectKey::toString)
                .containsExactlyInAnyOrder(
                        "schema a",
                        "schema public",
                        "table a.t",
                        "column a.t.id",
                        "table public.t",
                        "column public.t.id",
                        "grant on public to PUBLIC");
    }

    @Test
    void objectsAreNamedForPeople() {
        session.run("CREATE TABLE \"User\" (email text); GRANT SELECT ON \"User\" TO PUBLIC;"
                + "COMMENT ON COLUMN \"User\".email IS 'x'; COMMENT ON TABLE \"User\" IS 'y'");
        assertThat(read(CatalogScope.ALL).objects().keySet())
                .extracting(ObjectKey::toString)
                .contains(
                        "column public.User.email",
                        "grant on public.User to PUBLIC",
                        "comment on column email of public.User",
                        "comment on table public.User");
    }

    private Catalog read(CatalogScope scope) {
        return CatalogReader.read(session, scope);
    }
}
