package dev.kanmon.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ReportReader;
import dev.kanmon.contract.RunReport;
import dev.kanmon.engine.backup.DumpScene;
import dev.kanmon.testsupport.RunnerProcess;
import dev.kanmon.testsupport.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process {@code kanmon backup}: its report, its memory, and what it leaves when it is ended half-way. */
class BackupCommandIT {

    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

    @TempDir
    Path temporary;

    private Path folder;
    private DumpScene scene;
    private TestDatabase.Role role;

    @BeforeAll
    static void needClients() {
        DumpScene.assumePossible();
    }

    @BeforeEach
    void fill() {
        folder = temporary.resolve("backups");
        scene = new DumpScene(folder);
        role = scene.database().newRole("SUPERUSER");
    }

    @AfterEach
    void close() {
        if (scene != null) {
            scene.close();
        }
    }

    private RunnerProcess start(Map<String, String> environment, String... arguments) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("DATABASE_URL", scene.database().urlAs(role));
        List<String> command = new ArrayList<>(
                List.of("backup", "--to-directory", folder.toString(), "--name", "shop", "--owner", "it", "--json"));
        command.addAll(List.of(arguments));
        return RunnerProcess.start(temporary, all, command.toArray(String[]::new));
    }

    private RunnerProcess.Result run(String... arguments) {
        try (RunnerProcess process = start(Map.of(), arguments)) {
            return process.await();
        }
    }

    private static RunReport report(RunnerProcess.Result result) {
        List<String> lines = result.lines();
        return new ReportReader().read(lines.get(lines.size() - 1)).orElseThrow();
    }

    /** Random text of about so many megabytes, which takes pg_dump its time. */
    private void fillWith(int megabytes) {
        scene.database()
                .sql("CREATE TABLE noise AS SELECT i,"
                        + " string_agg(encode(decode(md5(i::text || j), 'hex'), 'base64'), '') AS text"
                        + " FROM generate_series(1, 420) i, generate_series(1, 1024) j GROUP BY i");
        for (int copies = 10; copies < megabytes; copies *= 2) {
            scene.database().sql("INSERT INTO noise SELECT i, reverse(text) FROM noise");
        }
    }

    @Test
    void verifiedBackupIsReportedWithItsIdentifier() {
        RunnerProcess.Result result = run("--verify");

        RunReport report = report(result);
        assertThat(result.status()).as(result.all()).isZero();
        assertThat(report.outcome()).isEqualTo(ExitCode.DONE);
        assertThat(report.backup().identifier()).isEqualTo("file://" + folder + "/shop.json");
        assertThat(report.backup().bytes()).isPositive();
        assertThat(report.backup().digest()).matches("sha256:[0-9a-f]{64}");
        assertThat(report.backup().entries()).isGreaterThan(30);
        assertThat(report.backup().verified()).isTrue();
        assertThat(result.out()).contains("\"event\":\"backup-written\"");
        assertThat(report(run("--verify")).outcome()).isEqualTo(ExitCode.NOTHING_TO_DO);
    }

    @Test
    void placeIsAskedFor() {
        RunnerProcess.Result result = RunnerProcess.run(
                temporary, Map.of("DATABASE_URL", scene.database().url()), "backup", "--json");

        assertThat(result.status()).isEqualTo(ExitCode.INVALID_INPUT.status());
        assertThat(report(result).message()).contains("--to-directory");
    }

    @Test
    void memoryIsBoundedWhateverTheDatabasesSize() {
        fillWith(160);
        try (RunnerProcess process = start(Map.of("KANMON_RUNNER_JAVA_OPTS", "-Xmx64m"))) {
            RunnerProcess.Result result = process.await();

            assertThat(result.status()).as(result.all()).isZero();
            assertThat(report(result).backup().bytes()).isGreaterThan(64L << 20);
        }
    }

    @Test
    void killedHalfWayItLeavesNoBackupAndTheSameNameIsTakenAgain() {
        fillWith(80);
        try (RunnerProcess process = start(Map.of())) {
            awaitHalfABackup();
            assertNoSecretInArguments(process.pid());
            process.kill();
        }
        assertThat(scene.store().names()).isEmpty();

        RunnerProcess.Result again = run();

        assertThat(again.status()).as(again.all()).isZero();
        assertThat(entries()).containsExactlyInAnyOrder("shop.json", "shop.kanmon.dump");
    }

    @Test
    void toldToStopItCleansUpAndSaysSo() {
        fillWith(80);
        try (RunnerProcess process = start(Map.of())) {
            awaitHalfABackup();
            process.terminate();
            RunnerProcess.Result result = process.await();

            assertThat(result.status()).as(result.all()).isEqualTo(ExitCode.INTERRUPTED.status());
            assertThat(report(result).outcome()).isEqualTo(ExitCode.INTERRUPTED);
            assertThat(entries()).isEmpty();
        }
        await().atMost(HALF_A_MINUTE).until(() -> scene.database()
                .value("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                        + " AND pid <> pg_backend_pid()")
                .equals(0L));
    }

    private void awaitHalfABackup() {
        await().atMost(HALF_A_MINUTE).until(() -> bytesInFolder() > 1 << 20);
    }

    /** Everybody on the machine can read them. */
    private void assertNoSecretInArguments(long pid) {
        List<String> commands = ProcessHandle.of(pid)
                .orElseThrow()
                .descendants()
                .map(ProcessHandle::pid)
                .map(BackupCommandIT::commandLine)
                .toList();
        assertThat(commands).anyMatch(command -> command.contains("pg_dump"));
        assertThat(commands).noneMatch(command -> command.contains(role.password()));
    }

    private static String commandLine(long pid) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(pid), "cmdline"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long bytesInFolder() {
        return entries().stream()
                .mapToLong(name -> folder.resolve(name).toFile().length())
                .sum();
    }

    private List<String> entries() {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
