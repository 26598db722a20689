package dev.kanmon.engine.schema.shadow;

import static dev.kanmon.engine.schema.shadow.ShadowFixture.POSTGRES_HOME;
import static dev.kanmon.engine.schema.shadow.ShadowFixture.TEMPORARY;
import static dev.kanmon.engine.schema.shadow.ShadowFixture.cachedIn;
import static dev.kanmon.engine.schema.shadow.ShadowFixture.key;
import static dev.kanmon.engine.schema.shadow.ShadowFixture.script;
import static dev.kanmon.engine.schema.shadow.ShadowFixture.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.kanmon.engine.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateServerDbTest {

    @TempDir
    Path directory;

    @Test
    void listensOnASocketInAPrivateDirectoryAndNowhereElse() throws IOException {
        try (ShadowServer server = ShadowServer.open(TEMPORARY);
                ShadowDatabase database = server.rehearsalDatabase(key(), script("SELECT 1"))) {
            Session session = database.session();
            assertThat(text(session, "SHOW listen_addresses")).isEmpty();
            Path data = Path.of(text(session, "SHOW data_directory"));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.getParent())))
                    .isEqualTo("rwx------");
            assertThat(server.isShared()).isFalse();
            assertThat(server.version()).isGreaterThanOrEqualTo(180000);
        }
    }

    @Test
    void leavesNothingBehind() {
        Path data;
        try (ShadowServer server = ShadowServer.open(TEMPORARY);
                ShadowDatabase database = server.rehearsalDatabase(key(), script("SELECT 1"))) {
            data = Path.of(text(database.session(), "SHOW data_directory"));
        }
        assertThat(data.getParent()).doesNotExist();
    }

    @Test
    void programsThatAScriptStartsSeeNothingOfOurEnvironment() {
        try (ShadowServer server = ShadowServer.open(TEMPORARY);
                ShadowDatabase database = server.rehearsalDatabase(
                        key(), script("CREATE TABLE env (line text); COPY env FROM PROGRAM 'env'"))) {
            List<String> lines =
                    database.session().query("SELECT split_part(line, '=', 1) FROM env", row -> row.getString(1));
            assertThat(lines).contains("PATH").doesNotContain("JAVA_HOME", "HOME", "DATABASE_URL", "SUREFIRE_TEST");
            assertThat(lines).allMatch(name -> name.matches("PATH|PWD|_|OLDPWD|SHLVL|LC_.*|PG.*|OOM.*|LD_.*"));
        }
    }

    @Test
    void secondStartOnACacheDirectoryFindsTheBaseline() {
        AtomicInteger builds = new AtomicInteger();
        String first = baselineOid(builds);
        String second = baselineOid(builds);
        assertThat(second).isEqualTo(first);
        assertThat(builds).hasValue(1);
    }

    @Test
    void dataThatWereNotCleanlyStoppedAreNotTrusted() throws IOException {
        AtomicInteger builds = new AtomicInteger();
        baselineOid(builds);
        Files.delete(directory.resolve("cleanly-stopped"));
        baselineOid(builds);
        assertThat(builds).hasValue(2);
    }

    @Test
    void dataFromBeforeTheMachineStartedAreNotTrusted() throws IOException {
        AtomicInteger builds = new AtomicInteger();
        baselineOid(builds);
        Files.writeString(directory.resolve("cleanly-stopped"), "another kernel");
        baselineOid(builds);
        assertThat(builds).hasValue(2);
    }

    @Test
    void secondServerOnTheSameCacheDirectoryGoesWithoutIt() {
        AtomicInteger builds = new AtomicInteger();
        try (ShadowServer one = ShadowServer.open(cachedIn(directory));
                ShadowDatabase database = one.rehearsalDatabase(key("1"), counting(builds))) {
            baselineOid(builds);
            assertThat(text(database.session(), "SELECT count(*) FROM t")).isEqualTo("0");
        }
        assertThat(builds).hasValue(2);
    }

    @Test
    void serverEndsAndItsDataGoWithTheProcessThatStartedIt() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StartAndWait.class.getName(),
                        POSTGRES_HOME.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Path data = Path.of(process.inputReader().readLine());
        assertThat(data.resolve("postmaster.pid")).exists();
        long server = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0));
        process.destroyForcibly().waitFor();
        await().until(() ->
                !ProcessHandle.of(server).map(ProcessHandle::isAlive).orElse(false));
        await().until(() -> !Files.exists(data.getParent()));
    }

    @Test
    void missingBinariesAreSaid() {
        ShadowSettings nowhere = new ShadowSettings.PrivateServer(directory, Optional.empty());
        assertThatThrownBy(() -> ShadowServer.open(nowhere))
                .isInstanceOf(ShadowUnavailableException.class)
                .hasMessageContaining("KANMON_POSTGRES_HOME");
    }

    private String baselineOid(AtomicInteger builds) {
        try (ShadowServer server = ShadowServer.open(cachedIn(directory));
                ShadowDatabase database = server.rehearsalDatabase(key("1"), counting(builds))) {
            return text(
                    database.session(), "SELECT oid FROM pg_database WHERE starts_with(datname, 'kanmon_baseline_')");
        }
    }

    private static BaselineBuilder counting(AtomicInteger builds) {
        return session -> {
            builds.incrementAndGet();
            session.run("CREATE TABLE t (id int)");
            return List.of();
        };
    }
}
