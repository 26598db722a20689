package dev.kanmon.runner;

import static dev.kanmon.testsupport.WebServer.closed;
import static dev.kanmon.testsupport.WebServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.operator.render.call.CallEnvironment;
import dev.kanmon.runner.CallScene.Ended;
import dev.kanmon.testsupport.WebServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kanmon notify} against a real webhook. */
class NotifyCommandTest {

    private static final String PATH = "/services/T0000/B0000/recognisable";
    private static final String PASSWORD = "changeit";

    @TempDir
    Path folder;

    private CallScene scene;

    @BeforeEach
    void start() {
        scene = new CallScene(folder);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void theMessageArrivesAsItIs() {
        scene.server().on("POST " + PATH, text(200, "ok"));

        Ended ended = send(scene.server().url(PATH));

        assertThat(ended.report().outcome()).isEqualTo(ExitCode.DONE);
        assertThat(scene.server().received()).hasSize(1);
        assertThat(scene.server().received().get(0).body()).isEqualTo("{\"text\":\"$(HOME) ünï\"}");
        assertThat(scene.server().received().get(0).header("Content-Type")).isEqualTo("application/json");
        assertSecret(ended);
    }

    @Test
    void whatMayPassIsTriedThreeTimes() {
        scene.server().on("POST " + PATH, text(500, ""), closed(), text(200, "ok"));

        assertThat(send(scene.server().url(PATH)).status()).isZero();
        assertThat(scene.server().received()).hasSize(3);
    }

    @Test
    void afterThreeTriesItIsGivenUp() {
        scene.server().on("POST " + PATH, text(503, "not now"));

        Ended ended = send(scene.server().url(PATH));

        assertThat(ended.status()).isEqualTo(ExitCode.HOOK_FAILED.status());
        assertThat(ended.report().code()).isEqualTo(ProblemCode.CALL_REFUSED.code());
        assertThat(scene.server().received()).hasSize(3);
        assertSecret(ended);
    }

    @Test
    void whatIsRefusedIsTriedOnce() {
        scene.server().on("POST " + PATH, text(400, "invalid_payload"));

        Ended ended = send(scene.server().url(PATH));

        assertThat(ended.status()).isEqualTo(ExitCode.HOOK_FAILED.status());
        assertThat(ended.report().message()).contains("invalid_payload");
        assertThat(scene.server().received()).hasSize(1);
    }

    @Test
    void aCertificateThatNobodyVouchesForIsRefused() throws Exception {
        try (WebServer stranger = WebServer.start(selfSigned())) {
            stranger.on("POST " + PATH, text(200, "ok"));

            Ended ended = send(stranger.url(PATH));

            assertThat(ended.status()).isEqualTo(ExitCode.HOOK_FAILED.status());
            assertThat(ended.report().code()).isEqualTo(ProblemCode.CALL_TLS_FAILED.code());
            assertThat(stranger.received()).isEmpty();
            assertSecret(ended);
        }
    }

    private Ended send(String url) {
        return scene.run(
                CallEnvironment.ofMessage(
                        scene.secret("webhook", url), "application/json", "{\"text\":\"$(HOME) ünï\"}"),
                RunnerOptions.NOTIFY);
    }

    private static void assertSecret(Ended ended) {
        assertThat(ended.all()).doesNotContain("T0000", "recognisable");
    }

    private SSLContext selfSigned() throws IOException, InterruptedException, GeneralSecurityException {
        Path store = folder.resolve("store.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "stranger",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "SAN=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
