package dev.kanmon.engine.plan.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.engine.lint.effect.LockMode;
import dev.kanmon.engine.plan.rehearsal.StatementOutcome.NotRehearsable;
import dev.kanmon.engine.plan.rehearsal.StatementOutcome.Succeeded;
import dev.kanmon.engine.schema.shadow.ShadowSettings;
import dev.kanmon.engine.target.ConnectionUrl;
import dev.kanmon.testsupport.PostgresServer;
import dev.kanmon.testsupport.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** On a server that others use; one of its own all the same, since baselines stay there. */
class SharedServerRehearsalDbTest {

    private static PostgresServer postgres;
    private static TestDatabase target;

    @BeforeAll
    static void startServer() {
        postgres = PostgresServer.start();
        target = postgres.newDatabase();
    }

    @AfterAll
    static void stopServer() {
        postgres.close();
    }

    @Test
    void whatBelongsToTheServerIsNotChanged() {
        List<RehearsedStatement> statements = on(target.url())
                .pending(
                        "CREATE ROLE rehearsed; DO $$ BEGIN CREATE ROLE rehearsed; END $$; ALTER ROLE postgres SET work_mem = '1MB';"
                                + " GRANT pg_monitor TO postgres; DROP OWNED BY postgres; COMMENT ON ROLE postgres IS 'x';"
                                + " GRANT CONNECT ON DATABASE postgres TO PUBLIC;"
                                + " SELECT pg_reload_conf(); CREATE TABLE t (id int)")
                .statements();
        assertThat(statements.subList(0, 8))
                .extracting(RehearsedStatement::outcome)
                .hasOnlyElementsOfType(NotRehearsable.class);
        assertThat(statements.get(8).outcome()).isEqualTo(new Succeeded());
        assertThat(target.query("SELECT 1 FROM pg_roles WHERE rolname = 'rehearsed'"))
                .isEmpty();
        assertThat(target.query("SELECT 1 FROM pg_class WHERE relname = 't'")).isEmpty();
    }

    @Test
    void whatNeedsASuperuserIsSaidAndDoesNotFail() {
        TestDatabase.Role role = target.newRole("CREATEDB");
        Rehearsal.Rehearsed rehearsed = on(target.urlAs(role))
                .history("CREATE TABLE users (id int)")
                .pending("CREATE EXTENSION file_fdw; CREATE EXTENSION pageinspect; ALTER TABLE users ADD age int;"
                        + " ALTER TABLE users OWNER TO postgres")
                .rehearsed();
        List<RehearsedStatement> statements = rehearsed.migrations().get(0).statements();
        assertThat(statements.get(0).outcome()).isInstanceOf(NotRehearsable.class);
        assertThat(statements.get(1).outcome())
                .isInstanceOfSatisfying(
                        NotRehearsable.class, not -> assertThat(not.reason()).contains("42501"));
        assertThat(statements.get(2).outcome()).isEqualTo(new Succeeded());
        assertThat(statements.get(3).outcome()).isInstanceOf(NotRehearsable.class);
        assertThat(rehearsed.passed()).isTrue();
    }

    @Test
    void roleThatTheServerLacksIsNotMade() {
        RehearsedStatement grant = on(target.url())
                .history("CREATE TABLE users (id int)")
                .pending("GRANT SELECT ON users TO somebody")
                .statements()
                .get(0);
        assertThat(grant.outcome()).isInstanceOf(NotRehearsable.class);
        assertThat(target.query("SELECT 1 FROM pg_roles WHERE rolname = 'somebody'"))
                .isEmpty();
    }

    @Test
    void concurrentIndexBuildIsObservedHereToo() {
        RehearsedStatement build = on(target.url())
                .history("CREATE TABLE users (id int)")
                .pending("CREATE INDEX CONCURRENTLY i ON users (id)")
                .statements()
                .get(0);
        assertThat(build.observation().locks())
                .extracting(ObservedLock::mode)
                .contains(LockMode.SHARE_UPDATE_EXCLUSIVE);
    }

    private static RehearsalFixture on(String url) {
        return RehearsalFixture.on(new ShadowSettings.TargetServer(ConnectionUrl.parse(url)));
    }
}
