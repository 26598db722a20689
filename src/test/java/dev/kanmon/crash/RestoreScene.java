package dev.kanmon.crash;

import dev.kanmon.testsupport.DatabaseImage;
import dev.kanmon.testsupport.MigrationFolder;
import dev.kanmon.testsupport.PostgresServer;
import dev.kanmon.testsupport.RunnerProcess;
import dev.kanmon.testsupport.Shop;
import dev.kanmon.testsupport.TemporaryDirectories;
import dev.kanmon.testsupport.TestBackup;
import dev.kanmon.testsupport.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** A database with a backup and a bad day since, beside databases that look like Kanmon's and are not. */
final class RestoreScene implements AutoCloseable {

    private static final String WORSE = "DELETE FROM orders WHERE id % 2 = 0 AND id > 1; UPDATE state SET version = 'after'";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final PostgresServer server;
    private final TestDatabase database;
    private final List<String> foreign;
    private final Path backups = TemporaryDirectories.create("kanmon-backups");
    private final String backup;
    private final DatabaseImage before;
    private DatabaseImage after;

    RestoreScene(PostgresServer server) {
        this.server = server;
        this.database = server.newDatabase();
        this.foreign = List.of(database.name() + "_kanmon_0123456789ab", database.name() + "_before_0123456789ab");
        foreign.forEach(server::newDatabase);
        try (MigrationFolder folder = new MigrationFolder().with("20260101000000_shop", Shop.schema())) {
            RunnerProcess.run(folder.project(), environment(), "deploy");
        }
        database.sql(Shop.rows(), "CREATE TABLE state (version text PRIMARY KEY); INSERT INTO state VALUES ('before')");
        this.before = image(database.name());
        this.backup = TestBackup.take(database.url(), backups, "before", 1).identifier();
        spoil();
    }

    /** What has happened since the backup. */
    void spoil() {
        database.sql(Shop.BAD_MIGRATION + WORSE);
        after = image(database.name());
    }

    TestDatabase database() {
        return database;
    }

    RunnerProcess restore(String method, String decision) {
        return RunnerProcess.start(
                backups, environment(), "restore", "--from", backup, "--method", method, "--decision", decision);
    }

    private Map<String, String> environment() {
        // Two cores that start several JVMs at once may take longer to connect than the default.
        return Map.of("DATABASE_URL", database.url() + "&connect_timeout=60");
    }

    /** How far the restore is now. */
    RestoreStage stage(String method) {
        if (method.equals("swap")) {
            return swapStage();
        }
        List<Map<String, Object>> sessions = sessions();
        if (sessions.isEmpty()) {
            return RestoreStage.BEFORE_CONNECTING;
        }
        boolean inTransaction = sessions.stream().anyMatch(session -> (Boolean) session.get("in_transaction"));
        return inTransaction ? RestoreStage.INSIDE_THE_TRANSACTION : RestoreStage.PREPARING;
    }

    private RestoreStage swapStage() {
        if (!ofKanmon(keptPattern()).isEmpty()) {
            return RestoreStage.RESTORED;
        }
        if (!allowsConnections()) {
            return RestoreStage.NOBODY_LET_IN;
        }
        if (isRestoredReady()) {
            return RestoreStage.FILLED;
        }
        if (!begun().isEmpty()) {
            return RestoreStage.FILLING;
        }
        return sessions().isEmpty() ? RestoreStage.BEFORE_CONNECTING : RestoreStage.PREPARING;
    }

    private List<Map<String, Object>> sessions() {
        return server.query("SELECT xact_start IS NOT NULL AND state <> 'idle' AS in_transaction FROM pg_stat_activity"
                + " WHERE application_name = 'kanmon restore'");
    }

    /** Waits until a restore that was started has got to the server. */
    void awaitSession() {
        Awaitility.await("a restore's session")
                .pollInterval(Duration.ofMillis(10))
                .atMost(PATIENCE)
                .until(() -> !sessions().isEmpty());
    }

    /** Waits until the server has noticed that a killed restore is gone. */
    void awaitNoSession() {
        Awaitility.await("the end of the killed restore's sessions")
                .atMost(PATIENCE)
                .until(() -> sessions().isEmpty());
    }

    boolean allowsConnections() {
        return server.query("SELECT 1 FROM pg_database WHERE datallowconn AND datname = '" + database.name() + "'")
                        .size()
                == 1;
    }

    boolean isOld() {
        return image(database.name()).equals(after);
    }

    boolean isRestored() {
        return image(database.name()).equals(before);
    }

    /** Whether the new database is whole, and only has not got its name yet. */
    boolean isRestoredReady() {
        return !server.query("SELECT 1 FROM pg_database WHERE datname = ANY (ARRAY['" + String.join("','", begun())
                        + "']) AND shobj_description(oid, 'pg_database') LIKE 'kanmon restore restored%'")
                .isEmpty();
    }

    boolean readyOneIsWhole() {
        return begun().size() == 1 && image(begun().get(0)).equals(before);
    }

    boolean keptIsOld() {
        List<String> kept = ofKanmon(keptPattern());
        return kept.size() == 1 && image(kept.get(0)).equals(after);
    }

    private List<String> begun() {
        return ofKanmon(database.name() + "_kanmon_%");
    }

    private String keptPattern() {
        return database.name() + "_before_%";
    }

    private List<String> ofKanmon(String pattern) {
        return server.databasesLike(pattern).stream()
                .filter(name -> !foreign.contains(name))
                .toList();
    }

    /** What a restore should not have left behind. */
    List<String> leftovers() {
        return begun();
    }

    boolean foreignAreThere() {
        return server.databasesLike(database.name() + "%").containsAll(foreign);
    }

    void dropKept() {
        ofKanmon(keptPattern()).forEach(server::dropDatabasesLike);
    }

    private DatabaseImage image(String name) {
        return DatabaseImage.of(database.url().replace("/" + database.name() + "?", "/" + name + "?"));
    }

    @Override
    public void close() {
        database.close();
        server.dropDatabasesLike(database.name() + "\\_%");
        TemporaryDirectories.delete(backups);
    }
}
