package dev.kanmon.engine.backup;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kanmon.engine.deploy.StopSignal;
import dev.kanmon.engine.schema.shadow.ShadowFixture;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.TargetConnector;
import dev.kanmon.engine.target.ConnectionUrl;
import dev.kanmon.testsupport.DumpablePostgres;
import dev.kanmon.testsupport.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/** A database with something of everything, and a folder for its backups. */
public final class DumpScene implements AutoCloseable {

    private static final String SCHEMA = """
            CREATE TYPE status AS ENUM ('new', 'paid');
            CREATE TABLE "User" (id serial PRIMARY KEY, name text NOT NULL, note text);
            CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                user_id int REFERENCES "User", state status DEFAULT 'new', total numeric CHECK (total >= 0));
            CREATE TABLE events (at date NOT NULL, what text) PARTITION BY RANGE (at);
            CREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
            CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
            CREATE VIEW paid AS SELECT * FROM orders WHERE state = 'paid';
            CREATE MATERIALIZED VIEW totals AS SELECT user_id, sum(total) FROM orders GROUP BY user_id;
            CREATE SCHEMA "Billing";
            CREATE TABLE "Billing"."Invoice.Line" (id int, "ünïcödé" text);
            CREATE FUNCTION twice(int) RETURNS int LANGUAGE sql AS 'SELECT $1 * 2';
            CREATE INDEX ON orders (user_id) WHERE state = 'new';
            """;

    private static final String ROWS = """
            INSERT INTO "User" (name, note) SELECT 'user ' || i, CASE WHEN i % 3 = 0 THEN E'line\\n\\ttab' END
                FROM generate_series(1, 500) i;
            INSERT INTO orders (user_id, total) SELECT 1 + i % 500, i * 1.25 FROM generate_series(1, 2000) i;
            INSERT INTO events SELECT date '2025-06-01' + i, 'event ' || i FROM generate_series(1, 400) i;
            INSERT INTO "Billing"."Invoice.Line" SELECT i, 'ß' FROM generate_series(1, 7) i;
            REFRESH MATERIALIZED VIEW totals;
            """;

    private final TestDatabase database = DumpablePostgres.shared().newDatabase();
    private final Path folder;
    private final StopSignal stop = new StopSignal();

    /** @param folder for backups */
    public DumpScene(Path folder) {
        this.folder = folder;
        database.sql(SCHEMA, ROWS);
    }

    /** Skips the test where no dump can be made. */
    public static void assumePossible() {
        Optional<String> absent = DumpablePostgres.reasonForAbsence();
        assumeTrue(absent.isEmpty(), () -> "skipped: " + absent.orElseThrow());
    }

    public TestDatabase database() {
        return database;
    }

    public FolderStore store() {
        return new FolderStore(folder);
    }

    StopSignal stop() {
        return stop;
    }

    /** A backup of everything. */
    static DumpRequest full(String name) {
        return new DumpRequest(name, "test", BackupManifest.Content.FULL, TableSelection.ALL, 1, false);
    }

    static DumpRequest verified(String name) {
        return new DumpRequest(name, "test", BackupManifest.Content.FULL, TableSelection.ALL, 1, true);
    }

    static DumpRequest of(String name, BackupManifest.Content content, TableSelection tables) {
        return new DumpRequest(name, "test", content, tables, 1, false);
    }

    TakenBackup take(DumpRequest request) {
        return take(request, database.url(), store(), bytes -> {});
    }

    TakenBackup take(DumpRequest request, String url, BackupStore store, LongConsumer written) {
        return new Dump(new DumpContext(
                        ConnectionUrl.parse(url),
                        store,
                        ClientPlaces.of(Map.of()),
                        ShadowFixture.TEMPORARY,
                        stop,
                        written))
                .take(request);
    }

    /** A new database of the same server with what the backup holds; the caller closes it. */
    TestDatabase restored(TakenBackup backup, String... options) {
        TestDatabase into = DumpablePostgres.shared().newDatabase();
        restore(backup, into, options);
        return into;
    }

    void restore(TakenBackup backup, TestDatabase into, String... options) {
        String dump = backup.manifest().files().get(0).name();
        Path path = store().resolve(dump);
        ArchiveFile archive = new ArchiveFile(dump, Files.isDirectory(path) ? Optional.of(path) : Optional.empty());
        PgRestore.Outcome outcome = new PgRestore(
                        ClientPlaces.of(Map.of()).forServer(140000), store(), new Stopping(new StopSignal()))
                .restore(archive, ConnectionUrl.parse(into.url()), List.of(options));
        if (!outcome.succeeded()) {
            throw new AssertionError(outcome.errors());
        }
    }

    /** The tables whose rows Kanmon would count, as schema.name. */
    List<String> countedTables(DumpRequest request) {
        try (Session session = TargetConnector.open(ConnectionUrl.parse(database.url()), "test")) {
            return DumpedTables.read(session, request).countRows(session).keySet().stream()
                    .map(name -> name.replace("\"", ""))
                    .toList();
        }
    }

    /** The tables whose rows are in the archive, as pg_restore lists them: {@code 4; 0 16 TABLE DATA schema name owner}. */
    List<String> tablesWithData(TakenBackup backup) {
        Path archive = store().resolve(backup.manifest().files().get(0).name());
        ClientTools tools = ClientPlaces.of(Map.of()).forServer(140000);
        List<String> command = List.of(tools.pgRestore().toString(), "--list", archive.toString());
        try (ClientProcess process = ClientProcess.start(command, Map.of())) {
            String list = new String(process.output().readAllBytes(), StandardCharsets.UTF_8);
            return list.lines()
                    .filter(line -> line.contains(" TABLE DATA "))
                    .map(line -> line.substring(line.indexOf(" TABLE DATA ") + 12, line.lastIndexOf(' ')))
                    .map(name -> name.replaceFirst(" ", "."))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything in the folder, hidden files too. */
    List<String> files() {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
