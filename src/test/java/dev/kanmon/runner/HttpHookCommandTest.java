package dev.kanmon.runner;

import static dev.kanmon.testsupport.WebServer.closed;
import static dev.kanmon.testsupport.WebServer.endless;
import static dev.kanmon.testsupport.WebServer.json;
import static dev.kanmon.testsupport.WebServer.redirect;
import static dev.kanmon.testsupport.WebServer.respond;
import static dev.kanmon.testsupport.WebServer.text;
import static dev.kanmon.testsupport.WebServer.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.HttpHook;
import dev.kanmon.api.v1alpha1.HttpHook.Header;
import dev.kanmon.api.v1alpha1.HttpHook.Poll;
import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.contract.call.CallContext;
import dev.kanmon.operator.render.call.CallEnvironment;
import dev.kanmon.runner.CallScene.Ended;
import dev.kanmon.testsupport.TestPostgres;
import dev.kanmon.testsupport.WebServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kanmon http-hook} against a real web server, with the environment that the operator renders. */
class HttpHookCommandTest {

    private static final CallContext CONTEXT =
            new CallContext("ns", "shop", "0a1b2c3d", "snap", "sha256:0123456789abcdef", "BackingUp");
    private static final String TOKEN = "tok-recognisable-9Z";

    @TempDir
    Path folder;

    private CallScene scene;
    private WebServer server;

