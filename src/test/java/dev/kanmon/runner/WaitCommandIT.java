package dev.kanmon.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.testsupport.MigrationFolder;
import dev.kanmon.testsupport.RunnerProcess;
import dev.kanmon.testsupport.TestPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code kanmon wait} as the process of an init container: a pod that is deleted does not have to wait for it. */
class WaitCommandIT {

    private static final Duration QUICKLY = Duration.ofSeconds(5);

    private final MigrationFolder folder = new MigrationFolder();

    @AfterEach
    void close() {
        folder.close();
    }

    @Test
    void sigtermEndsThePauseBetweenTwoLooks() {
        String nobody = "postgresql://me:secret-9Z@127.0.0.1:" + TestPostgres.unusedPort() + "/shop";
        try (RunnerProcess runner = start(nobody, "--interval", "1h", "--timeout", "2h")) {
            await().until(() -> runner.output().contains("\"event\":\"waiting\""));

            RunnerProcess.Result result = assertStopsQuickly(runner);

            assertThat(result.all()).doesNotContain("secret-9Z");
        }
    }

    @Test
    void sigtermEndsALookAtAServerThatSaysNothing() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                RunnerProcess runner =
                        start("postgresql://me:pw@127.0.0.1:" + silent.getLocalPort() + "/shop?connect_timeout=60")) {
            silent.accept();

            assertStopsQuickly(runner);
        }
    }

    private RunnerProcess start(String url, String... more) {
        String[] arguments = new String[more.length + 4];
        System.arraycopy(new String[] {"wait", "--json", "--migration", "20260101000000_first"}, 0, arguments, 0, 4);
        System.arraycopy(more, 0, arguments, 4, more.length);
        return RunnerProcess.start(folder.project(), Map.of("DATABASE_URL", url), arguments);
    }

    private static RunnerProcess.Result assertStopsQuickly(RunnerProcess runner) {
        Instant told = Instant.now();
        runner.terminate();
        RunnerProcess.Result result = runner.await();
        assertThat(Duration.between(told, Instant.now())).isLessThan(QUICKLY);
        assertThat(result.status()).isEqualTo(ExitCode.INTERRUPTED.status());
        assertThat(result.out()).contains("\"outcome\":\"INTERRUPTED\"");
        return result;
    }
}
