package dev.kanmon.runner;

import static dev.kanmon.testsupport.WebServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kanmon.api.v1alpha1.HttpHook;
import dev.kanmon.api.v1alpha1.HttpHook.Header;
import dev.kanmon.api.v1alpha1.HttpHook.Poll;
import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.contract.call.CallContext;
import dev.kanmon.operator.render.call.CallEnvironment;
import dev.kanmon.testsupport.RunnerProcess;
import dev.kanmon.testsupport.RunnerProcess.Result;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged runner asks another system: a process of its own, as in a pod. */
class CallCommandsIT {

    private static final String TOKEN = "Bearer tok-recognisable-9Z";
    private static final CallContext CONTEXT = new CallContext("ns", "shop", "0a1b2c3d", "snap", null, "BackingUp");

    @TempDir
    Path folder;

    private CallScene scene;

    @BeforeEach
    void start() {
        scene = new CallScene(folder);
        scene.server().on("POST /snapshots", json(202, "{\"id\":\"snap-17\"}"));
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void theRunnerStartsAsksAndReports() {
        scene.server()
                .on(
                        "GET /snapshots/snap-17",
                        json(200, "{\"state\":\"creating\"}"),
                        json(200, "{\"state\":\"ready\"}"));

        Result result = RunnerProcess.run(folder, environment(), RunnerOptions.HTTP_HOOK, RunnerOptions.JSON);

        assertThat(result.status()).as(result.all()).isZero();
        assertThat(result.lines().get(result.lines().size() - 1))
                .contains("\"event\":\"report\"", "\"identifier\":\"snap-17\"");
        assertThat(result.all()).doesNotContain("recognisable");
        assertThat(scene.server().received("POST /snapshots").get(0).header("Authorization"))
                .isEqualTo(TOKEN);
    }

    @Test
    void aRunnerThatIsToldToStopSaysSo() {
        scene.server().on("GET /snapshots/snap-17", json(200, "{\"state\":\"creating\"}"));

        try (RunnerProcess runner = RunnerProcess.start(folder, environment(), RunnerOptions.HTTP_HOOK)) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() ->
                            !scene.server().received("GET /snapshots/snap-17").isEmpty());
            runner.terminate();

            Result result = runner.await();
            assertThat(result.status()).as(result.all()).isEqualTo(ExitCode.INTERRUPTED.status());
            assertThat(result.err()).contains("K4002");
        }
    }

    private Map<String, String> environment() {
        HttpHook hook = new HttpHook(
                scene.server().url("/snapshots"),
                null,
                null,
                List.of(new Header("Authorization", null, scene.secret("token", TOKEN))),
                "{\"for\":\"${name}\"}",
                "/id",
                new Poll("/snapshots/${identifier}", "100ms", "/state", List.of("ready"), List.of(), null));
        return scene.filled(CallEnvironment.of(hook, CONTEXT));
    }
}
