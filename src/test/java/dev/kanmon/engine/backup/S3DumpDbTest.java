package dev.kanmon.engine.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.backup.s3.S3Access;
import dev.kanmon.engine.deploy.StopSignal;
import dev.kanmon.engine.target.ConnectionUrl;
import dev.kanmon.testsupport.DumpablePostgres;
import dev.kanmon.testsupport.S3Server;
import dev.kanmon.testsupport.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups in S3: of a real PostgreSQL, by the real pg_dump, on a real server that speaks S3. */
class S3DumpDbTest {

    /** Digits that no compression makes much smaller: about 20 MB of dump, three parts of an upload. */
    private static final String MUCH = """
            CREATE TABLE much AS SELECT i AS id, md5(i::text) || md5((-i)::text) AS noise
                FROM generate_series(1, 500000) i;
            """;

    private static final long HALF_WAY = 10L << 20;

    private static S3Server server;

    @TempDir
    Path unused;

    private DumpScene scene;
    private S3Access access;
    private BackupStore store;

    @BeforeAll
    static void start() {
        DumpScene.assumePossible();
        server = S3Server.start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void fill() {
        scene = new DumpScene(unused);
        access = new S3Access(server);
        store = access.store();
    }

    @AfterEach
    void close() {
        if (scene != null) {
            scene.close();
            store.close();
        }
    }

    @Test
    void backupIsProvenAndReadBackRowByRow() {
        TakenBackup backup = take(DumpScene.verified("shop-1"), bytes -> {});

        assertThat(backup.identifier()).isEqualTo("s3://" + access.bucket() + "/" + S3Access.PREFIX + "/shop-1.json");
        assertThat(backup.manifest().verified()).isTrue();
        assertThat(backup.manifest().entries()).isGreaterThan(30);
        assertThat(store.names()).containsExactlyInAnyOrder("shop-1.json", "shop-1.kanmon.dump");
        assertThat(BackupManifests.find(store, "shop-1")).contains(backup.manifest());
        try (TestDatabase restored = restored(backup)) {
            for (String table : List.of("\"User\"", "orders", "events", "\"Billing\".\"Invoice.Line\"")) {
                String rows = "SELECT * FROM " + table + " ORDER BY 1, 2";
                assertThat(restored.query(rows)).isEqualTo(scene.database().query(rows));
            }
        }
    }

    @Test
    void backupOfManyPartsIsReadBackRowByRow() {
        scene.database().sql(MUCH);

        TakenBackup backup = take(DumpScene.full("shop-1"), bytes -> {});

        assertThat(backup.manifest().files().get(0).bytes()).isGreaterThan(2 * HALF_WAY - (1 << 20));
        assertThat(access.unfinishedUploads()).isEmpty();
        try (TestDatabase restored = restored(backup)) {
            String digest = "SELECT count(*) || md5(string_agg(noise, '' ORDER BY id)) FROM much";
            assertThat(restored.value(digest)).isEqualTo(scene.database().value(digest));
        }
    }

    @Test
    void bucketThatVanishesHalfWayIsToldAndThereIsNoBackup() {
        scene.database().sql(MUCH);

        Problem problem = problem(DumpScene.full("shop-1"), bytes -> {
            if (bytes > HALF_WAY && server.isThere(access.bucket())) {
                server.vanish(access.bucket());
            }
        });

        assertThat(problem.outcome()).isEqualTo(ExitCode.BACKUP_FAILED);
        assertThat(problem.code()).isEqualTo(ProblemCode.NO_SUCH_BUCKET);
        assertThat(problem.message()).contains("there is no bucket " + access.bucket());
    }

    @Test
    void stopHalfWayLeavesNothingInTheBucket() {
        scene.database().sql(MUCH);

        Problem problem = problem(DumpScene.full("shop-1"), bytes -> {
            if (bytes > HALF_WAY) {
                scene.stop().request();
                scene.stop().cancelRunning();
            }
        });

        assertThat(problem.outcome()).isIn(ExitCode.BACKUP_FAILED, ExitCode.INTERRUPTED);
        assertThat(access.unfinishedUploads()).isEmpty();
        assertThat(server.stored(access.bucket())).isEmpty();
    }

    @Test
    void wrongCredentialsAreFoundOutBeforeTheDump() {
        try (BackupStore wrong = access.store(server.endpoint(), server.accessKeyId(), "secret-wrong")) {
            ProblemException thrown = catchThrowableOfType(
                    ProblemException.class,
                    () -> scene.take(DumpScene.full("shop-1"), scene.database().url(), wrong, bytes -> {}));

            assertThat(thrown.problem().code()).isEqualTo(ProblemCode.STORAGE_CREDENTIALS_REFUSED);
            assertThat(thrown.problem().outcome()).isEqualTo(ExitCode.BACKUP_FAILED);
        }
        assertThat(server.stored(access.bucket())).isEmpty();
    }

    private TakenBackup take(DumpRequest request, LongConsumer written) {
        return scene.take(request, scene.database().url(), store, written);
    }

    private Problem problem(DumpRequest request, LongConsumer written) {
        return catchThrowableOfType(ProblemException.class, () -> take(request, written))
                .problem();
    }

    private TestDatabase restored(TakenBackup backup) {
        TestDatabase into = DumpablePostgres.shared().newDatabase();
        PgRestore restore =
                new PgRestore(ClientPlaces.of(Map.of()).forServer(140000), store, new Stopping(new StopSignal()));
        PgRestore.Outcome outcome = restore.restore(
                new ArchiveFile(backup.manifest().files().get(0).name(), Optional.empty()),
                ConnectionUrl.parse(into.url()),
                List.of());
        assertThat(outcome.succeeded()).as(outcome.errors()).isTrue();
        return into;
    }
}
