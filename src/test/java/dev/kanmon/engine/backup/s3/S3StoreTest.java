package dev.kanmon.engine.backup.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.backup.PartialFile;
import dev.kanmon.testsupport.CuttingProxy;
import dev.kanmon.testsupport.S3Server;
import dev.kanmon.testsupport.TestPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3StoreTest {

    private static final int PART = PartSizes.bytesOf(1);
    private static final String NAME = "shop-1.dump";

    private static S3Server server;

    @BeforeAll
    static void startServer() {
        server = S3Server.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, PartSizes.MEBIBYTE + 1, 8 << 20, (8 << 20) + 1, 3 * (8 << 20), 5 * (8 << 20) - 7})
    void whatWasWrittenIsReadBackByteByByte(int size) throws IOException {
        S3Access access = new S3Access(server);
        byte[] content = random(size);
        try (S3Store store = access.store()) {
            write(store, NAME, content);
            assertThat(store.names()).containsExactly(NAME);
            assertThat(read(store, NAME)).isEqualTo(content);
            assertThat(access.unfinishedUploads()).isEmpty();
        }
    }

    @Test
    void aFileIsNotThereBeforeItIsComplete() throws IOException {
        S3Access access = new S3Access(server);
        try (S3Store store = access.store()) {
            try (PartialFile file = store.create(NAME)) {
                file.content().write(random(2 * PART));
                assertThat(store.names()).isEmpty();
                assertThat(access.unfinishedUploads()).hasSize(1);
            }
            assertThat(store.names()).isEmpty();
            assertThat(access.unfinishedUploads()).isEmpty();
            assertThat(server.stored(access.bucket())).isEmpty();
        }
    }

    @Test
    void aFileOfTheSameNameIsReplacedWhenTheNewOneIsComplete() throws IOException {
        try (S3Store store = new S3Access(server).store()) {
            write(store, NAME, random(10));
            byte[] second = random(2 * PART);
            write(store, NAME, second);
            assertThat(read(store, NAME)).isEqualTo(second);
        }
    }

    @Test
    void onlyWhatIsDirectlyUnderThePrefixIsAFile() throws IOException {
        S3Access access = new S3Access(server);
        try (S3Store store = access.store();
                S3Store deeper = storeAt(access, S3Access.PREFIX + "/deeper");
                S3Store beside = storeAt(access, S3Access.PREFIX + "2")) {
            write(deeper, "a", random(1));
            write(beside, "b", random(1));
            write(store, "c ü+%", random(1));
            assertThat(store.names()).containsExactly("c ü+%");
        }
    }

    @Test
    void moreFilesAreListedThanOneAnswerHolds() {
        S3Access access = new S3Access(server);
        access.place(IntStream.range(0, 1005)
                .boxed()
                .collect(Collectors.toMap(number -> S3Access.PREFIX + "/file-" + number, number -> new byte[0])));
        try (S3Store store = access.store()) {
            assertThat(store.names()).hasSize(1005);
        }
    }

    @Test
    void deletingTwiceIsDeletingOnce() throws IOException {
        try (S3Store store = new S3Access(server).store()) {
            write(store, NAME, random(1));
            store.delete(NAME);
            store.delete(NAME);
            assertThat(store.names()).isEmpty();
        }
    }

    @Test
    void checkingLeavesNothing() {
        S3Access access = new S3Access(server);
        try (S3Store store = access.store()) {
            store.check(1L << 40);
            assertThat(server.stored(access.bucket())).isEmpty();
        }
    }

    @Test
    void whoHasReadEnoughDoesNotWaitForTheRest() throws IOException {
        try (S3Store store = new S3Access(server).store()) {
            write(store, NAME, random(2 * PART));
            try (InputStream content = store.open(NAME)) {
                assertThat(content.readNBytes(5)).hasSize(5);
            }
            assertThat(read(store, NAME)).hasSize(2 * PART);
        }
    }

    @Test
    void aFileThatIsNotThereIsToldByItsAddress() {
        S3Access access = new S3Access(server);
        try (S3Store store = access.store()) {
            Problem problem = problem(() -> store.open("gone.dump"));
            assertThat(problem.code()).isEqualTo(ProblemCode.NO_SUCH_OBJECT);
            assertThat(problem.message()).contains("s3://" + access.bucket() + "/backups/shop/gone.dump");
        }
    }

    @Test
    void aMissingBucketIsTold() {
        try (S3Store store = new S3Access(server, "no-such-bucket").store()) {
            for (ThrowingCallable use : List.<ThrowingCallable>of(
                    () -> store.check(1),
                    store::names,
                    () -> write(store, NAME, random(1)),
                    () -> write(store, NAME, random(2 * PART)))) {
                Problem problem = problem(use);
                assertThat(problem.code()).isEqualTo(ProblemCode.NO_SUCH_BUCKET);
                assertThat(problem.outcome()).isEqualTo(ExitCode.BACKUP_FAILED);
                assertThat(problem.message()).contains("no bucket no-such-bucket");
            }
        }
    }

    @Test
    void wrongCredentialsAreToldAndNotShown() {
        S3Access access = new S3Access(server);
        try (S3Store unknown = access.store(server.endpoint(), "id-unknown", "secret-unknown");
                S3Store wrong = access.store(server.endpoint(), server.accessKeyId(), "secret-wrong")) {
            for (S3Store store : List.of(unknown, wrong)) {
                Problem problem = problem(() -> store.check(1));
                assertThat(problem.code()).isEqualTo(ProblemCode.STORAGE_CREDENTIALS_REFUSED);
                assertThat(problem.message() + problem.hint())
                        .doesNotContain("secret-", "id-unknown", server.accessKeyId());
            }
        }
    }

    @Test
    void aServerThatIsDownIsTold() {
        URI nobody = URI.create("http://127.0.0.1:" + TestPostgres.unusedPort());
        try (S3Store store = new S3Access(server).store(nobody)) {
            assertThat(problem(() -> store.check(1)).code()).isEqualTo(ProblemCode.STORAGE_UNREACHABLE);
        }
    }

    @Test
    void aBucketThatVanishesHalfWayEndsTheUploadAndWhatMayBeLeftIsTold() throws IOException {
        S3Access access = new S3Access(server);
        try (S3Store store = access.store();
                PartialFile file = store.create(NAME)) {
            file.content().write(random(PART + 1));
            server.vanish(access.bucket());
            Problem problem = problem(() -> file.content().write(random(2 * PART)));
            assertThat(problem.outcome()).isEqualTo(ExitCode.BACKUP_FAILED);
            assertThat(problem.code()).isEqualTo(ProblemCode.NO_SUCH_BUCKET);
            assertThat(problem.message()).contains("Could not send part 2", "Could not drop the unfinished upload");
        }
    }

    @Test
    void aConnectionThatIsCutOnceIsMadeAnew() throws IOException {
        S3Access access = new S3Access(server);
        byte[] content = random(3 * PART);
        try (CuttingProxy proxy = new CuttingProxy(server.port(), 200, CuttingProxy.Cut.BEFORE_REQUEST);
                S3Store store = access.store(URI.create("http://127.0.0.1:" + proxy.port()))) {
            write(store, NAME, content);
            assertThat(proxy.hasCut()).isTrue();
        }
        try (S3Store store = access.store()) {
            assertThat(read(store, NAME)).isEqualTo(content);
            assertThat(access.unfinishedUploads()).isEmpty();
        }
    }

    @Test
    void aServerThatDiesHalfWayLeavesNothingThatCounts() throws IOException {
        try (S3Server mortal = S3Server.start()) {
            S3Access access = new S3Access(mortal);
            try (S3Store store = access.store()) {
                try (PartialFile file = store.create(NAME)) {
                    OutputStream content = file.content();
                    content.write(random(PART + 1));
                    mortal.kill();
                    Problem problem = problem(() -> content.write(random(2 * PART)));
                    assertThat(problem.code())
                            .isIn(ProblemCode.STORAGE_UNREACHABLE, ProblemCode.STORAGE_CONNECTION_LOST);
                    assertThat(problem.hint()).contains("AbortIncompleteMultipartUpload");
                }
                mortal.startAgain();
                assertThat(store.names()).isEmpty();
            }
        }
    }

    @Test
    void anAnswerThatIsCutOffIsNoEnd() throws IOException {
        S3Access access = new S3Access(server);
        try (S3Store store = access.store()) {
            write(store, NAME, random(3 * PART));
        }
        try (CuttingProxy proxy = new CuttingProxy(server.port(), Integer.MAX_VALUE, CuttingProxy.Cut.BEFORE_REQUEST);
                S3Store store = access.store(URI.create("http://127.0.0.1:" + proxy.port()));
                InputStream content = store.open(NAME)) {
            assertThat(content.readNBytes(1000)).hasSize(1000);
            proxy.close();
            Problem problem = problem(content::readAllBytes);
            assertThat(problem.code()).isEqualTo(ProblemCode.STORAGE_CONNECTION_LOST);
        }
    }

    @Test
    void anUploadThatIsOverTakesNothingMore() throws IOException {
        try (S3Store store = new S3Access(server).store();
                PartialFile file = store.create(NAME)) {
            file.complete();
            assertThatThrownBy(() -> file.content().write(1)).isInstanceOf(IllegalStateException.class);
        }
    }

    private static S3Store storeAt(S3Access access, String prefix) {
        S3Settings settings = access.settings(server.endpoint());
        return access.store(new S3Settings(
                new S3Location(access.bucket(), prefix),
                settings.endpoint(),
                settings.region(),
                settings.pathStyle(),
                settings.encryption()));
    }

    private static void write(S3Store store, String name, byte[] content) throws IOException {
        try (PartialFile file = store.create(name)) {
            int chunk = 100_003;
            for (int begin = 0; begin < content.length; begin += chunk) {
                file.content().write(content, begin, Math.min(chunk, content.length - begin));
            }
            file.complete();
        }
    }

    private static byte[] read(S3Store store, String name) throws IOException {
        try (InputStream content = store.open(name)) {
            return content.readAllBytes();
        }
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static Problem problem(ThrowingCallable use) {
        return catchThrowableOfType(ProblemException.class, use).problem();
    }
}
