package dev.kanmon.bench;

import dev.kanmon.bench.Contender.Measurement;
import dev.kanmon.engine.backup.ClientEnvironment;
import dev.kanmon.engine.backup.ClientPlaces;
import dev.kanmon.engine.target.ConnectionUrl;
import dev.kanmon.testsupport.DumpablePostgres;
import dev.kanmon.testsupport.TemporaryDirectories;
import dev.kanmon.testsupport.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A part of {@code make bench}: a backup, with and without proof, beside plain pg_dump on a database of about 1 GB, and the
 * way back of the proven one by both methods.
 */
public final class BackupBench {

    private static final String ROW = "  %-44s %9s %10s %11s%n";

    private final TestDatabase database;
    private final Path folder;

    private BackupBench(TestDatabase database, Path folder) {
        this.database = database;
        this.folder = folder;
    }

    /** No arguments; needs {@code target/quarkus-app} and {@code target/postgresql}, which the build makes. */
    public static void main(String[] arguments) {
        Optional<String> absent = DumpablePostgres.reasonForAbsence();
        if (absent.isPresent()) {
            System.out.printf("%nbackup: skipped: %s%n", absent.get());
            return;
        }
        Path folder = TemporaryDirectories.create("kanmon-backup-bench");
        try (TestDatabase database = DumpablePostgres.shared().newDatabase()) {
            new BackupBench(database, folder).run();
        } finally {
            TemporaryDirectories.delete(folder);
        }
    }

    private void run() {
        fill();
        System.out.printf(
                "%nbackup: a database of %s MiB, one run each; times hold the start of the process%n%n",
                (long) database.value("SELECT pg_database_size(current_database())") >> 20);
        System.out.printf(ROW, "", "s", "/ pg_dump", "peak MiB");
        // The first one reads the tables into the cache that the others find.
        pgDump();
        Measurement plain = pgDump();
        row("pg_dump --format=custom", plain, plain);
        row("kanmon backup", backup("proven"), plain);
        row("kanmon backup --verify", backup("verified", "--verify"), plain);
        restored("swap", plain);
        restored("in-place", plain);
        System.out.println(
                "\nThe peak is the named process's own; pg_dump, pg_restore and the private server are beside it.");
    }

    /** Two thirds random text, which gzip brings to three quarters, and a third rows of numbers, dates and words. */
    private void fill() {
        database.sql(
                "CREATE TABLE documents AS SELECT i,"
                        + " string_agg(encode(decode(md5(i::text || j), 'hex'), 'base64'), '') AS text"
                        + " FROM generate_series(1, 3400) i, generate_series(1, 1024) j GROUP BY i",
                "INSERT INTO documents SELECT i + 3400, reverse(text) FROM documents",
                "INSERT INTO documents SELECT i + 6800, lower(text) FROM documents",
                "INSERT INTO documents SELECT i + 13600, upper(text) FROM documents",
                "CREATE TABLE orders AS SELECT i AS id, i % 1000 AS customer, now() - i * interval '1 s' AS at,"
                        + " (i::bigint * 7919 % 100000) / 100.0 AS total, 'order number ' || i AS note"
                        + " FROM generate_series(1, 4000000) i",
                "ALTER TABLE orders ADD PRIMARY KEY (id)",
                "CREATE INDEX ON orders (customer, at)",
                "ANALYZE");
    }

    private Measurement pgDump() {
        String program =
                ClientPlaces.of(System.getenv()).forServer(140000).pgDump().toString();
        return MeasuredProcess.run(
                List.of(program, "--format=custom", "--file=" + folder.resolve("plain.dump")),
                ClientEnvironment.of(ConnectionUrl.parse(database.url())),
                true);
    }

    private Measurement backup(String name, String... options) {
        List<String> arguments =
                new ArrayList<>(List.of("backup", "--to-directory", folder.toString(), "--name", name));
        arguments.addAll(List.of(options));
        return kanmon(arguments);
    }

    /** Throws when what comes back is not what was there, row by row. */
    private void restored(String method, Measurement plain) {
        Object before = content();
        database.sql("ALTER TABLE documents DROP COLUMN text", "DELETE FROM orders WHERE id % 2 = 0");
        String backup = folder.resolve("verified.json").toUri().toString();
        row(
                "kanmon restore --method " + method,
                kanmon(List.of("restore", "--from", backup, "--method", method)),
                plain);
        if (!content().equals(before)) {
            throw new IllegalStateException("restore --method " + method + " brought back other rows");
        }
    }

    private Object content() {
        return database.value("SELECT (SELECT sum(hashtextextended(d::text, 0)) FROM documents d)::text || '/'"
                + " || (SELECT sum(hashtextextended(o::text, 0)) FROM orders o)::text");
    }

    private Measurement kanmon(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of("bin", "kanmon").toAbsolutePath().toString());
        command.addAll(arguments);
        return MeasuredProcess.run(
                command, Map.of("DATABASE_URL", database.url(), "JAVA_HOME", System.getProperty("java.home")), true);
    }

    private static void row(String name, Measurement measured, Measurement plain) {
        System.out.printf(
                ROW,
                name,
                "%.1f".formatted(measured.millis() / 1000),
                "%.2f".formatted(measured.millis() / plain.millis()),
                measured.peakKib().map(kib -> String.valueOf(kib >> 10)).orElse("-"));
    }
}
