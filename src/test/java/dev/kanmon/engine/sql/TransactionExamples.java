package dev.kanmon.engine.sql;

import java.util.List;

/** Statements that refuse a transaction, and others that look like them and do not. */
final class TransactionExamples {

    static final List<String> REFUSING = List.of(
            "CREATE DATABASE d",
            "DROP DATABASE IF EXISTS d WITH (FORCE)",
            "ALTER DATABASE d SET TABLESPACE t",
            "CREATE TABLESPACE t LOCATION '/x'",
            "DROP TABLESPACE t",
            "ALTER SYSTEM SET work_mem = '1GB'",
            "VACUUM",
            "VACUUM (FULL, ANALYZE) t",
            "CLUSTER",
            "CLUSTER VERBOSE",
            "CLUSTER (VERBOSE)",
            "CREATE INDEX CONCURRENTLY i ON t (a)",
            "create /* c */ unique\nindex -- d\n concurrently if not exists i on t (a)",
            "DROP INDEX CONCURRENTLY IF EXISTS s.i",
            "REINDEX INDEX CONCURRENTLY i",
            "REINDEX TABLE CONCURRENTLY t",
            "REINDEX (VERBOSE, CONCURRENTLY) TABLE t",
            "REINDEX (CONCURRENTLY true) INDEX i",
            "REINDEX SCHEMA s",
            "REINDEX (VERBOSE) DATABASE d",
            "REINDEX SYSTEM",
            "ALTER TABLE t DETACH PARTITION p CONCURRENTLY",
            "ALTER TABLE IF EXISTS ONLY s.\"T\" DETACH PARTITION s.p CONCURRENTLY",
            "CREATE SUBSCRIPTION s CONNECTION 'c' PUBLICATION p",
            "CREATE SUBSCRIPTION s CONNECTION 'c' PUBLICATION p WITH (create_slot)",
            "CREATE SUBSCRIPTION s CONNECTION 'c' PUBLICATION p WITH (copy_data = false, create_slot = true)",
            "COMMIT PREPARED 'x'",
            "ROLLBACK PREPARED 'x'",
            "DISCARD ALL");

    static final List<String> ORDINARY = List.of(
            "CREATE INDEX i ON t (a)",
            "CREATE INDEX \"CONCURRENTLY\" ON t (a)",
            "CREATE TABLE concurrently_built (a int)",
            "DROP INDEX i",
            "ALTER DATABASE d SET work_mem = '1GB'",
            "ALTER DATABASE d SET search_path = 'tablespace'",
            "ALTER TABLE t SET TABLESPACE s",
            "ALTER TABLE t DETACH PARTITION p",
            "ALTER TABLE t DETACH PARTITION p FINALIZE",
            "ANALYZE t",
            "CLUSTER p",
            "CLUSTER (VERBOSE) p USING i",
            "REINDEX TABLE p",
            "REINDEX (CONCURRENTLY false) TABLE p",
            "REINDEX (CONCURRENTLY = off) TABLE p",
            "REFRESH MATERIALIZED VIEW CONCURRENTLY v",
            "DISCARD TEMP",
            "CREATE SUBSCRIPTION s CONNECTION 'c' PUBLICATION p WITH (connect = false)",
            "CREATE SUBSCRIPTION s CONNECTION 'c' PUBLICATION p WITH (create_slot = 'off', enabled)",
            "ALTER SUBSCRIPTION s DISABLE",
            "ALTER TYPE e ADD VALUE 'x'",
            "SELECT 'VACUUM'",
            "PREPARE transaction_plan AS SELECT 1",
            "\"VACUUM\"",
            "COMMENT ON TABLE t IS 'x'");

    private TransactionExamples() {}
}
