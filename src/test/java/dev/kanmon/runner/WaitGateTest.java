package dev.kanmon.runner;

import static dev.kanmon.testsupport.WebServer.json;
import static dev.kanmon.testsupport.WebServer.respond;
import static dev.kanmon.testsupport.WebServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.testsupport.TestPostgres;
import dev.kanmon.testsupport.WebServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code kanmon wait --gate} against a real web server that answers as the operator's gate does. */
class WaitGateTest {

    private static final String GATE = "GET /gates/shop/shop";
    private static final String TOKEN = "tok-recognisable-9Z";
    private static final String OPEN =
            "{\"open\":true,\"reason\":\"SchemaReady\",\"message\":\"Every migration is applied.\"}";

    private final WebServer server = WebServer.start();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void openGateEndsTheWaitWithItsMessage() {
        server.on(GATE, json(200, OPEN));

        CommandOutput waited = kanmon("--gate", server.url("/gates/shop/shop"));

        assertThat(waited.status()).isZero();
        assertThat(waited.out()).isEqualTo("Every migration is applied.\n");
    }

    @Test
    void everyChangeOfTheReasonIsToldOnce() {
        server.on(
                GATE,
                json(404, "{\"open\":false,\"reason\":\"UnknownGate\",\"message\":\"No such resource.\"}"),
                json(423, "{\"open\":false,\"reason\":\"RunPending\",\"message\":\"1 migration is pending.\"}"),
                json(423, "{\"open\":false,\"reason\":\"RunPending\",\"message\":\"still 1 is pending.\"}"),
                text(502, "Bad Gateway"),
                json(421, "{\"open\":false,\"reason\":\"NotLeader\",\"message\":\"Ask the leader.\"}"),
                json(425, "{\"open\":false,\"reason\":\"NotStarted\",\"message\":\"Starting.\"}"),
                json(200, OPEN));

        RunningWait waiting = waiting("--interval", "100ms");

        assertThat(waiting.end()).isZero();
        assertThat(waiting.reasons())
                .satisfiesExactly(
                        line -> assertThat(line).contains("K4011", "answered 404 UnknownGate: No such resource."),
                        line -> assertThat(line).contains("423 RunPending: 1 migration is pending."),
                        line -> assertThat(line).contains("502: Bad Gateway"),
                        line -> assertThat(line).contains("421 NotLeader"),
                        line -> assertThat(line).contains("425 NotStarted"));
    }

    @Test
    void theLastReasonIsReportedWhenTheTimeIsOver() {
        server.on(
                GATE,
                json(
                        423,
                        "{\"open\":false,\"reason\":\"RunPending\",\"message\":\"1 migration is pending.\",\"waitingFor\":[\"20260101000000_first\"]}"));

        RunningWait waiting = waiting("--interval", "100ms", "--timeout", "300ms");

        assertThat(waiting.end()).isEqualTo(ExitCode.GATE_CLOSED.status());
        assertThat(waiting.report().code()).isEqualTo(ProblemCode.GATE_CLOSED.code());
        assertThat(waiting.report().pending()).containsExactly("20260101000000_first");
        assertThat(waiting.report().message())
                .isEqualTo(
                        "Waited 300ms in vain. The gate at 127.0.0.1 answered 423 RunPending: 1 migration is pending.");
    }

    @Test
    void namesGoAlongInTheQueryAndTheTokenInTheHeader() {
        server.on(GATE + "?a=b&requires=20260101000000_first&requires=x+%26+y", json(200, OPEN));

        CommandOutput waited = kanmon(
                "--gate",
                server.url("/gates/shop/shop?a=b"),
                "--require",
                "20260101000000_first",
                "--require",
                "x & y");

        assertThat(waited.status()).isZero();
        assertThat(server.received().get(0).header("Authorization")).isEqualTo("Bearer " + TOKEN);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403})
    void whatOnlyAnotherStartCanMendEndsTheWaitAtOnce(int status) {
        server.on(GATE, json(status, "{\"open\":false,\"reason\":\"Refused\",\"message\":\"not " + TOKEN + "\"}"));

        CommandOutput waited = kanmon("--gate", server.url("/gates/shop/shop"));

        assertThat(waited.status()).isEqualTo(ExitCode.INVALID_INPUT.status());
        assertThat(waited.err()).contains("K4012", String.valueOf(status)).doesNotContain(TOKEN);
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void pageThatSaysYesToEverythingIsNoOpenGate() {
        server.on(GATE, respond(200, "text/html", "<h1>Welcome</h1>"));
        CommandOutput page = kanmon("--gate", server.url("/gates/shop/shop"), "--timeout", "0s");

        server.on(GATE, json(200, "{\"open\":false,\"reason\":\"Stale\"}"));
        CommandOutput stale = kanmon("--gate", server.url("/gates/shop/shop"), "--timeout", "0s");

        assertThat(page.status()).isEqualTo(ExitCode.GATE_CLOSED.status());
        assertThat(page.err()).contains("does not say that it is open");
        assertThat(stale.status()).isEqualTo(ExitCode.GATE_CLOSED.status());
    }

    @Test
    void nobodyAtTheAddressIsWaitedFor() {
        String url = "http://127.0.0.1:" + TestPostgres.unusedPort() + "/gates/shop/shop";

        CommandOutput waited = kanmon("--gate", url, "--timeout", "300ms", "--interval", "100ms");

        assertThat(waited.status()).isEqualTo(ExitCode.GATE_CLOSED.status());
        assertThat(waited.err()).contains("K3031", "Nobody answers at 127.0.0.1.");
    }

    @Test
    void serverThatNeverAnswersDoesNotOutlastTheTime() {
        server.on(GATE, server.hanging());
        Instant began = Instant.now();

        CommandOutput waited = kanmon("--gate", server.url("/gates/shop/shop"), "--timeout", "0s");

        assertThat(waited.status()).isEqualTo(ExitCode.GATE_CLOSED.status());
        assertThat(waited.err()).contains("did not come in time").doesNotContain("not sent again");
        assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void credentialsInTheAddressAreRefusedWithoutShowingThem() {
        CommandOutput waited = kanmon("--gate", "http://me:" + TOKEN + "@127.0.0.1/gates/shop/shop");

        assertThat(waited.status()).isEqualTo(ExitCode.INVALID_INPUT.status());
        assertThat(waited.err())
                .contains("credentials", RunnerOptions.GATE_TOKEN_ENV)
                .doesNotContain(TOKEN);
    }

    @Test
    void whatDoesNotGoTogetherIsToldBeforeAnythingIsAsked() {
        assertThat(kanmon().err()).contains("Say what to wait for");
        assertThat(kanmon("--gate", server.url("/"), "--migration", "a").err()).contains("Say what to wait for");
        assertThat(kanmon("--migration", "a", "--require", "b").err()).contains("--require is for --gate");
        assertThat(kanmon("--migration", "a", "--interval", "1ms").err()).contains("at least 100ms");
        assertThat(server.received()).isEmpty();
    }

    private CommandOutput kanmon(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "wait";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return CommandOutput.of(environment(), all);
    }

    private RunningWait waiting(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "--gate";
        all[1] = server.url("/gates/shop/shop");
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return RunningWait.start(environment(), all);
    }

    private static Map<String, String> environment() {
        return Map.of(RunnerOptions.GATE_TOKEN_ENV, TOKEN + "\n");
    }
}
