package dev.kanmon.operator.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.operator.decide.rollout.SampleRequest;
import dev.kanmon.testsupport.TestPostgres;
import dev.kanmon.testsupport.WebServer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers in the shape that Prometheus' HTTP API documents, under "Instant queries" and "Expression query result formats". */
class PrometheusQueryTest {

    private static final String PATH = "/api/v1/query";
    private static final String QUERY =
            "sum(rate(http_requests_total{code=~\"5..\"}[1m])) / sum(rate(http_requests_total[1m]))";
    private static final String POINT = """
            {"metric": {"job": "shop"}, "value": [1435781451.781, "0.02"]}""";

    private final WebServer prometheus = WebServer.start();
    private final Web web = new Web();

    @AfterEach
    void close() {
        web.close();
        prometheus.close();
    }

    @Test
    void queryIsPostedAsAFormWithItsTimeout() {
        answers(200, vector(POINT));

        ask(prometheus.url("/"));

        assertThat(prometheus.received("POST " + PATH)).singleElement().satisfies(request -> {
            assertThat(request.header("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
            assertThat(request.body())
                    .isEqualTo("query=sum%28rate%28http_requests_total%7Bcode%3D%7E%225..%22%7D%5B1m%5D%29%29+%2F+"
                            + "sum%28rate%28http_requests_total%5B1m%5D%29%29&timeout=5s");
        });
    }

    @Test
    void oneSeriesIsTheShare() {
        answers(200, vector(POINT));

        assertThat(ask()).isEqualTo(Share.of("0.02", "Prometheus"));
        assertThat(ask().failing()).hasValue(0.02);
        assertThat(ask().message()).isEqualTo("Prometheus says 2%.");
    }

    @Test
    void scalarIsTheShare() {
        answers(200, """
                {"status": "success", "data": {"resultType": "scalar", "result": [1435781451.781, "1"]}}""");

        assertThat(ask().failing()).hasValue(1);
    }

    @Test
    void warningsDoNotMatter() {
        answers(200, """
                {"status": "success", "warnings": ["PromQL info"], "data": {"resultType": "vector", "result": [%s]}}""".formatted(POINT));

        assertThat(ask().failing()).hasValue(0.02);
    }

    @ParameterizedTest
    @CsvSource({"NaN,no value", "+Inf,no number", "-0.5,not a share", "7,not a share", "'',no number"})
    void valueThatIsNoShareIsMissing(String value, String why) {
        answers(200, vector("""
                {"metric": {}, "value": [1435781451.781, "%s"]}""".formatted(value)));

        assertThat(ask().failing()).isEmpty();
        assertThat(ask().message()).contains(why);
    }

    @Test
    void noSeriesIsMissing() {
        answers(200, vector(""));

        assertThat(ask()).isEqualTo(Share.missing("Prometheus has no series for the query."));
    }

    @Test
    void severalSeriesAreMissingAndSayWhatToDo() {
        answers(200, vector(POINT + "," + POINT));

        assertThat(ask().failing()).isEmpty();
        assertThat(ask().message()).contains("2 series", "sum()");
    }

    @ParameterizedTest
    @CsvSource({"matrix", "string"})
    void otherTypesAreMissing(String type) {
        answers(200, """
                {"status": "success", "data": {"resultType": "%s", "result": []}}""".formatted(type));

        assertThat(ask().failing()).isEmpty();
        assertThat(ask().message()).contains(type);
    }

    @ParameterizedTest
    @CsvSource({"400,bad_data", "422,execution", "503,timeout"})
    void errorIsMissingWithPrometheusReasonCutShort(int status, String type) {
        answers(status, """
                {"status": "error", "errorType": "%s", "error": "1:5: parse error: %s"}""".formatted(type, "x".repeat(5_000)));

        assertThat(ask().failing()).isEmpty();
        assertThat(ask().message()).contains(type, "1:5: parse error").hasSizeLessThan(300);
    }

    @Test
    void otherServerIsMissing() {
        answers(200, "{\"status\": \"ok\"}");
        assertThat(ask().message()).contains("is not Prometheus' API", prometheus.url(""));

        prometheus.on("POST " + PATH, WebServer.text(502, "Bad Gateway"));
        assertThat(ask().message()).contains("status 502");

        prometheus.on("POST " + PATH, WebServer.redirect(302, prometheus.url("/login")));
        assertThat(ask().message()).contains("status 302");

        assertThat(ask("http://127.0.0.1:" + TestPostgres.unusedPort()).message())
                .contains("no connection");
        assertThat(ask("http://nobody.invalid").failing()).isEmpty();
    }

    private void answers(int status, String body) {
        prometheus.on("POST " + PATH, WebServer.json(status, body));
    }

    private static String vector(String series) {
        return """
                {"status": "success", "data": {"resultType": "vector", "result": [%s]}}""".formatted(series);
    }

    private Share ask() {
        return ask(prometheus.url(""));
    }

    private Share ask(String address) {
        return new PrometheusQuery(web)
                .ask(new SampleRequest.Prometheus("1", Duration.ofSeconds(5), address, QUERY))
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }
}
