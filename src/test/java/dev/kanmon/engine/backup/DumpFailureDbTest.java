package dev.kanmon.engine.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.testsupport.CuttingProxy;
import dev.kanmon.testsupport.DumpablePostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong while a backup is made leaves no backup, and says what happened. */
class DumpFailureDbTest {

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

    /** Text that gzip brings to three quarters, for it is random in all but its alphabet. */
    private void fillWith(int megabytes) {
        scene.database()
                .sql("CREATE TABLE noise AS SELECT i,"
                        + " string_agg(encode(decode(md5(i::text || j), 'hex'), 'base64'), '') AS text"
                        + " FROM generate_series(1, " + megabytes * 42 + ") i, generate_series(1, 1024) j GROUP BY i");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 22, 60, 140, 260, 320})
    void connectionThatIsCutAtAnyRequestLeavesNoBackup(int fatalRequest) {
        try (CuttingProxy proxy =
                new CuttingProxy(DumpablePostgres.shared().port(), fatalRequest, CuttingProxy.Cut.WITHOUT_WAITING)) {
            String url = scene.database()
                    .url()
                    .replace(":" + DumpablePostgres.shared().port() + "/", ":" + proxy.port() + "/");
            try {
                scene.take(DumpScene.full("shop"), url, scene.store(), bytes -> {});
                assertThat(proxy.hasCut()).isFalse();
            } catch (RuntimeException e) {
                assertThat(proxy.hasCut()).isTrue();
                assertThat(scene.files()).isEmpty();
            }
        }
        scene.take(DumpScene.full("shop"));
        assertThat(scene.files()).containsExactly("shop.json", "shop.kanmon.dump");
    }

    @Test
    void serverThatEndsTheSessionsHalfWayIsToldInPgDumpsWords() {
        fillWith(4);
        boolean[] ended = new boolean[1];

        Problem problem = DumpDbTest.problemOf(
                () -> scene.take(DumpScene.full("shop"), scene.database().url(), scene.store(), bytes -> {
                    if (!ended[0]) {
                        ended[0] = true;
                        scene.database().terminateSessions();
                    }
                }));

        assertThat(problem.code()).isEqualTo(ProblemCode.DUMP_FAILED);
        assertThat(problem.outcome()).isEqualTo(ExitCode.BACKUP_FAILED);
        assertThat(problem.message()).contains("exit status 1").contains("pg_dump: error: ");
        assertThat(scene.files()).isEmpty();
    }

    @Test
    void toldToStopItEndsPgDumpAndLeavesNothing() {
        fillWith(4);

        Problem problem = DumpDbTest.problemOf(
                () -> scene.take(DumpScene.full("shop"), scene.database().url(), scene.store(), bytes -> scene.stop()
                        .cancelRunning()));

        assertThat(problem.code()).isEqualTo(ProblemCode.INTERRUPTED);
        assertThat(problem.outcome()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(scene.files()).isEmpty();
        assertThat(scene.database()
                        .value("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'pg_dump'"
                                + " AND datname = current_database() AND state = 'active'"))
                .isEqualTo(0L);
    }

    @Test
    void fullDiskIsToldAndNothingOfTheDumpStaysOnIt() throws Exception {
        Path disk = mountSmallDisk();
        try {
            fillWith(16);
            FolderStore full = new FolderStore(disk);

            Problem problem = DumpDbTest.problemOf(
                    () -> scene.take(DumpScene.full("shop"), scene.database().url(), full, bytes -> {}));

            assertThat(problem.code()).isEqualTo(ProblemCode.BACKUP_NOT_WRITTEN);
            assertThat(problem.message()).contains("file://" + disk + "/shop.kanmon.dump");
            assertThat(disk).isEmptyDirectory();
        } finally {
            run("umount", disk.toString());
        }
    }

    @Test
    void diskWithTooLittleRoomIsToldBeforePgDumpBegins() throws Exception {
        Path disk = mountSmallDisk();
        try {
            fillWith(40);
            FolderStore small = new FolderStore(disk);

            Problem problem = DumpDbTest.problemOf(
                    () -> scene.take(DumpScene.full("shop"), scene.database().url(), small, bytes -> {}));

            assertThat(problem.code()).isEqualTo(ProblemCode.NO_ROOM_FOR_BACKUP);
            assertThat(disk).isEmptyDirectory();
        } finally {
            run("umount", disk.toString());
        }
    }

    /** 10 MiB: room for half of 16 MiB, which is all that can be asked for beforehand, and not for what is written. */
    private Path mountSmallDisk() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=10m", "tmpfs", disk.toString()) == 0;
        assumeTrue(mounted, "skipped: a small disk can be mounted by root alone (mount -t tmpfs)");
        return disk;
    }

    private static int run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @Test
    void archiveOfWhichSomeRowsAreLostIsNotVerified() {
        TakenBackup whole = scene.take(DumpScene.full("whole"));
        scene.database().sql("DELETE FROM orders WHERE id = 7; DELETE FROM \"Billing\".\"Invoice.Line\"");
        TakenBackup poorer = scene.take(DumpScene.full("poorer"));
        assertThat(whole.manifest().rows()).isEmpty();
        scene.database()
                .sql("INSERT INTO orders (total) VALUES (1); INSERT INTO \"Billing\".\"Invoice.Line\" VALUES (1)");

        BackupStore exchanging = new ExchangingStore(scene.store(), "poorer.kanmon.dump", 2);
        Problem problem = DumpDbTest.problemOf(
                () -> scene.take(DumpScene.verified("shop"), scene.database().url(), exchanging, bytes -> {}));

        assertThat(poorer.manifest().entries()).isPositive();
        assertThat(problem.code()).isEqualTo(ProblemCode.BACKUP_NOT_VERIFIED);
        assertThat(problem.message())
                .contains("2 of 5 tables differ")
                .contains("\"public\".\"orders\" has 2000 rows in the database and 1999 in the backup")
                .contains("\"Billing\".\"Invoice.Line\" has 1 rows in the database and 0 in the backup");
        assertThat(scene.files()).noneMatch(name -> name.startsWith("shop"));
    }

    @Test
    void archiveOfWhichAWholeTableIsLostIsNotVerified() {
        scene.take(DumpScene.of(
                "poorer", BackupManifest.Content.FULL, new TableSelection(List.of(), List.of("\"Billing\".*"))));

        BackupStore exchanging = new ExchangingStore(scene.store(), "poorer.kanmon.dump", 2);
        Problem problem = DumpDbTest.problemOf(
                () -> scene.take(DumpScene.verified("shop"), scene.database().url(), exchanging, bytes -> {}));

        assertThat(problem.code()).isEqualTo(ProblemCode.BACKUP_NOT_VERIFIED);
        assertThat(problem.message())
                .contains("\"Billing\".\"Invoice.Line\" has 7 rows in the database and is not there in the backup");
        assertThat(scene.files()).noneMatch(name -> name.startsWith("shop"));
    }

    @Test
    void extensionThatThePrivateServerLacksIsNamed() {
        // Part of PostgreSQL until 16; the private server is newer.
        scene.database().sql("CREATE EXTENSION adminpack");

        Problem problem = DumpDbTest.problemOf(() -> scene.take(DumpScene.verified("shop")));

        assertThat(problem.code()).isEqualTo(ProblemCode.BACKUP_NOT_VERIFIED);
        assertThat(problem.message()).contains("could not be restored").contains("adminpack");
        assertThat(scene.files()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "this is no archive", "PGDMP"})
    void whatIsNotWhatWasWrittenIsFoundByReadingItBack(String content) {
        BackupStore spoiling = new SpoilingStore(scene.store(), content.getBytes());

        Problem problem = DumpDbTest.problemOf(
                () -> scene.take(DumpScene.full("shop"), scene.database().url(), spoiling, bytes -> {}));

        assertThat(problem.code()).isEqualTo(ProblemCode.BACKUP_NOT_READABLE);
        assertThat(problem.message()).contains("another size or SHA-256");
        assertThat(scene.files()).isEmpty();
    }

    @Test
    void archiveThatCannotBeListedIsNoBackupThoughItsDigestIsRight() throws IOException {
        Files.writeString(folder.resolve("garbage"), "PGDMP and nothing more");
        BackupStore exchanging = new ExchangingStore(scene.store(), "garbage", 1);

        Problem problem = DumpDbTest.problemOf(
                () -> scene.take(DumpScene.full("shop"), scene.database().url(), exchanging, bytes -> {}));

        assertThat(problem.code()).isEqualTo(ProblemCode.BACKUP_NOT_READABLE);
        assertThat(problem.message()).contains("pg_restore cannot list");
        assertThat(scene.files()).containsExactly("garbage");
    }

    @Test
    void placeThatGoesAwayBeforeTheManifestLeavesNoBackup() {
        BackupStore failing = new FailingStore(scene.store());

        Problem problem = DumpDbTest.problemOf(
                () -> scene.take(DumpScene.full("shop"), scene.database().url(), failing, bytes -> {}));

        assertThat(problem.code()).isEqualTo(ProblemCode.BACKUP_NOT_WRITTEN);
        assertThat(problem.message()).contains("manifest");
        assertThat(scene.files()).isEmpty();
    }

    /** Does what a folder does, but for what a test makes of it. */
    private abstract static class Altered implements BackupStore {

        final FolderStore folder;

        Altered(FolderStore folder) {
            this.folder = folder;
        }

        @Override
        public void check(long expectedBytes) {
            folder.check(expectedBytes);
        }

        @Override
        public PartialFile create(String name) {
            return folder.create(name);
        }

        @Override
        public InputStream open(String name) {
            return folder.open(name);
        }

        @Override
        public List<String> names() {
            return folder.names();
        }

        @Override
        public void delete(String name) {
            folder.delete(name);
        }

        @Override
        public String address(String name) {
            return folder.address(name);
        }

        @Override
        public void close() {
            folder.close();
        }
    }

    /** Somebody puts another file into the dump's place after it was read back so many times. */
    private static final class ExchangingStore extends Altered {

        private final String other;
        private final int afterReads;
        private int reads;

        ExchangingStore(FolderStore folder, String other, int afterReads) {
            super(folder);
            this.other = other;
            this.afterReads = afterReads;
        }

        @Override
        public InputStream open(String name) {
            reads++;
            if (reads == afterReads + 1) {
                exchange(name);
            }
            return super.open(name);
        }

        private void exchange(String name) {
            try {
                Files.copy(folder.resolve(other), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** A place that gives back something else. */
    private static final class SpoilingStore extends Altered {

        private final byte[] content;

        SpoilingStore(FolderStore folder, byte[] content) {
            super(folder);
            this.content = content;
        }

        @Override
        public InputStream open(String name) {
            return new ByteArrayInputStream(content);
        }
    }

    /** A place that takes the dump, and then no more. */
    private static final class FailingStore extends Altered {

        FailingStore(FolderStore folder) {
            super(folder);
        }

        @Override
        public PartialFile create(String name) {
            return BackupManifests.isFileName(name) ? new Refusing() : super.create(name);
        }
    }

    private static final class Refusing implements PartialFile {

        @Override
        public OutputStream content() {
            return new OutputStream() {
                @Override
                public void write(int b) throws IOException {
                    throw new IOException("Stale file handle");
                }
            };
        }

        @Override
        public void complete() {
            throw new ProblemException(
                    Problem.invalidInput(ProblemCode.BACKUP_NOT_WRITTEN, "completed though nothing was written", null));
        }

        @Override
        public void close() {
            // Nothing was written.
        }
    }
}
