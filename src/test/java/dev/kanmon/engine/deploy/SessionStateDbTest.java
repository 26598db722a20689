package dev.kanmon.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.engine.EngineFixture;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a script does to its session reaches neither the history nor the next migration. */
class SessionStateDbTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET search_path = pg_catalog;",
                "SELECT pg_catalog.set_config('search_path', '', false);",
                "SET ROLE pg_read_all_data;",
                "SET SESSION AUTHORIZATION pg_monitor;",
                "DO $$ BEGIN PERFORM set_config('role', 'pg_monitor', false); END $$;",
                "SET standard_conforming_strings = off;",
                "SET lock_timeout = 1; SET statement_timeout = 1;",
                "SET default_transaction_read_only = on;",
                "SET default_transaction_isolation = 'serializable';",
                "BEGIN; SET search_path = pg_catalog; COMMIT;",
                "SET search_path = pg_catalog; VACUUM; SELECT 1;"
            })
    void nextMigrationFindsSessionAsNew(String script) {
        try (EngineFixture kanmon = new EngineFixture(folder)) {
            kanmon.migration("20240101000000_leaks", script)
                    .migration(
                            "20240102000000_next",
                            "CREATE TABLE t AS SELECT current_user::text AS who, 'a\\b'::text AS text,"
                                    + " current_setting('lock_timeout') AS lock_timeout,"
                                    + " current_setting('search_path') AS search_path; SELECT pg_sleep(0.01);");
            assertThat(kanmon.deploy().outcome()).isEqualTo(ExitCode.DONE);
            assertThat(kanmon.database().query("SELECT * FROM public.t"))
                    .singleElement()
                    .satisfies(row -> assertThat(row.values()).containsExactly("postgres", "a\\b", "3s", "public"));
        }
    }
}
