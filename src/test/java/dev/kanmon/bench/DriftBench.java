package dev.kanmon.bench;

import dev.kanmon.engine.deploy.Admission;
import dev.kanmon.engine.deploy.Deploy;
import dev.kanmon.engine.deploy.DeploySettings;
import dev.kanmon.engine.deploy.StopSignal;
import dev.kanmon.engine.drift.DriftCheck;
import dev.kanmon.engine.drift.DriftResult;
import dev.kanmon.engine.schema.catalog.CatalogReader;
import dev.kanmon.engine.schema.catalog.CatalogScope;
import dev.kanmon.engine.schema.diff.pgcodekeeper.PgCodeKeeperDiff;
import dev.kanmon.engine.schema.shadow.ShadowSettings;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.TargetConnector;
import dev.kanmon.engine.source.MigrationSource;
import dev.kanmon.engine.source.SourceReader;
import dev.kanmon.engine.target.ConnectionUrl;
import dev.kanmon.testsupport.MigrationFolder;
import dev.kanmon.testsupport.TemporaryDirectories;
import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A part of {@code make bench}: what a check of drift costs an unchanged target, and a changed one. */
public final class DriftBench {

    private static final int ROUNDS = 15;
    private static final String ROW = "  %-8s %-44s %9s%n";

    private DriftBench() {}

    /** No arguments; needs {@code target/postgresql}, which the build makes. */
    public static void main(String[] arguments) {
        System.out.printf("%ndrift: a table has 8 columns, 3 constraints, 2 indexes and a comment%n%n");
        System.out.printf(ROW, "tables", "", "ms");
        for (int tables : new int[] {1, 100, 1000}) {
            measure(tables);
        }
    }

    private static void measure(int tables) {
        Path cache = TemporaryDirectories.create("kanmon-drift-bench");
        try (TestDatabase database = TestPostgres.shared().newDatabase();
                MigrationFolder folder = new MigrationFolder().with("20260101000000_init", schema(tables))) {
            MigrationSource source = SourceReader.read(List.of(folder.migrations()));
            ConnectionUrl url = ConnectionUrl.parse(database.url());
            try (Session session = TargetConnector.open(url, "kanmon-bench")) {
                Deploy.run(
                        session, source, DeploySettings.DEFAULT, Admission.UNCONDITIONAL, new StopSignal(), done -> {});
                session.run("ANALYZE");
            }
            row(tables, "reading the catalog: the server's CPU time", serverMillis(url));
            DriftCheck check = new DriftCheck(
                    url,
                    source,
                    new ShadowSettings.PrivateServer(
                            Path.of("target", "postgresql").toAbsolutePath(), Optional.of(cache)),
                    new PgCodeKeeperDiff());
            String known = ((DriftResult.InSync) check.run(Optional.empty())).fingerprint();
            row(tables, "unchanged: connecting and reading", median(() -> check.run(Optional.of(known))));
            row(tables, "in sync, the history is in the cache", once(() -> check.run(Optional.empty())));
            database.sql("CREATE INDEX by_hand ON t0 (c1)");
            row(tables, "drifted, with both scripts", once(() -> check.run(Optional.empty())));
        } finally {
            TemporaryDirectories.delete(cache);
        }
    }

    private static String schema(int tables) {
        return IntStream.range(0, tables)
                .mapToObj(table -> "CREATE TABLE t" + table
                        + " (id serial PRIMARY KEY, c1 int NOT NULL, c2 text DEFAULT 'x', c3 numeric(10, 2), c4 timestamptz"
                        + " DEFAULT now(), c5 boolean, c6 jsonb, parent int REFERENCES t" + table + " (id),"
                        + " CHECK (c1 > 0)); CREATE INDEX ON t" + table + " (c2); CREATE INDEX ON t" + table
                        + " (c3, c4); COMMENT ON TABLE t" + table + " IS 'number " + table + "';")
                .collect(Collectors.joining("\n"));
    }

    private static double median(Supplier<?> work) {
        double[] millis = IntStream.range(0, ROUNDS)
                .mapToDouble(round -> once(work))
                .sorted()
                .toArray();
        return Arrays.stream(millis).skip(ROUNDS / 2).findFirst().orElseThrow();
    }

    /** In a new session, as a check has it. */
    private static double serverMillis(ConnectionUrl url) {
        try (Session session = TargetConnector.open(url, "kanmon-bench")) {
            long pid = session.query("SELECT pg_backend_pid()", row -> row.getLong(1))
                    .get(0);
            ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
            Duration before = server.info().totalCpuDuration().orElseThrow();
            CatalogReader.read(session, CatalogScope.ALL);
            return server.info().totalCpuDuration().orElseThrow().minus(before).toMillis();
        }
    }

    private static double once(Supplier<?> work) {
        long began = System.nanoTime();
        work.get();
        return (System.nanoTime() - began) / 1e6;
    }

    private static void row(int tables, String what, double millis) {
        System.out.printf(ROW, tables, what, "%.0f".formatted(millis));
    }
}
