package dev.kanmon.operator.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.operator.gate.Pulse.State;
import dev.kanmon.operator.observe.RunCurrency.Currency;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the wire. */
class GateRoutesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GATE = "/gates/shop/shop";
    private static final String ROLLBACK = GATE + "/rollback";

    /** As fluxcd/flagger sends it (CanaryWebhookPayload, pkg/apis/flagger/v1beta1/canary.go). */
    private static final String FLAGGER =
            "{\"name\":\"web\",\"namespace\":\"shop\",\"phase\":\"Progressing\",\"checksum\":\"85d557f47b\",\"metadata\":{%s}}";

    private GateServerScene scene;

    @BeforeEach
    void open() {
        scene = new GateServerScene(Authentication.none());
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void anOpenGateAnswers200WithWhatItRestsOn() throws Exception {
        HttpResponse<String> answer = scene.get(GATE);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).contains("application/json");
        assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
        assertThat(json(answer)).isEqualTo(JSON.readTree("""
                {"open": true, "reason": "SchemaReady", "message": "Because of UpToDate.",
                 "migration": {"namespace": "shop", "name": "shop"}, "waitingFor": [], "phase": "Ready",
                 "generation": 3, "observedGeneration": 3}
                """));
    }

    @Test
    void aClosedGateAnswers423WithTheReason() {
        scene.migration(SampleGates.running());
        HttpResponse<String> answer = scene.get(GATE);
        assertThat(answer.statusCode()).isEqualTo(423);
        assertThat(json(answer).get("open").booleanValue()).isFalse();
        assertThat(reason(answer)).isEqualTo("SchemaNotReady");
        assertThat(json(answer).get("phase").textValue()).isEqualTo("Applying");
    }

    @Test
    void migrationsCanBeAskedForByName() {
        scene.migration(SampleGates.running());
        String both = GATE + "?requires=" + SampleGates.APPLIED + "&requires=" + SampleGates.ABSENT;
        assertThat(scene.get(GATE + "?requires=" + SampleGates.APPLIED).statusCode())
                .isEqualTo(200);
        assertThat(scene.get(both).statusCode()).isEqualTo(423);
        assertThat(json(scene.get(both)).get("waitingFor").get(0).textValue()).isEqualTo(SampleGates.ABSENT);
    }

    @Test
    void whoReadsTheBodyGets200FromAClosedGateAndFromNothingElse() {
        scene.migration(SampleGates.running());
        HttpResponse<String> closed = scene.get(GATE + "?answer=json");
        assertThat(closed.statusCode()).isEqualTo(200);
        assertThat(json(closed).get("open").booleanValue()).isFalse();
        assertThat(scene.get("/gates/shop/other?answer=json").statusCode()).isEqualTo(404);
        scene.standBy();
        assertThat(scene.get(GATE + "?answer=json").statusCode()).isEqualTo(421);
    }

    @ParameterizedTest
    @CsvSource({
        "/gates/shop/other, 404, DatabaseMigrationNotFound",
        "/gates/other/shop, 404, DatabaseMigrationNotFound",
        "/gates/shop, 404, NoSuchPath",
        "/gates/shop/shop/rollback/now, 404, NoSuchPath",
        "/gates/shop/shop/rollback, 405, WrongMethod",
        "/gates/shop/UPPER, 400, BadQuestion",
        "/gates/shop/a%2Fb, 400, BadQuestion",
        "/gates/shop/shop?require=20260101000000_init, 400, BadQuestion",
        "/gates/shop/shop?requires=, 400, BadQuestion",
        "/gates/shop/shop?requires=a%0Ab, 400, BadQuestion",
        "'/gates/shop/shop?requires=a,,b', 400, BadQuestion",
        "/gates/shop/shop?answer=yes, 400, BadQuestion",
    })
    void whatIsNotAQuestionAboutAGateIsRefusedInJson(String path, int code, String reason) {
        HttpResponse<String> answer = scene.get(path);
        assertThat(answer.statusCode()).isEqualTo(code);
        assertThat(json(answer).get("open").booleanValue()).isFalse();
        assertThat(reason(answer)).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"})
    void otherMethodsAreRefused(String method) {
        assertThat(scene.method(method, GATE).statusCode()).isEqualTo(405);
        assertThat(scene.method(method, GATE).headers().firstValue("allow")).contains("GET, POST");
    }

    @Test
    void whoDoesNotLeadAnswers421() {
        scene.standBy();
        assertThat(scene.get(GATE).statusCode()).isEqualTo(421);
        assertThat(reason(scene.get(GATE))).isEqualTo("NotLeader");
        assertThat(scene.post(GATE, flagger("")).statusCode()).isEqualTo(421);
        assertThat(scene.post(ROLLBACK, flagger("")).statusCode()).isEqualTo(421);
    }

    @ParameterizedTest
    @CsvSource({"NOT_FILLED, CachesNotFilled", "NOT_WATCHING, CachesNotWatching"})
    void cachesThatCannotBeBelievedAnswer425(State state, String reason) {
        scene.caches(state);
        assertThat(scene.get(GATE).statusCode()).isEqualTo(425);
        assertThat(reason(scene.get(GATE))).isEqualTo(reason);
        assertThat(scene.get("/gates/shop/other").statusCode())
                .as("nor is it known that something is not there")
                .isEqualTo(425);
        scene.migration(SampleGates.failed(Reason.MigrationFailed));
        assertThat(scene.post(ROLLBACK, flagger("")).statusCode()).isEqualTo(425);
    }

    @Test
    void flaggerGoesOnAfter200AndHoldsAfter423() {
        assertThat(scene.post(GATE, flagger("")).statusCode()).isEqualTo(200);
        scene.currency(Currency.OTHER_SCRIPTS);
        assertThat(scene.post(GATE, flagger("")).statusCode()).isEqualTo(423);
    }

    @Test
    void flaggersMetadataNamesMigrations() {
        scene.migration(SampleGates.running());
        String one = "\"requires\":\"" + SampleGates.APPLIED + "\",\"team\":\"shop\"";
        String two = "\"requires\":\"" + SampleGates.APPLIED + ", " + SampleGates.ABSENT + "\"";
        assertThat(scene.post(GATE, flagger(one)).statusCode()).isEqualTo(200);
        assertThat(scene.post(GATE, flagger(two)).statusCode()).isEqualTo(423);
        assertThat(scene.post(GATE + "?requires=" + SampleGates.ABSENT, flagger(one))
                        .statusCode())
                .as("the address and the metadata are asked for together")
                .isEqualTo(423);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "text",
                "{",
                "{\"metadata\":\"requires\"}",
                "{\"metadata\":{\"requires\":[\"a\"]}}",
                "{\"metadata\":{\"requires\":\"\"}}",
                "{\"metadata\":{\"requires\":null}}"
            })
    void aBodyThatIsNotFlaggersHolds(String body) {
        assertThat(scene.post(GATE, body).statusCode()).isEqualTo(400);
        scene.migration(SampleGates.failed(Reason.MigrationFailed));
        assertThat(scene.post(ROLLBACK, body).statusCode()).isEqualTo(400);
    }

    @Test
    void aBodyWithoutEndIsNotRead() {
        String body = flagger("\"note\":\"" + "x".repeat(20_000) + "\"");
        assertThat(scene.post(GATE, body).statusCode()).isEqualTo(413);
    }

    @Test
    void flaggerCannotAskForAnAnswerInTheBody() {
        scene.migration(SampleGates.running());
        assertThat(scene.post(GATE + "?answer=json", flagger("")).statusCode()).isEqualTo(400);
    }

    @Test
    void theRollbackWebhookAnswers200OnlyWhenItIsCertain() {
        assertThat(scene.post(ROLLBACK, flagger("")).statusCode()).isEqualTo(423);
        scene.migration(SampleGates.failed(Reason.MigrationFailed));
        HttpResponse<String> answer = scene.post(ROLLBACK, flagger(""));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).get("rollback").booleanValue()).isTrue();
        assertThat(json(answer).get("open").booleanValue()).isFalse();
        assertThat(scene.post("/gates/shop/other/rollback", flagger("")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void withoutItsTokenNobodyLearnsAnything() {
        try (GateServerScene guarded = new GateServerScene("Bearer good"::equals)) {
            HttpResponse<String> refused = guarded.get(GATE);
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.headers().firstValue("www-authenticate")).isPresent();
            assertThat(json(refused).has("migration")).isFalse();
            assertThat(guarded.get("/gates/shop/other").statusCode()).isEqualTo(401);
            assertThat(guarded.post(GATE, flagger("")).statusCode()).isEqualTo(401);
            assertThat(guarded.get(GATE, "Authorization", "Bearer good").statusCode())
                    .isEqualTo(200);
        }
    }

    private static String flagger(String metadata) {
        return FLAGGER.formatted(metadata);
    }

    private static String reason(HttpResponse<String> answer) {
        return json(answer).get("reason").textValue();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + answer.body(), e);
        }
    }
}
