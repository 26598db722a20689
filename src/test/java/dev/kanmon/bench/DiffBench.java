package dev.kanmon.bench;

import dev.kanmon.engine.schema.catalog.CatalogReader;
import dev.kanmon.engine.schema.catalog.CatalogScope;
import dev.kanmon.engine.schema.diff.pgcodekeeper.PgCodeKeeperDiff;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.TargetConnector;
import dev.kanmon.engine.target.ConnectionUrl;
import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestPostgres;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.stream.Stream;

/** A part of {@code make bench}: reading the fingerprint of a large schema, and writing the script between two. */
public final class DiffBench {

    private static final int TABLES = 1_000;
    private static final int RUNS = 3;
    private static final String MAKE_TABLES = """
            DO $$ BEGIN FOR i IN 1..%d LOOP
                EXECUTE format('CREATE TABLE t%%s (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, parent bigint,
                    name text NOT NULL, price numeric(12, 2) CHECK (price >= 0), made timestamptz DEFAULT now())', i);
                EXECUTE format('CREATE INDEX ON t%%s (name)', i);
                EXECUTE format('ALTER TABLE t%%s ADD FOREIGN KEY (parent) REFERENCES t%%s', i, greatest(1, i - 1));
                IF i %% 50 = 0 THEN COMMIT; END IF;
            END LOOP; END $$
            """.formatted(TABLES);
    private static final String CHANGE =
            "ALTER TABLE t7 ADD COLUMN note text; DROP INDEX t8_name_idx; DROP TABLE t1000";

    private DiffBench() {}

    /** No arguments. */
    public static void main(String[] arguments) {
        try (TestDatabase from = TestPostgres.shared().newDatabase();
                TestDatabase to = TestPostgres.shared().newDatabase()) {
            from.sql(MAKE_TABLES);
            to.sql(MAKE_TABLES, CHANGE);
            System.out.printf(
                    "%nschemas of %d tables, %d runs%n%n  %-36s %9s %14s%n", TABLES, RUNS, "", "ms", "peak heap, MB");
            for (int run = 1; run <= RUNS; run++) {
                measure("fingerprint, run " + run, () -> fingerprint(from));
                measure("script of three changes, run " + run, () -> script(from, to));
            }
        }
    }

    private static void fingerprint(TestDatabase database) {
        try (Session session = TargetConnector.open(ConnectionUrl.parse(database.url()), "kanmon bench")) {
            CatalogReader.read(session, CatalogScope.ALL).fingerprint();
        }
    }

    private static void script(TestDatabase from, TestDatabase to) {
        new PgCodeKeeperDiff()
                .between(ConnectionUrl.parse(from.url()), ConnectionUrl.parse(to.url()), CatalogScope.ALL);
    }

    private static void measure(String name, Runnable work) {
        System.gc();
        heap().forEach(MemoryPoolMXBean::resetPeakUsage);
        long began = System.nanoTime();
        work.run();
        double millis = (System.nanoTime() - began) / 1e6;
        long peak = heap().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        System.out.printf("  %-36s %9.0f %14d%n", name, millis, peak >> 20);
    }

    private static Stream<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP);
    }
}
