package dev.kanmon.bench;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.SourceDigest;
import dev.kanmon.engine.deploy.Admission;
import dev.kanmon.engine.deploy.BaselineCheck;
import dev.kanmon.engine.deploy.Deploy;
import dev.kanmon.engine.deploy.DeploySettings;
import dev.kanmon.engine.deploy.RowCopying;
import dev.kanmon.engine.deploy.StopSignal;
import dev.kanmon.engine.rows.RowCopier;
import dev.kanmon.engine.rows.putback.PutBack;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.TargetConnector;
import dev.kanmon.engine.source.Migration;
import dev.kanmon.engine.source.MigrationSource;
import dev.kanmon.engine.target.ConnectionUrl;
import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestPostgres;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What copying 100 000 rows costs a migration, and what putting them back takes. */
public final class RowCopyBench {

    private static final int ROWS = 100_000;
    private static final String NAME = "20260101000000_change";
    private static final String ROW = "  %-44s %9s%n";

    private RowCopyBench() {}

    /** No arguments. */
    public static void main(String[] arguments) {
        System.out.printf("%nrow copies: UPDATE of %d rows of 200 bytes%n%n", ROWS);
        System.out.printf(ROW, "", "ms");
        for (int round = 0; round < 3; round++) {
            System.out.printf(ROW, "deploy without copies", millis(false));
            System.out.printf(ROW, "deploy with copies", millis(true));
        }
    }

    private static long millis(boolean copies) {
        try (TestDatabase database = TestPostgres.shared().newDatabase()) {
            database.sql(
                    "CREATE TABLE t (id int PRIMARY KEY, a text, b numeric, c timestamptz)",
                    "INSERT INTO t SELECT i, repeat('x', 160), i / 7.0, now() FROM generate_series(1, " + ROWS + ") i",
                    "CREATE TABLE _prisma_migrations (id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, finished_at"
                            + " timestamptz, migration_name varchar(255) NOT NULL, logs text, rolled_back_at timestamptz,"
                            + " started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count int NOT NULL DEFAULT 0)",
                    "VACUUM ANALYZE t",
                    "CHECKPOINT");
            MigrationSource source = new MigrationSource(
                    List.of(new Migration(NAME, Optional.of("UPDATE t SET b = b + 1;"))),
                    Optional.empty(),
                    SourceDigest.of(Map.of()));
            long began = System.nanoTime();
            deploy(database, source, copies ? new RowCopier(ROWS) : RowCopying.NONE);
            long took = (System.nanoTime() - began) / 1_000_000;
            if (copies) {
                putBack(database, source);
            }
            return took;
        }
    }

    private static void deploy(TestDatabase database, MigrationSource source, RowCopying rows) {
        try (Session session = open(database)) {
            ExitCode outcome = Deploy.run(
                            session,
                            source,
                            DeploySettings.DEFAULT,
                            Admission.UNCONDITIONAL,
                            BaselineCheck.NOT_PREPARED,
                            rows,
                            new StopSignal(),
                            progress -> {})
                    .outcome();
            if (outcome != ExitCode.DONE) {
                throw new IllegalStateException("the deploy ended with " + outcome);
            }
        }
    }

    private static void putBack(TestDatabase database, MigrationSource source) {
        long began = System.nanoTime();
        try (Session session = open(database)) {
            PutBack.run(session, source, NAME, false, DeploySettings.DEFAULT, new StopSignal());
        }
        System.out.printf(ROW, "putting them back", (System.nanoTime() - began) / 1_000_000);
        System.out.printf(
                ROW,
                "size of the copy, MiB (table: " + mebibytes(database, "'t'::regclass") + ")",
                mebibytes(database, "'_kanmon_rows.copy_1'::regclass"));
    }

    private static long mebibytes(TestDatabase database, String relation) {
        return (Long) database.value("SELECT pg_total_relation_size(" + relation + ")") >> 20;
    }

    private static Session open(TestDatabase database) {
        return TargetConnector.open(ConnectionUrl.parse(database.url()), "kanmon bench");
    }
}
