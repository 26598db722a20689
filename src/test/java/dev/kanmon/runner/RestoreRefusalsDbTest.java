package dev.kanmon.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.RunReport;
import dev.kanmon.contract.ReportReader;
import dev.kanmon.engine.backup.BackupManifest.Content;
import dev.kanmon.engine.backup.DumpRequest;
import dev.kanmon.engine.backup.TableSelection;
import dev.kanmon.testsupport.CuttingProxy;
import dev.kanmon.testsupport.DatabaseImage;
import dev.kanmon.testsupport.OldestPostgres;
import dev.kanmon.testsupport.PostgresServer;
import dev.kanmon.testsupport.TemporaryDirectories;
import dev.kanmon.testsupport.TestBackup;
import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestDatabase.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What keeps a restore from being done is said clearly, and the database is as it was. */
class RestoreRefusalsDbTest {

    private static PostgresServer server;

    private final Path backups = TemporaryDirectories.create("kanmon-backups");
    private TestDatabase database;
    private String backup;
    private DatabaseImage now;

    @BeforeAll
    static void startServer() {
        server = OldestPostgres.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void setUp() {
        database = server.newDatabase();
        database.sql("CREATE TABLE orders AS SELECT i AS id FROM generate_series(1, 1000) i");
        backup = TestBackup.take(database.url(), backups, "good", 1).identifier();
        database.sql("DELETE FROM orders WHERE id > 10");
        now = DatabaseImage.of(database.url());
    }

    @AfterEach
    void nothingIsLeftAndNothingHasChanged() {
        assertThat(DatabaseImage.of(database.url())).isEqualTo(now);
        assertThat(server.databasesLike(database.name() + "%")).containsExactly(database.name());
        database.close();
        TemporaryDirectories.delete(backups);
    }

    @Test
    void aRoleWithoutCreatedbIsRefusedBeforeAnythingIsDone() {
        Role owner = database.newRole("");
        database.sql("ALTER DATABASE " + database.name() + " OWNER TO " + owner.name());
        assertRefused(restoreAs(owner, backup), ExitCode.RESTORE_FAILED, "K3024", "may not create databases");
        database.sql("ALTER DATABASE " + database.name() + " OWNER TO postgres");
    }

    @Test
    void aRoleThatDoesNotOwnTheDatabaseIsRefused() {
        Role other = database.newRole("CREATEDB");
        assertRefused(restoreAs(other, backup), ExitCode.RESTORE_FAILED, "K3024", "does not own");
    }

    @Test
    void aRoleThatMayNotEndASessionIsRefused() throws Exception {
        Role owner = database.newRole("CREATEDB");
        database.sql("ALTER DATABASE " + database.name() + " OWNER TO " + owner.name());
        try (var superuser = database.connect()) {
            assertRefused(restoreAs(owner, backup), ExitCode.RESTORE_FAILED, "K3024", "Sessions of postgres");
        }
        database.sql("ALTER DATABASE " + database.name() + " OWNER TO postgres");
    }

    @Test
    void inPlaceARoleThatDoesNotOwnTheTablesIsRefused() {
        Role other = database.newRole("");
        assertRefused(
                restoreAs(other, backup, "--method", "in-place"), ExitCode.RESTORE_FAILED, "K3024", "must be owner");
    }

    @ParameterizedTest
    @ValueSource(strings = {"swap", "in-place"})
    void aDamagedArchiveIsFoundBeforeTheDatabaseIsTouched(String method) throws IOException {
        Path dump = backups.resolve("good.kanmon.dump");
        byte[] bytes = Files.readAllBytes(dump);
        bytes[bytes.length / 2] ^= 1;
        Files.write(dump, bytes);
        assertRefused(restore(backup, "--method", method), ExitCode.RESTORE_FAILED, "K3023", "sha256:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"swap", "in-place"})
    void aBackupOfAnotherDatabaseIsRefusedUnlessItIsWanted(String method) throws IOException {
        Path manifest = backups.resolve("good.json");
        Files.writeString(manifest, Files.readString(manifest).replace(database.name(), "warehouse"));
        assertRefused(restore(backup, "--method", method), ExitCode.INVALID_INPUT, "K3022", "warehouse");
    }

    @ParameterizedTest
    @ValueSource(strings = {"swap", "in-place"})
    void whatTheManifestDoesNotCountIsNoRestore(String method) throws IOException {
        Path manifest = backups.resolve("good.json");
        String text = Files.readString(manifest);
        Files.writeString(
                manifest, text.replaceFirst("\"rows\" : \\{ *\\}", "\"rows\" : {\"\\\\\"public\\\\\".orders\" : 999}"));
        assertRefused(restore(backup, "--method", method), ExitCode.RESTORE_FAILED, "K3028", "1000 rows, and not 999");
    }

    @Test
    void aPartialBackupIsRefused() {
        String partial = TestBackup.take(
                        database.url(),
                        backups,
                        new DumpRequest("part", "tests", Content.SCHEMA_ONLY, TableSelection.ALL, 1, false))
                .identifier();
        assertRefused(restore(partial), ExitCode.INVALID_INPUT, "K3021", "the schema alone");
    }

    @Test
    void anUnknownBackupIsRefused() {
        String unknown = backup.replace("good", "bad");
        assertRefused(restore(unknown), ExitCode.RESTORE_FAILED, "K3020", "There is no backup");
        assertRefused(restore("arn:aws:rds:1"), ExitCode.INVALID_INPUT, "K3020", "is not the address");
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 6, 9, 12})
    void aConnectionThatIsCutLeavesTheDatabaseAsItWas(int request) {
        try (CuttingProxy proxy = new CuttingProxy(server.port(), request, CuttingProxy.Cut.WITHOUT_WAITING)) {
            String url = database.url().replace(":" + server.port() + "/", ":" + proxy.port() + "/");
            CommandOutput output = CommandOutput.of(
                    Map.of("DATABASE_URL", url), "restore", "--from", backup, "--method", "in-place", "--json");
            assertThat(report(output).outcome()).isEqualTo(ExitCode.TARGET_UNREACHABLE);
        }
    }

    private static void assertRefused(CommandOutput output, ExitCode outcome, String code, String words) {
        RunReport report = report(output);
        assertThat(report.outcome()).as(report.message()).isEqualTo(outcome);
        assertThat(report.code()).as(report.message()).isEqualTo(code);
        assertThat(report.message()).contains(words);
        assertThat(output.status()).isEqualTo(outcome.status());
    }

    private static RunReport report(CommandOutput output) {
        String last = output.out().lines().reduce((first, second) -> second).orElseThrow();
        return new ReportReader().read(last).orElseThrow();
    }

    private CommandOutput restore(String from, String... options) {
        return run(database.url(), from, options);
    }

    private CommandOutput restoreAs(Role role, String from, String... options) {
        return run(database.urlAs(role), from, options);
    }

    private static CommandOutput run(String url, String from, String... options) {
        List<String> arguments = new ArrayList<>(List.of("restore", "--from", from, "--json"));
        arguments.addAll(List.of(options));
        return CommandOutput.of(Map.of("DATABASE_URL", url), arguments.toArray(String[]::new));
    }
}
