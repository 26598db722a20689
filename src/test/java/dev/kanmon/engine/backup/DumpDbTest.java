package dev.kanmon.engine.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Backups that are made, on a real PostgreSQL with the real pg_dump, and those that are refused before anything is written. */
class DumpDbTest {

    private static final String ORDERS = "SELECT * FROM orders ORDER BY id";

    @TempDir
    Path folder;

    private DumpScene scene;

    @BeforeAll
    static void needClients() {
        DumpScene.assumePossible();
    }

    @BeforeEach
    void fill() {
        scene = new DumpScene(folder);
    }

    @AfterEach
    void close() {
        if (scene != null) {
            scene.close();
        }
    }

    static Problem problemOf(ThrowingCallable call) {
        Problem[] found = new Problem[1];
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, thrown -> found[0] = thrown.problem());
        return found[0];
    }

    @Test
    void backupSaysWhatItHoldsAndIsFoundByItsIdentifier() throws IOException {
        TakenBackup backup = scene.take(DumpScene.full("shop-1"));

        BackupManifest manifest = backup.manifest();
        assertThat(backup.identifier()).isEqualTo("file://" + folder + "/shop-1.json");
        assertThat(backup.takenEarlier()).isFalse();
        assertThat(manifest.database()).isEqualTo(scene.database().name());
        assertThat(manifest.restorable()).isTrue();
        assertThat(manifest.format()).isEqualTo(BackupManifest.Format.CUSTOM);
        assertThat(manifest.serverVersion()).isBetween(140000, 149999);
        assertThat(manifest.clientVersion()).startsWith("pg_dump (PostgreSQL) ");
        assertThat(manifest.lsn()).matches("[0-9A-F]+/[0-9A-F]+");
        assertThat(manifest.fingerprint()).matches("sha256:[0-9a-f]{64}");
        assertThat(manifest.takenAt()).isBetween(Instant.now().minus(Duration.ofMinutes(5)), Instant.now());
        assertThat(manifest.entries()).isGreaterThan(30);
        assertThat(manifest.rows()).isEmpty();
        assertThat(manifest.verified()).isNull();
        assertThat(manifest.files()).singleElement().satisfies(file -> {
            assertThat(file.bytes()).isEqualTo(Files.size(folder.resolve(file.name())));
            assertThat(file).isEqualTo(digestOf(file.name()));
        });
        assertThat(BackupManifests.find(scene.store(), "shop-1")).contains(manifest);
        assertThat(scene.files()).containsExactly("shop-1.json", "shop-1.kanmon.dump");
    }

    @Test
    void whatIsRestoredIsWhatWasThereRowByRow() {
        TakenBackup backup = scene.take(DumpScene.full("shop"));
        Map<String, List<Map<String, Object>>> before = contents(scene.database());

        try (TestDatabase restored = scene.restored(backup)) {
            assertThat(contents(restored)).isEqualTo(before);
            assertThat(restored.value("SELECT nextval('\"User_id_seq\"')"))
                    .isEqualTo(scene.database().value("SELECT nextval('\"User_id_seq\"')"));
        }
    }

    @Test
    void backupIsOfOneMomentWhateverIsWrittenMeanwhile() {
        boolean[] written = new boolean[1];
        TakenBackup backup =
                scene.take(DumpScene.verified("shop"), scene.database().url(), scene.store(), bytes -> {
                    if (!written[0]) {
                        written[0] = true;
                        scene.database().sql("INSERT INTO orders (total) SELECT 1 FROM generate_series(1, 100)");
                    }
                });
        assertThat(written[0]).isTrue();
        assertThat(backup.manifest().verified()).isTrue();
        assertThat(backup.manifest().rows()).containsEntry("\"public\".\"orders\"", 2000L);
    }

    @Test
    void verifiedBackupNamesTheRowsOfEveryTable() {
        scene.database().sql("CREATE ROLE " + scene.database().name() + "_reader");
        scene.database()
                .sql("ALTER TABLE orders ENABLE ROW LEVEL SECURITY; CREATE POLICY p ON orders TO "
                        + scene.database().name() + "_reader USING (true)");

        BackupManifest manifest = scene.take(DumpScene.verified("shop")).manifest();

        assertThat(manifest.verified()).isTrue();
        assertThat(manifest.rows())
                .containsEntry("\"public\".\"User\"", 500L)
                .containsEntry("\"public\".\"orders\"", 2000L)
                .containsEntry("\"public\".\"events_2025\"", 213L)
                .containsEntry("\"public\".\"events_2026\"", 187L)
                .containsEntry("\"Billing\".\"Invoice.Line\"", 7L)
                .hasSize(5);
        scene.database()
                .sql("DROP POLICY p ON orders; DROP ROLE " + scene.database().name() + "_reader");
    }

    @Test
    void severalJobsWriteAFolderThatIsRestoredAndVerifiedAlike() {
        TakenBackup backup =
                scene.take(new DumpRequest("shop", "test", BackupManifest.Content.FULL, TableSelection.ALL, 3, true));

        assertThat(backup.manifest().format()).isEqualTo(BackupManifest.Format.DIRECTORY);
        assertThat(backup.manifest().verified()).isTrue();
        assertThat(folder.resolve("shop.kanmon.dump")).isDirectoryContaining("glob:**/toc.dat");
        assertThat(backup.manifest().files().get(0).bytes()).isPositive();
        try (TestDatabase restored = scene.restored(backup)) {
            assertThat(contents(restored)).isEqualTo(contents(scene.database()));
        }
    }

    @Test
    void schemaOnlyBackupHoldsTablesWithoutRowsAndIsNotForRestoring() {
        TakenBackup backup = scene.take(DumpScene.of("shop", BackupManifest.Content.SCHEMA_ONLY, TableSelection.ALL));

        assertThat(backup.manifest().restorable()).isFalse();
        try (TestDatabase restored = scene.restored(backup)) {
            assertThat(restored.query(ORDERS)).isEmpty();
        }
    }

    @Test
    void dataOnlyBackupFillsTablesThatAreThere() {
        TakenBackup data = scene.take(DumpScene.of("data", BackupManifest.Content.DATA_ONLY, TableSelection.ALL));
        TakenBackup schema = scene.take(DumpScene.of("schema", BackupManifest.Content.SCHEMA_ONLY, TableSelection.ALL));

        try (TestDatabase restored = scene.restored(schema)) {
            scene.restore(data, restored, "--disable-triggers");
            assertThat(restored.query(ORDERS)).isEqualTo(scene.database().query(ORDERS));
        }
    }

    /** What is checked and counted has to be what pg_dump makes of the same patterns. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"User\"; ; public.User",
                "o*; ; public.orders",
                "event?_202[56]; ; public.events_2025,public.events_2026",
                "event*_202[56]; ; public.events_2025,public.events_2026",
                "events_202(5|6); *5; public.events_2026",
                "\"Billing\".*; ; Billing.Invoice.Line",
                "\"Billing\".\"Invoice.Line\"; ; Billing.Invoice.Line",
                "PUBLIC.O*; ; public.orders",
                "USER; ; -",
                "; events*,\"Billing\".*; public.User,public.orders"
            })
    void patternsMeanWhatTheyMeanToPgDump(String table, String excluded, String expected) {
        TableSelection selection = new TableSelection(
                table == null ? List.of() : List.of(table),
                excluded == null ? List.of() : List.of(excluded.split(",")));
        DumpRequest request = DumpScene.of("shop", BackupManifest.Content.FULL, selection);
        List<String> ours = scene.countedTables(request);
        if (expected.equals("-")) {
            assertThat(ours).isEmpty();
            assertThat(problemOf(() -> scene.take(request)).code()).isEqualTo(ProblemCode.DUMP_FAILED);
            return;
        }
        TakenBackup backup = scene.take(request);

        assertThat(backup.manifest().restorable()).isFalse();
        assertThat(scene.tablesWithData(backup))
                .containsExactlyInAnyOrder(expected.split(","))
                .containsExactlyInAnyOrderElementsOf(ours);
    }

    @Test
    void sameNameAgainIsTheSameBackup() throws IOException {
        TakenBackup first = scene.take(DumpScene.full("shop"));
        byte[] dump = Files.readAllBytes(folder.resolve("shop.kanmon.dump"));
        scene.database().sql("DELETE FROM orders");

        TakenBackup again = scene.take(DumpScene.full("shop"));

        assertThat(again).isEqualTo(new TakenBackup(first.manifest(), first.identifier(), true));
        assertThat(folder.resolve("shop.kanmon.dump")).hasBinaryContent(dump);
    }

    @Test
    void nameOfAnotherOwnersBackupIsRefusedAndThatOneStays() {
        scene.take(DumpScene.full("shop"));
        DumpRequest others =
                new DumpRequest("shop", "other", BackupManifest.Content.FULL, TableSelection.ALL, 1, false);

        Problem problem = problemOf(() -> scene.take(others));

        assertThat(problem.code()).isEqualTo(ProblemCode.BACKUP_NAME_TAKEN);
        assertThat(problem.message()).contains("of the owner test");
        assertThat(scene.files()).containsExactly("shop.json", "shop.kanmon.dump");
    }

    @Test
    void roleThatMayNotReadEverythingIsToldWhichTables() {
        TestDatabase.Role role = scene.database().newRole("");
        scene.database().sql("GRANT SELECT ON \"User\" TO " + role.name());

        Problem problem = refused(role);

        assertThat(problem.code()).isEqualTo(ProblemCode.BACKUP_FORBIDDEN);
        assertThat(problem.message())
                .contains("\"Billing\".\"Invoice.Line\"", "\"public\".\"User_id_seq\"", "and 2 more")
                .doesNotContain("\"User\",");
        assertThat(problem.hint()).contains("SELECT on all their tables and sequences");
        scene.database().sql("DROP OWNED BY " + role.name());
    }

    @Test
    void roleFromWhichAPolicyHidesRowsIsToldWhere() {
        TestDatabase.Role role = scene.database().newRole("");
        scene.database()
                .sql("GRANT pg_read_all_data TO " + role.name(), "ALTER TABLE orders ENABLE ROW LEVEL SECURITY");

        Problem problem = refused(role);

        assertThat(problem.code()).isEqualTo(ProblemCode.BACKUP_FORBIDDEN);
        assertThat(problem.message()).contains("Row level security").contains("\"public\".\"orders\"");
        assertThat(problem.hint()).contains("BYPASSRLS");
    }

    @Test
    void roleThatMayReadEverythingNeedsNoMore() {
        TestDatabase.Role role = scene.database().newRole("");
        scene.database().sql("GRANT pg_read_all_data TO " + role.name());

        TakenBackup backup =
                scene.take(DumpScene.verified("shop"), scene.database().urlAs(role), scene.store(), bytes -> {});

        assertThat(backup.manifest().verified()).isTrue();
    }

    private Problem refused(TestDatabase.Role role) {
        Problem problem = problemOf(
                () -> scene.take(DumpScene.full("shop"), scene.database().urlAs(role), scene.store(), bytes -> {}));
        assertThat(scene.files()).isEmpty();
        return problem;
    }

    @Test
    void wrongPasswordIsToldAndNotShown() {
        Problem problem = problemOf(() -> scene.take(
                DumpScene.full("shop"), scene.database().urlWithWrongPassword(), scene.store(), bytes -> {}));

        assertThat(problem.outcome()).isEqualTo(ExitCode.TARGET_UNREACHABLE);
        assertThat(problem.code()).isEqualTo(ProblemCode.AUTHENTICATION_FAILED);
        assertThat(problem.message() + problem.hint()).doesNotContain("not-the-password");
    }

    @Test
    void serverNewerThanEveryClientIsRefusedBeforeAnythingIsWritten() {
        assertThat(ClientPlaces.of(Map.of()).atLeast(18))
                .as("clients for 18 are installed here: this test needs a machine without them")
                .isEmpty();
        try (TestDatabase newer = TestPostgres.shared().newDatabase()) {
            Problem problem =
                    problemOf(() -> scene.take(DumpScene.full("shop"), newer.url(), scene.store(), bytes -> {}));

            assertThat(problem.code()).isEqualTo(ProblemCode.NO_CLIENT_TOOLS);
            assertThat(problem.message()).contains("PostgreSQL 18").contains("15 (/usr/lib/postgresql/15/bin)");
            assertThat(scene.files()).isEmpty();
        }
    }

    @Test
    void whatCannotBeRestoredByItselfIsNotVerified() {
        TableSelection orders = new TableSelection(List.of("orders"), List.of());

        assertThat(problemOf(() -> new DumpRequest("shop", "test", BackupManifest.Content.FULL, orders, 1, true))
                        .message())
                .contains("Single tables cannot be restored for proof");
        assertThat(problemOf(() -> new DumpRequest(
                                "shop", "test", BackupManifest.Content.DATA_ONLY, TableSelection.ALL, 1, true))
                        .message())
                .contains("Data without tables");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../shop", "a b", ".hidden", "-x"})
    void nameThatIsNoFilesIsRefused(String name) {
        assertThat(problemOf(() -> DumpScene.full(name)).code()).isEqualTo(ProblemCode.INVALID_BACKUP_REQUEST);
    }

    private BackupManifest.File digestOf(String file) throws IOException {
        ContentDigest digest = new ContentDigest();
        try (InputStream content = Files.newInputStream(folder.resolve(file))) {
            digest.updateAll(content);
        }
        return digest.of(file);
    }

    private static Map<String, List<Map<String, Object>>> contents(TestDatabase database) {
        return Map.of(
                "User", database.query("SELECT * FROM \"User\" ORDER BY id"),
                "orders", database.query(ORDERS),
                "events", database.query("SELECT * FROM events ORDER BY at"),
                "lines", database.query("SELECT * FROM \"Billing\".\"Invoice.Line\" ORDER BY id"),
                "totals", database.query("SELECT * FROM totals ORDER BY user_id"));
    }
}
