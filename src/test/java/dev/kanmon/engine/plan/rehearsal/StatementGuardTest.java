package dev.kanmon.engine.plan.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.engine.parse.PostgresParser;
import dev.kanmon.engine.sql.Script;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementGuardTest {

    private static final PostgresParser PARSER = new PostgresParser();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE DATABASE other",
                "create /* odd */ database other",
                "DROP DATABASE IF EXISTS other",
                "ALTER SYSTEM SET work_mem = '1MB'",
                "ALTER DATABASE shop SET timezone = 'UTC'",
                "ALTER DATABASE shop OWNER TO app",
                "ALTER DATABASE shop RENAME TO store",
                "COMMENT ON DATABASE shop IS 'x'",
                "GRANT CONNECT ON DATABASE shop TO app",
                "CREATE TABLESPACE fast LOCATION '/tmp'",
                "CREATE SUBSCRIPTION s CONNECTION 'host=x' PUBLICATION p",
                "DROP SUBSCRIPTION s",
                "COPY users FROM PROGRAM 'id'",
                "COPY users TO '/tmp/users'",
                "LOAD 'auto_explain'",
                "CREATE EXTENSION \"dblink\"",
                "REINDEX DATABASE shop"
            })
    void isRunOnNoShadow(String sql) {
        assertThat(new StatementGuard(false).refusal(read(sql))).isPresent();
        assertThat(new StatementGuard(true).refusal(read(sql))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE ROLE app",
                "CREATE USER app",
                "ALTER USER app PASSWORD 'x'",
                "ALTER ROLE app SET search_path = x",
                "ALTER ROLE a RENAME TO b",
                "DROP ROLE app",
                "GRANT app TO bob",
                "REVOKE app FROM bob",
                "DROP OWNED BY app",
                "REASSIGN OWNED BY app TO bob",
                "COMMENT ON ROLE app IS 'x'",
                "GRANT SET ON PARAMETER work_mem TO app",
                "DO $$ BEGIN CREATE\n ROLE app; END $$",
                "CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS 'BEGIN DROP DATABASE x; END'",
                "SELECT pg_drop_replication_slot('s')",
                "SELECT pg_terminate_backend(1)"
            })
    void isRunOnAServerOfOurOwnAlone(String sql) {
        assertThat(new StatementGuard(false).refusal(read(sql))).isEmpty();
        assertThat(new StatementGuard(true).refusal(read(sql))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE database (role text, system int)",
                "GRANT SELECT ON users TO app",
                "ALTER TABLE users OWNER TO app",
                "ALTER TABLE users RENAME TO people",
                "COMMENT ON TABLE users IS 'every user'",
                "CREATE EXTENSION citext",
                "COPY users TO STDOUT",
                "REINDEX TABLE users",
                "CREATE POLICY own ON users TO app USING (true)"
            })
    void isRunEverywhere(String sql) {
        assertThat(new StatementGuard(false).refusal(read(sql))).isEmpty();
        assertThat(new StatementGuard(true).refusal(read(sql))).isEmpty();
    }

    private static ReadStatement read(String sql) {
        return new ReadStatement(Script.parse(sql).statements().get(0), PARSER);
    }
}
