package dev.kanmon.runner;

import static dev.kanmon.testsupport.WebServer.closed;
import static dev.kanmon.testsupport.WebServer.json;
import static dev.kanmon.testsupport.WebServer.text;
import static dev.kanmon.testsupport.WebServer.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.BackupHook.NeonBranchHook;
import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.contract.call.CallContext;
import dev.kanmon.operator.render.call.CallEnvironment;
import dev.kanmon.runner.CallScene.Ended;
import dev.kanmon.testsupport.WebServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kanmon neon-branch} against a web server that answers as Neon's API does (neon.com/docs/reference/api: List
 * branches, Create branch, Delete branch, Retrieve operation).
 */
class NeonBranchCommandTest {

    private static final CallContext CONTEXT = new CallContext("ns", "shop", "0a1b2c3d", "neon", null, "BackingUp");
    private static final String NAME = "kanmon-shop-neon-0a1b2c3d";
    private static final String BRANCHES = "/api/v2/projects/aged-sea-1/branches";
    private static final String SEARCH = "GET " + BRANCHES + "?search=" + NAME;
    private static final String TOKEN = "napi_recognisable_9Z";

    @TempDir
    Path folder;

    private CallScene scene;
    private WebServer neon;

    @BeforeEach
    void start() {
        scene = new CallScene(folder);
        neon = scene.server();
        neon.on(SEARCH, json(200, "{\"branches\":[],\"annotations\":{}}"));
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void aBranchIsMadeAndItsOperationsAreAwaited() {
        neon.on("POST " + BRANCHES, made("running", "finished"));
        neon.on(
                "GET /api/v2/projects/aged-sea-1/operations/op-0",
                operation("running"),
                operation("failed"),
                operation("finished"));

        Ended ended = create("br-parent");

        assertMade(ended);
        assertThat(neon.received("POST " + BRANCHES).get(0).body())
                .isEqualTo("{\"branch\":{\"name\":\"" + NAME + "\",\"parent_id\":\"br-parent\"}}");
        assertThat(neon.received()).allSatisfy(request -> assertThat(request.header("Authorization"))
                .isEqualTo("Bearer " + TOKEN));
        assertThat(neon.received("GET /api/v2/projects/aged-sea-1/operations/op-0"))
                .hasSize(3);
    }

    @Test
    void aBranchOfTheProjectsDefaultNamesNoParent() {
        neon.on("POST " + BRANCHES, made("finished", "skipped"));

        assertMade(create(null));
        assertThat(neon.received("POST " + BRANCHES).get(0).body())
                .isEqualTo("{\"branch\":{\"name\":\"" + NAME + "\"}}");
    }

    @Test
    void aProjectThatIsLockedIsAskedAgain() {
        neon.on(
                "POST " + BRANCHES,
                json(423, "{\"code\":\"\",\"message\":\"project already has running operations\"}"),
                json(503, "{}"),
                made("finished"));

        assertMade(create(null));
        assertThat(neon.received("POST " + BRANCHES)).hasSize(3);
    }

    @Test
    void aBranchWhoseAnswerWasLostIsFoundAndNotMadeTwice() {
        neon.on(
                SEARCH,
                json(200, "{\"branches\":[{\"id\":\"br-other\",\"name\":\"" + NAME + "-2\"}]}"),
                json(200, "{\"branches\":[{\"id\":\"br-1\",\"name\":\"" + NAME + "\"}]}"));
        neon.on("POST " + BRANCHES, closed());
        neon.on("GET " + BRANCHES + "/br-1", branch(NAME, "init"), branch(NAME, "ready"));

        assertMade(create(null));
        assertThat(neon.received("POST " + BRANCHES)).hasSize(1);
        assertThat(neon.received("GET " + BRANCHES + "/br-1")).hasSize(2);
    }

    @Test
    void aJobThatRunsAgainFindsTheBranchOfTheFirst() {
        neon.on(SEARCH, json(200, "{\"branches\":[{\"id\":\"br-1\",\"name\":\"" + NAME + "\"}]}"));
        neon.on("GET " + BRANCHES + "/br-1", branch(NAME, "ready"));

        assertMade(create(null));
        assertThat(neon.received("POST " + BRANCHES)).isEmpty();
    }

    @Test
    void aWrongTokenIsToldWithNeonsWords() {
        neon.on(SEARCH, json(401, "{\"code\":\"\",\"message\":\"authentication failed\"}"));

        Ended ended = create(null);

        assertEnded(ended, ExitCode.HOOK_FAILED, ProblemCode.CALL_REFUSED);
        assertThat(ended.report().message()).contains("401", "authentication failed");
    }

    @Test
    void tooManyBranchesAreFinal() {
        neon.on(
                "POST " + BRANCHES,
                json(422, "{\"code\":\"BRANCHES_LIMIT_EXCEEDED\",\"message\":\"branches limit exceeded\"}"));

        assertEnded(create(null), ExitCode.HOOK_FAILED, ProblemCode.CALL_REFUSED);
    }

    @Test
    void anOperationThatWasCancelledIsFinal() {
        neon.on("POST " + BRANCHES, made("running"));
        neon.on("GET /api/v2/projects/aged-sea-1/operations/op-0", operation("cancelled"));

        assertEnded(create(null), ExitCode.HOOK_FAILED, ProblemCode.CALL_REPORTED_FAILURE);
    }

    @Test
    void anOperationThatKeepsFailingEndsWithTheTime() {
        neon.on("POST " + BRANCHES, made("running"));
        neon.on("GET /api/v2/projects/aged-sea-1/operations/op-0", operation("failed"));

        Ended ended = create(null, "--timeout=1s");

        assertEnded(ended, ExitCode.HOOK_FAILED, ProblemCode.CALL_TOO_SLOW);
        assertThat(ended.report().message()).contains("failed");
    }

    @Test
    void aServerThatNeverHasTimeMayHaveItAnotherTime() {
        neon.on(SEARCH, with("Retry-After", "30", text(429, "")));

        assertEnded(create(null, "--timeout=20s"), ExitCode.TARGET_UNREACHABLE, ProblemCode.CALL_REFUSED);
    }

    @Test
    void aBranchOfOursIsRemoved() {
        neon.on("GET " + BRANCHES + "/br-1", branch(NAME, "ready"));
        neon.on("DELETE " + BRANCHES + "/br-1", made("finished"));

        Ended ended = remove("br-1");

        assertThat(ended.report().outcome()).isEqualTo(ExitCode.DONE);
        assertThat(ended.report().backup().removed()).containsExactly("br-1");
        assertThat(neon.received("DELETE " + BRANCHES + "/br-1")).hasSize(1);
    }

    @Test
    void aBranchThatIsGoneIsNothingToRemove() {
        Ended ended = remove("br-gone");

        assertThat(ended.status()).isZero();
        assertThat(ended.report().outcome()).isEqualTo(ExitCode.NOTHING_TO_DO);
        assertThat(ended.report().backup().removed()).containsExactly("br-gone");
    }

    @Test
    void aBranchThatKanmonDidNotMakeIsNotRemoved() {
        neon.on("GET " + BRANCHES + "/br-1", branch("production", "ready"));
        neon.on(
                "GET " + BRANCHES + "/br-2",
                json(200, "{\"branch\":{\"id\":\"br-2\",\"name\":\"kanmon-x\",\"default\":true}}"));
        neon.on(
                "GET " + BRANCHES + "/br-3",
                json(200, "{\"branch\":{\"id\":\"br-3\",\"name\":\"kanmon-x\",\"protected\":true}}"));

        for (String id : new String[] {"br-1", "br-2", "br-3"}) {
            assertEnded(remove(id), ExitCode.HOOK_FAILED, ProblemCode.BRANCH_NOT_OURS);
        }
        assertThat(neon.received()).noneMatch(request -> request.method().equals("DELETE"));
    }

    private Ended create(String parent, String... options) {
        return scene.run(CallEnvironment.of(hook(parent), CONTEXT), RunnerOptions.NEON_BRANCH, options);
    }

    private Ended remove(String id) {
        return scene.run(CallEnvironment.of(hook(null), CONTEXT), RunnerOptions.NEON_BRANCH, RunnerOptions.REMOVE, id);
    }

    private NeonBranchHook hook(String parent) {
        return new NeonBranchHook("aged-sea-1", parent, scene.secret("token", TOKEN), neon.url("/api/v2/"));
    }

    /** What creating and deleting answer: the branch, and what is under way. */
    private static WebServer.Reply made(String... statuses) {
        StringBuilder operations = new StringBuilder();
        for (int i = 0; i < statuses.length; i++) {
            operations.append(i == 0 ? "" : ",").append("{\"id\":\"op-" + i + "\",\"status\":\"" + statuses[i] + "\"}");
        }
        return json(
                201, "{\"branch\":{\"id\":\"br-1\",\"current_state\":\"init\"},\"operations\":[" + operations + "]}");
    }

    private static WebServer.Reply operation(String status) {
        return json(200, "{\"operation\":{\"id\":\"op-0\",\"status\":\"" + status + "\"}}");
    }

    private static WebServer.Reply branch(String name, String state) {
        return json(
                200,
                "{\"branch\":{\"id\":\"br-1\",\"name\":\"" + name + "\",\"current_state\":\"" + state
                        + "\",\"default\":false,\"protected\":false}}");
    }

    private static void assertMade(Ended ended) {
        assertThat(ended.report().outcome()).as(ended.all()).isEqualTo(ExitCode.DONE);
        assertThat(ended.report().backup().identifier()).isEqualTo("br-1");
    }

    private static void assertEnded(Ended ended, ExitCode outcome, ProblemCode code) {
        assertThat(ended.report().code()).as(ended.all()).isEqualTo(code.code());
        assertThat(ended.report().outcome()).isEqualTo(outcome);
        assertThat(ended.status()).isEqualTo(outcome.status());
    }
}