    @BeforeEach
    void start() {
        scene = new CallScene(folder);
        server = scene.server();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void anAnswerInThe200sIsDoneAndGivesTheIdentifier() {
        server.on("POST /snapshots", json(201, "{\"snapshot\":{\"id\":\"snap-17\"}}"));

        Ended ended = run(hook("/snapshots", null, "/snapshot/id", null));

        assertDone(ended, "snap-17");
        assertThat(ended.out()).contains("snap-17");
        assertThat(ended.report().backup().takenAt()).isNotNull();
    }

    @Test
    void placeholdersAreFilledInAndEscapedForJson() {
        server.on("POST /snapshots", json(200, "{}"));
        CallContext odd = new CallContext("ns", "a\"b", "0a1b2c3d", "snap", null, "BackingUp");
        HttpHook hook = hook(
                "/snapshots",
                "{\"for\":\"${namespace}/${name}\",\"run\":\"${run}\",\"as\":\"${unknown}\"}",
                null,
                null);

        scene.run(CallEnvironment.of(hook, odd), RunnerOptions.HTTP_HOOK);

        assertThat(server.received().get(0).body())
                .isEqualTo("{\"for\":\"ns/a\\\"b\",\"run\":\"0a1b2c3d\",\"as\":\"${unknown}\"}");
        assertThat(server.received().get(0).header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void aTrafficHookNamesBothSidesInItsUrlItsBodyAndWhereItAsks() {
        server.on("POST /routes/shop-green?instead=shop-blue", json(202, "{\"id\":\"7\"}"));
        server.on("GET /routes/shop-green/changes/7", json(200, "{\"state\":\"available\"}"));
        CallContext shift =
                new CallContext("ns", "shop", "rev1", "traffic", null, "RollingOut", "shop-blue", "shop-green");
        HttpHook hook = hook(
                "/routes/${to}?instead=${from}",
                "{\"weights\":{\"${to}\":100,\"${from}\":0}}",
                "/id",
                poll("/routes/${to}/changes/${identifier}", null));

        assertDone(scene.run(CallEnvironment.of(hook, shift), RunnerOptions.HTTP_HOOK), "7");

        assertThat(server.received().get(0).body()).isEqualTo("{\"weights\":{\"shop-green\":100,\"shop-blue\":0}}");
        assertThat(server.received().get(0).header("Idempotency-Key")).isEqualTo("traffic-rev1-shop-green");
    }

    @Test
    void theRunsKeyGoesAlongUnlessTheHookHasItsOwn() {
        server.on("POST /snapshots", json(200, "{}"));
        run(hook("/snapshots", null, null, null));
        run(new HttpHook(
                server.url("/snapshots"),
                null,
                null,
                List.of(new Header("idempotency-key", "mine", null)),
                null,
                null,
                null));

        assertThat(server.received())
                .extracting(request -> request.header("Idempotency-Key"))
                .containsExactly("snap-0a1b2c3d-01234567", "mine");
    }

    @Test
    void aSecretHeaderGoesAlongWithoutTheLineBreakOfItsSecret() {
        server.on("POST /snapshots", json(200, "{\"id\":\"x\"}"));
        HttpHook hook = new HttpHook(
                server.url("/snapshots"),
                null,
                null,
                List.of(new Header("Authorization", null, scene.secret("token", "Bearer " + TOKEN + "\n"))),
                null,
                "/id",
                null);

        assertDone(run(hook), "x");
        assertThat(server.received().get(0).header("Authorization")).isEqualTo("Bearer " + TOKEN);
    }

    @Test
    void itIsAskedUntilTheStateSaysDone() {
        server.on("POST /snapshots", json(202, "{\"id\":\"a/b c\"}"));
        server.on(
                "GET /snapshots/a%2Fb%20c",
                json(200, "{\"state\":\"creating\"}"),
                json(200, "{\"state\":\"creating\"}"),
                json(200, "{\"state\":\"available\"}"));

        Ended ended = run(hook("/snapshots", null, "/id", poll("/snapshots/${identifier}", null)));

        assertDone(ended, "a/b c");
        assertThat(server.received("GET /snapshots/a%2Fb%20c")).hasSize(3);
    }

    @Test
    void theIdentifierMayComeWithTheLastAnswer() {
        server.on("POST /snapshots", json(202, "{}"));
        server.on("GET /newest", json(200, "{\"state\":\"available\",\"id\":42}"));

        assertDone(run(hook("/snapshots", null, null, poll(server.url("/newest"), "/id"))), "42");
    }

    @Test
    void aStateThatMeansFailedIsFinal() {
        server.on("POST /snapshots", json(202, "{\"id\":\"s\"}"));
        server.on("GET /snapshots/s", json(200, "{\"state\":\"error\"}"));

        Ended ended = run(hook("/snapshots", null, "/id", poll("/snapshots/${identifier}", null)));

        assertEnded(ended, ExitCode.HOOK_FAILED, ProblemCode.CALL_REPORTED_FAILURE);
        assertThat(ended.err()).contains("127.0.0.1", "error");
    }

    @Test
    void whatIsNotDoneInTimeIsToldWithItsLastState() {
        server.on("POST /snapshots", json(202, "{\"id\":\"s\"}"));
        server.on("GET /snapshots/s", json(200, "{\"state\":\"creating\"}"));

        Ended ended = run(hook("/snapshots", null, "/id", poll("/snapshots/${identifier}", null)), "--timeout=1s");

        assertEnded(ended, ExitCode.HOOK_FAILED, ProblemCode.CALL_TOO_SLOW);
        assertThat(ended.report().message()).contains("within 1s", "creating");
    }

    @Test
    void whatMayPassIsWaitedOutWhileItIsAsked() {
        server.on("POST /snapshots", json(202, "{\"id\":\"s\"}"));
        server.on(
                "GET /snapshots/s",
                text(500, "oops"),
                with("Retry-After", "1", text(429, "slow down")),
                closed(),
                json(503, "{}"),
                json(200, "{\"state\":\"available\"}"));

        Instant began = Instant.now();
        assertDone(run(hook("/snapshots", null, "/id", poll("/snapshots/${identifier}", null))), "s");
        assertThat(Duration.between(began, Instant.now())).isGreaterThan(Duration.ofSeconds(1));
    }

    @Test
    void anAnswerOfThe400sWhileItIsAskedIsFinal() {
        server.on("POST /snapshots", json(202, "{\"id\":\"s\"}"));
        server.on("GET /snapshots/s", json(403, "{\"message\":\"no right to read\"}"));

        Ended ended = run(hook("/snapshots", null, "/id", poll("/snapshots/${identifier}", null)));

        assertEnded(ended, ExitCode.HOOK_FAILED, ProblemCode.CALL_REFUSED);
        assertThat(ended.report().message()).contains("403", "no right to read");
    }

    @Test
    void aRequestThatWasRefusedIsNotSentAgain() {
        server.on("POST /snapshots", json(500, "{\"error\":{\"message\":\"quota exceeded\"}}"));

        Ended ended = run(hook("/snapshots", null, null, null));

        assertEnded(ended, ExitCode.HOOK_FAILED, ProblemCode.CALL_REFUSED);
        assertThat(ended.report().message()).contains("quota exceeded");
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void aRequestThatMayHaveBeenReceivedIsNotSentAgain() {
        server.on("POST /snapshots", closed());

        Ended ended = run(hook("/snapshots", null, null, null));

        assertEnded(ended, ExitCode.HOOK_FAILED, ProblemCode.CALL_ANSWER_LOST);
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void aRequestThatIsNotAnsweredInTimeIsNotSentAgain() {
        server.on("POST /snapshots", server.hanging());

        Ended ended = run(hook("/snapshots", null, null, null), "--timeout=1s");

        assertEnded(ended, ExitCode.HOOK_FAILED, ProblemCode.CALL_ANSWER_LOST);
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void aServerThatWantsToBeAskedLaterIsAskedLater() {
        server.on("POST /snapshots", with("Retry-After", "0", text(429, "later")), json(201, "{\"id\":\"s\"}"));

        assertDone(run(hook("/snapshots", null, "/id", null)), "s");
    }

    @Test
    void aServerThatNeverHasTimeMayHaveItAnotherTime() {
        server.on("POST /snapshots", text(429, "later"));

        Ended ended = run(hook("/snapshots", null, "/id", null), "--timeout=1s");

        assertEnded(ended, ExitCode.TARGET_UNREACHABLE, ProblemCode.CALL_REFUSED);
    }

    @Test
    void aServerThatIsDownMayComeBack() {
        HttpHook hook = new HttpHook(
                "http://127.0.0.1:" + TestPostgres.unusedPort() + "/x", null, null, null, null, null, null);

        Ended ended = run(hook, "--timeout=1s");

        assertEnded(ended, ExitCode.TARGET_UNREACHABLE, ProblemCode.CALL_UNREACHABLE);
        assertThat(ended.report().message()).contains("127.0.0.1");
    }

    @Test
    void aHostThatNobodyKnowsMayBeKnownLater() {
        HttpHook hook = new HttpHook("https://nobody.invalid/x", null, null, null, null, null, null);

        assertEnded(run(hook, "--timeout=1s"), ExitCode.TARGET_UNREACHABLE, ProblemCode.CALL_UNREACHABLE);
    }

    @Test
    void anAnswerThatIsTooLongIsBrokenOff() {
        server.on("POST /snapshots", endless(1L << 32));

        Ended ended = run(hook("/snapshots", null, "/id", null));

        assertEnded(ended, ExitCode.HOOK_FAILED, ProblemCode.CALL_ANSWER_UNREADABLE);
        assertThat(ended.report().message()).contains("longer than 1048576 bytes");
    }

    @Test
    void anAnswerThatIsNotJsonHasNoIdentifier() {
        server.on("POST /snapshots", respond(200, "text/html", "<html>log in</html>"));

        Ended ended = run(hook("/snapshots", null, "/id", null));

        assertEnded(ended, ExitCode.HOOK_FAILED, ProblemCode.CALL_ANSWER_UNREADABLE);
        assertThat(ended.report().message()).contains("not JSON");
    }

    @Test
    void anIdentifierThatIsNotThereIsToldWithItsPointer() {
        server.on("POST /snapshots", json(200, "{\"id\":null}"));

        Ended ended = run(hook("/snapshots", null, "/id", null));

        assertEnded(ended, ExitCode.HOOK_FAILED, ProblemCode.CALL_ANSWER_UNREADABLE);
        assertThat(ended.report().message()).contains("identifier at /id");
    }

    @Test
    void aStateThatIsNotThereIsToldWithItsPointer() {
        server.on("POST /snapshots", json(200, "{\"id\":\"s\"}"));
        server.on("GET /snapshots/s", json(200, "{\"status\":\"available\"}"));

        Ended ended = run(hook("/snapshots", null, "/id", poll("/snapshots/${identifier}", null)));

        assertEnded(ended, ExitCode.HOOK_FAILED, ProblemCode.CALL_ANSWER_UNREADABLE);
        assertThat(ended.report().message()).contains("state at /state");
    }

    @Test
    void aRedirectToAnotherServerDoesNotGetTheHeaders() {
        try (WebServer other = WebServer.start()) {
            other.on("POST /snapshots", json(200, "{}"));
            server.on("POST /snapshots", redirect(307, other.url("/snapshots")));

            Ended ended = run(hook("/snapshots", null, null, null));

            assertEnded(ended, ExitCode.HOOK_FAILED, ProblemCode.CALL_REFUSED);
            assertThat(ended.report().message()).contains("redirects to another server");
            assertThat(other.received()).isEmpty();
        }
    }

    @Test
    void aRedirectOnTheSameServerIsFollowed() {
        server.on("POST /snapshots", redirect(308, "/v2/snapshots"));
        server.on("POST /v2/snapshots", redirect(303, server.url("/v2/snapshots/s")));
        server.on("GET /v2/snapshots/s", json(200, "{\"id\":\"s\"}"));

        assertDone(run(hook("/snapshots", "{}", "/id", null)), "s");
        assertThat(server.received("POST /v2/snapshots").get(0).body()).isEqualTo("{}");
    }

    @Test
    void redirectsInACircleEnd() {
        server.on("POST /snapshots", redirect(307, "/snapshots"));

        assertEnded(run(hook("/snapshots", null, null, null)), ExitCode.HOOK_FAILED, ProblemCode.CALL_REFUSED);
    }

    @Test
    void ofASecretUrlOnlyTheHostIsTold() {
        String path = "/services/T0000/B0000/" + TOKEN;
        server.on("POST " + path, text(404, "no such hook at " + path));
        HttpHook hook = new HttpHook(null, scene.secret("url", server.url(path)), null, null, null, null, null);

        Ended ended = run(hook);

        assertEnded(ended, ExitCode.HOOK_FAILED, ProblemCode.CALL_REFUSED);
        assertThat(ended.report().message()).contains("127.0.0.1", "no such hook at ***");
        assertThat(ended.all()).doesNotContain(TOKEN, "T0000");
    }

    @Test
    void aSecretThatIsNoUrlIsNotShown() {
        HttpHook hook = new HttpHook(null, scene.secret("url", "not a url " + TOKEN), null, null, null, null, null);

        assertEnded(run(hook), ExitCode.INVALID_INPUT, ProblemCode.CALL_UNUSABLE);
    }

    @Test
    void aSecretThatIsNoHeadersValueIsNotShown() {
        HttpHook hook = new HttpHook(
                server.url("/snapshots"),
                null,
                null,
                List.of(new Header("Authorization", null, scene.secret("token", TOKEN + "\nX: y"))),
                null,
                null,
                null);

        Ended ended = run(hook);

        assertEnded(ended, ExitCode.INVALID_INPUT, ProblemCode.CALL_UNUSABLE);
        assertThat(ended.report().message()).contains("Authorization");
        assertThat(ended.all()).doesNotContain(TOKEN);
    }

    @Test
    void aSecretThatTheServerSendsBackIsHidden() {
        server.on("POST /snapshots", json(200, "{\"id\":\"" + TOKEN + "\"}"));
        HttpHook hook = new HttpHook(
                server.url("/snapshots"),
                null,
                null,
                List.of(new Header("Authorization", null, scene.secret("token", TOKEN))),
                null,
                "/id",
                null);

        assertThat(run(hook).report().backup().identifier()).isEqualTo("***");
    }

    @Test
    void withoutACallThereIsNothingToDo() {
        Ended ended = scene.run(List.of(), RunnerOptions.HTTP_HOOK);

        assertEnded(ended, ExitCode.INVALID_INPUT, ProblemCode.CALL_UNUSABLE);
        assertThat(CommandOutput.of(Map.of("KANMON_CALL", "{\"method\":"), RunnerOptions.HTTP_HOOK)
                        .status())
                .isEqualTo(ExitCode.INVALID_INPUT.status());
    }

    private Ended run(HttpHook hook, String... options) {
        return scene.run(CallEnvironment.of(hook, CONTEXT), RunnerOptions.HTTP_HOOK, options);
    }

    private HttpHook hook(String path, String body, String identifier, Poll poll) {
        return new HttpHook(server.url(path), null, null, null, body, identifier, poll);
    }

    private static Poll poll(String url, String identifier) {
        return new Poll(url, "10ms", "/state", List.of("available"), List.of("error"), identifier);
    }

    private static void assertDone(Ended ended, String identifier) {
        assertThat(ended.all()).doesNotContain("Error");
        assertThat(ended.status()).isZero();
        assertThat(ended.report().outcome()).isEqualTo(ExitCode.DONE);
        assertThat(ended.report().backup().identifier()).isEqualTo(identifier);
    }

    private static void assertEnded(Ended ended, ExitCode outcome, ProblemCode code) {
        assertThat(ended.report().code()).as(ended.all()).isEqualTo(code.code());
        assertThat(ended.report().outcome()).isEqualTo(outcome);
        assertThat(ended.status()).isEqualTo(outcome.status());
    }
}
