package dev.kanmon.engine.plan.rehearsal;

import static dev.kanmon.engine.plan.rehearsal.RehearsalFixture.onPrivateServer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.engine.lint.effect.LockMode;
import dev.kanmon.engine.plan.rehearsal.Observation.Extent;
import dev.kanmon.engine.plan.rehearsal.StatementOutcome.Failed;
import dev.kanmon.engine.plan.rehearsal.StatementOutcome.NotRehearsable;
import dev.kanmon.engine.plan.rehearsal.StatementOutcome.Succeeded;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RehearserDbTest {

    private static final String USERS = "CREATE TABLE users (id int PRIMARY KEY, email text);";

    @Test
    void statementIsSeenWithItsLocksRewritesAndScans() {
        List<RehearsedStatement> statements = onPrivateServer()
                .history(USERS + "CREATE TABLE orders (id int)")
                .pending("ALTER TABLE users ALTER id TYPE bigint;\nSELECT count(*) FROM orders;")
                .statements();
        Observation alter = statements.get(0).observation();
        assertThat(alter.extent()).isEqualTo(Extent.WHOLE);
        assertThat(alter.locks()).contains(lock("users", LockMode.ACCESS_EXCLUSIVE));
        assertThat(names(alter.rewritten())).containsExactly("public.users");
        assertThat(names(alter.scanned())).containsExactly("public.users");
        Observation count = statements.get(1).observation();
        assertThat(count.locks()).containsExactly(lock("orders", LockMode.ACCESS_SHARE));
        assertThat(names(count.scanned())).containsExactly("public.orders");
        assertThat(count.rewritten()).isEmpty();
        assertThat(statements).extracting(RehearsedStatement::line).containsExactly(1, 2);
        assertThat(statements).extracting(RehearsedStatement::transaction).containsExactly(0, 0);
    }

    @Test
    void droppedAndRenamedRelationsAreCalledByTheirOldNames() {
        List<RehearsedStatement> statements = onPrivateServer()
                .history(USERS + "CREATE TABLE orders (id int)")
                .pending("DROP TABLE orders; ALTER TABLE users RENAME TO people")
                .statements();
        assertThat(statements.get(0).observation().locks()).containsExactly(lock("orders", LockMode.ACCESS_EXCLUSIVE));
        assertThat(statements.get(1).observation().locks()).containsExactly(lock("users", LockMode.ACCESS_EXCLUSIVE));
    }

    @Test
    void concurrentIndexBuildIsCaughtAtItsFirstLock() {
        RehearsedStatement build = onPrivateServer()
                .history(USERS)
                .pending("CREATE INDEX CONCURRENTLY users_email ON users (email)")
                .statements()
                .get(0);
        assertThat(build.outcome()).isEqualTo(new Succeeded());
        assertThat(build.observation().extent()).isEqualTo(Extent.FIRST_LOCK);
        assertThat(build.observation().locks()).contains(lock("users", LockMode.SHARE_UPDATE_EXCLUSIVE));
    }

    @Test
    void vacuumFullRewrites() {
        RehearsedStatement vacuum = onPrivateServer()
                .history(USERS)
                .pending("VACUUM FULL users")
                .statements()
                .get(0);
        assertThat(vacuum.observation().locks()).containsExactly(lock("users", LockMode.ACCESS_EXCLUSIVE));
        assertThat(names(vacuum.observation().rewritten())).contains("public.users");
    }

    @Test
    void notNullOverNullsOfTheHistoryFailsWithItsLine() {
        Rehearsal.Rehearsed rehearsed = onPrivateServer()
                .history(USERS + "INSERT INTO users VALUES (1, NULL)")
                .pending("SELECT 1;\n\nALTER TABLE users ALTER email SET NOT NULL;\nSELECT 2", "SELECT 3")
                .rehearsed();
        RehearsedMigration migration = rehearsed.migrations().get(0);
        assertThat(rehearsed.passed()).isFalse();
        assertThat(migration.end()).isEqualTo(new End.FailedAtStatement());
        assertThat(migration.statements()).hasSize(2);
        assertThat(migration.statements().get(1).outcome()).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.error().sqlState()).isEqualTo("23502");
            assertThat(failed.line()).isEqualTo(3);
        });
        assertThat(rehearsed.migrations().get(1).end()).isInstanceOf(End.NotRun.class);
    }

    @Test
    void errorPositionGivesTheLineWithinTheStatement() {
        RehearsedStatement statement = onPrivateServer()
                .history(USERS)
                .pending("CREATE VIEW v AS\n  SELECT id,\n  emial FROM users")
                .statements()
                .get(0);
        assertThat(statement.line()).isEqualTo(1);
        assertThat(statement.outcome()).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.line())
                .isEqualTo(3));
    }

    @Test
    void deferredConstraintFailsAtCommit() {
        Rehearsal.Rehearsed rehearsed = onPrivateServer()
                .history(USERS + "CREATE TABLE orders (user_id int REFERENCES users DEFERRABLE INITIALLY DEFERRED)")
                .pending("INSERT INTO orders VALUES (7)")
                .rehearsed();
        assertThat(rehearsed.migrations().get(0).end())
                .isInstanceOfSatisfying(
                        End.FailedAtCommit.class,
                        end -> assertThat(end.error().sqlState()).isEqualTo("23503"));
    }

    @Test
    void missingExtensionIsSaidAndSoIsWhatNeedsIt() {
        Rehearsal.Rehearsed rehearsed = onPrivateServer()
                .history(USERS + "CREATE EXTENSION postgis; ALTER TABLE users ADD place geometry")
                .pending("CREATE INDEX places ON users USING gist (place); ALTER TABLE users ADD age int")
                .rehearsed();
        assertThat(rehearsed.skippedHistory())
                .extracting(SkippedStatement::line)
                .containsExactly(1, 1);
        assertThat(rehearsed.skippedHistory().get(0).reason()).contains("postgis");
        List<RehearsedStatement> statements = rehearsed.migrations().get(0).statements();
        assertThat(statements.get(0).outcome()).isInstanceOf(NotRehearsable.class);
        assertThat(statements.get(1).outcome()).isEqualTo(new Succeeded());
        assertThat(rehearsed.passed()).isTrue();
    }

    @Test
    void contribExtensionsAreThere() {
        assertThat(onPrivateServer()
                        .pending("CREATE EXTENSION citext; CREATE EXTENSION pgcrypto; CREATE EXTENSION pg_trgm")
                        .statements())
                .extracting(RehearsedStatement::outcome)
                .containsOnly(new Succeeded());
    }

    @Test
    void historyThatDoesNotReplayIsSaidWithMigrationAndLine() {
        Rehearsal rehearsal = onPrivateServer()
                .history(USERS, "SELECT 1;\nALTER TABLE made_by_hand ADD x int")
                .pending("SELECT 1")
                .rehearse();
        assertThat(rehearsal).isInstanceOfSatisfying(Rehearsal.HistoryNotReplayed.class, failed -> {
            assertThat(failed.migration()).isEqualTo("h2");
            assertThat(failed.line()).isEqualTo(2);
            assertThat(failed.error().sqlState()).isEqualTo("42P01");
        });
    }

    @Test
    void rolesOfTheHistoryAreMade() {
        Rehearsal.Rehearsed rehearsed = onPrivateServer()
                .history(USERS + "GRANT SELECT ON users TO app, \"Read Only\"; ALTER TABLE users OWNER TO owner_role")
                .pending("GRANT INSERT ON users TO app; GRANT SELECT ON users TO reporting; GRANT app TO reporting")
                .targetRoles("app", "reporting")
                .rehearsed();
        assertThat(rehearsed.skippedHistory()).isEmpty();
        assertThat(rehearsed.passed()).isTrue();
        assertThat(rehearsed.migrations().get(0).statements())
                .extracting(RehearsedStatement::outcome)
                .containsOnly(new Succeeded());
    }

    @Test
    void pendingRoleThatTheTargetLacksFails() {
        RehearsedStatement grant = onPrivateServer()
                .history(USERS)
                .pending("GRANT SELECT ON users TO app_typo")
                .targetRoles("app")
                .statements()
                .get(0);
        assertThat(grant.outcome()).isInstanceOfSatisfying(Failed.class, failed -> assertThat(
                        failed.error().sqlState())
                .isEqualTo("42704"));
    }

    @Test
    void whatReachesBeyondTheDatabaseIsNotRun() {
        assertThat(onPrivateServer()
                        .history(USERS)
                        .pending("-- kanmon:no-transaction\nCREATE DATABASE other; ALTER SYSTEM SET work_mem = '1MB';"
                                + " CREATE TABLESPACE fast LOCATION '/tmp';"
                                + " CREATE SUBSCRIPTION s CONNECTION 'host=x' PUBLICATION p;"
                                + " COPY users TO PROGRAM 'cat'; ALTER DATABASE shop SET timezone = 'UTC';"
                                + " GRANT CONNECT ON DATABASE shop TO PUBLIC; CREATE EXTENSION dblink")
                        .statements())
                .hasSize(8)
                .extracting(RehearsedStatement::outcome)
                .hasOnlyElementsOfType(NotRehearsable.class);
    }

    @Test
    void savepointsOfTheScriptAndItsTransactionModesWork() {
        assertThat(onPrivateServer()
                        .history(USERS)
                        .pending("BEGIN; SET TRANSACTION ISOLATION LEVEL SERIALIZABLE; SAVEPOINT a;"
                                + " DROP TABLE users; ROLLBACK TO a; ALTER TABLE users ADD age int; RELEASE a; COMMIT;"
                                + " ALTER TABLE users ADD size int")
                        .rehearsed()
                        .passed())
                .isTrue();
    }

    @Test
    void directiveRunsStatementsOneByOneAndTheyAreSeenWhole() {
        List<RehearsedStatement> statements = onPrivateServer()
                .history(USERS)
                .pending("-- kanmon:no-transaction\nALTER TABLE users ADD a int; ALTER TABLE users ADD b int;"
                        + " DO $$ BEGIN UPDATE users SET a = 1; COMMIT; END $$")
                .statements();
        assertThat(statements).extracting(RehearsedStatement::outcome).containsOnly(new Succeeded());
        assertThat(statements).extracting(RehearsedStatement::transaction).containsExactly(0, 1, 2);
        assertThat(statements.get(1).observation().locks()).containsExactly(lock("users", LockMode.ACCESS_EXCLUSIVE));
    }

    @Test
    void enumValueUsedInItsOwnTransactionFailsAsOnTheTarget() {
        List<RehearsedStatement> statements = onPrivateServer()
                .history("CREATE TYPE mood AS ENUM ('ok'); CREATE TABLE t (m mood)")
                .pending("ALTER TYPE mood ADD VALUE 'sad'; INSERT INTO t VALUES ('sad')")
                .statements();
        assertThat(statements.get(1).outcome()).isInstanceOfSatisfying(Failed.class, failed -> assertThat(
                        failed.error().sqlState())
                .isEqualTo("55P04"));
    }

    @Test
    void schemaOfTheUrlIsWhereNamesWithoutASchemaLie() {
        RehearsedStatement alter = onPrivateServer()
                .schema("Shop")
                .history(USERS)
                .pending("ALTER TABLE users ADD age int")
                .statements()
                .get(0);
        assertThat(alter.observation().locks())
                .extracting(lock -> lock.relation().toString())
                .containsExactly("Shop.users");
    }

    private static ObservedLock lock(String table, LockMode mode) {
        return new ObservedLock(new ObservedRelation("public", table, ObservedRelation.Kind.TABLE), mode);
    }

    private static List<String> names(Set<ObservedRelation> relations) {
        return relations.stream().map(ObservedRelation::toString).toList();
    }
}
