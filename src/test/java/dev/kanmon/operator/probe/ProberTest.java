package dev.kanmon.operator.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.contract.call.BoundedBody;
import dev.kanmon.operator.decide.rollout.Sample;
import dev.kanmon.operator.decide.rollout.SampleRequest;
import dev.kanmon.testsupport.SelfSignedCertificate;
import dev.kanmon.testsupport.TestPostgres;
import dev.kanmon.testsupport.WebServer;
import dev.kanmon.testsupport.WebServer.Reply;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real requests to real servers, those that misbehave among them. */
class ProberTest {

    private static final ResourceID SHOP = new ResourceID("shop", "team");
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(20);

    private final WebServer server = WebServer.start();
    private final List<ResourceID> woken = new CopyOnWriteArrayList<>();
    private final Prober prober = new Prober();

    ProberTest() {
        prober.wakes(woken::add);
    }

    @AfterEach
    void close() {
        prober.close();
        server.close();
    }

    @Test
    void everyPodThatAnswersWellMakesAGoodSampleAndWakesWhoAsked() {
        server.on("GET /health", WebServer.text(204, ""));

        Sample sample = answerOf(pods(LONG, server.url("/health"), server.url("/health")));

        assertThat(sample).isEqualTo(new Sample("1", OptionalDouble.of(0), "All 2 pods answer well."));
        assertThat(woken).containsExactly(SHOP);
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 301, 302, 404, 429, 500, 503})
    void podThatAnswersWithAnythingElseFails(int status) {
        server.on("GET /health", WebServer.text(200, "")).on("GET /bad", WebServer.text(status, ""));

        Sample sample = answerOf(pods(LONG, server.url("/health"), server.url("/bad")));

        assertThat(sample.failing()).hasValue(0.5);
        assertThat(sample.message()).contains("1 of 2 pods fail", server.url(""), "status " + status);
    }

    @Test
    void podIsNotRedirectedToOneThatIsWell() {
        server.on("GET /health", WebServer.redirect(302, server.url("/well"))).on("GET /well", WebServer.text(200, ""));

        assertThat(answerOf(pods(LONG, server.url("/health"))).failing()).hasValue(1);
        assertThat(server.received("GET /well")).isEmpty();
    }

    @Test
    void podThatHangsOrDripsOrRefusesOrBreaksOffFailsInTime() {
        server.on("GET /hangs", server.hanging()).on("GET /drips", dripping()).on("GET /breaks", WebServer.closed());
        String refused = "http://127.0.0.1:" + TestPostgres.unusedPort() + "/";

        long before = System.nanoTime();
        Sample sample = answerOf(pods(
                SHORT, server.url("/hangs"), server.url("/drips"), refused, server.url("/breaks"), "http://[::bad/"));

        assertThat(sample.failing()).hasValue(1);
        assertThat(sample.message()).contains("5 of 5 pods fail", "no answer within 300ms", "no connection", "2 more");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void certificateOfAPodIsNotVerifiedAndThatOfAMonitorIs() {
        try (WebServer tls = WebServer.start(SelfSignedCertificate.shared())) {
            tls.on("GET /health", WebServer.text(200, "")).on("GET /errors", WebServer.json(200, "0.5"));

            assertThat(answerOf(pods(LONG, tls.url("/health"))).failing()).hasValue(0);
            Sample monitored = answerOf(document("2", tls.url("/errors"), ""));
            assertThat(monitored.failing()).isEmpty();
            assertThat(monitored.message()).contains("certificate");
        }
    }

    @Test
    void manyPodsAreAskedWithoutAThreadForEachAndNotAllAtOnce() {
        server.on("GET /health", WebServer.text(200, ""));
        List<String> addresses =
                IntStream.range(0, 500).mapToObj(pod -> server.url("/health")).toList();

        assertThat(answerOf(new SampleRequest.Pods("1", LONG, addresses)).failing())
                .hasValue(0);
        assertThat(server.received()).hasSize(500);
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().equals("kanmon-probe"))
                .hasSizeLessThanOrEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /errors/rate   | {"errors": {"rate": 0.02}} | 0.02
                    /errors/rate   | {"errors": {"rate": 0}}    | 0
                    /a~1b/1        | {"a/b": [0, 1.0]}          | 1
                    ''             | 0.25                       | 0.25
                    /rate          | {"rate": 1e-3}             | 0.001
                    """)
    void numberIsReadWhereThePointerLeads(String pointer, String body, double failing) {
        server.on("GET /errors", WebServer.json(200, body));

        assertThat(answerOf(document("1", server.url("/errors"), pointer)).failing())
                .hasValue(failing);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /rate | {"rate": 1.5}      | not a share
                    /rate | {"rate": -0.1}     | not a share
                    /rate | {"rate": "few"}    | no number
                    /rate | {"rate": true}     | no number
                    /rate | {"rate": null}     | no number at /rate
                    /rate | {"rate": {}}       | no number at /rate
                    /rate | {"errors": 0}      | no number at /rate
                    /rate | {"rate": "NaN"}    | no value
                    /rate | {"rate": 0.1       | not JSON
                    /rate | <html>0</html>     | not JSON
                    """)
    void anythingElseIsNoAnswerAndSaysWhyWithoutTheBody(String pointer, String body, String why) {
        server.on("GET /errors", WebServer.json(200, body));

        Sample sample = answerOf(document("1", server.url("/errors"), pointer));

        assertThat(sample.failing()).isEmpty();
        assertThat(sample.message()).contains(why).doesNotContain("<html>");
    }

    @Test
    void answerWithoutEndIsBrokenOff() {
        server.on("GET /errors", WebServer.endless(Long.MAX_VALUE));

        Sample sample = answerOf(document("1", server.url("/errors"), "/rate"));

        assertThat(sample.failing()).isEmpty();
        assertThat(sample.message()).contains("more than " + BoundedBody.LIMIT + " bytes");
    }

    @Test
    void nestingWithoutEndIsNoJson() {
        server.on("GET /errors", WebServer.json(200, "[".repeat(500_000)));

        assertThat(answerOf(document("1", server.url("/errors"), "/rate")).message())
                .contains("not JSON");
    }

    @Test
    void serverThatSpeaksNoHttpIsNoAnswer() throws Exception {
        try (ServerSocket garbage = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread talker = new Thread(() -> {
                try (var socket = garbage.accept()) {
                    socket.getOutputStream().write("220 mail ready\r\n".getBytes(StandardCharsets.US_ASCII));
                } catch (IOException closed) {
                    // The test is over.
                }
            });
            talker.start();

            Sample sample = answerOf(document("1", "http://127.0.0.1:" + garbage.getLocalPort() + "/", "/rate"));

            assertThat(sample.failing()).isEmpty();
            assertThat(sample.message()).contains("the connection broke");
        }
    }

    @Test
    void addressIsShownWithoutWhatMayBeSecretInIt() {
        server.on("GET /errors?token=hush", WebServer.text(500, ""));

        assertThat(answerOf(document("1", server.url("/errors?token=hush"), "/rate"))
                        .message())
                .contains("status 500", server.url(""))
                .doesNotContain("hush");
        assertThat(answerOf(document("2", "http://me:hush@127.0.0.1:1/", "/rate"))
                        .message())
                .doesNotContain("hush");
        assertThat(answerOf(document("3", "no address: hush", "/rate")).message())
                .doesNotContain("hush");
    }

    @Test
    void sameSampleIsAskedForOnceAndAnotherTakesItsPlace() {
        server.on("GET /errors", WebServer.json(200, "0"));

        answerOf(document("1", server.url("/errors"), ""));
        prober.ask(SHOP, document("1", server.url("/errors"), ""));
        answerOf(document("2", server.url("/errors"), ""));

        assertThat(server.received()).hasSize(2);
        assertThat(prober.kept()).isEqualTo(1);
    }

    @Test
    void lateAnswerToWhatNobodyWaitsForIsNotTheNewest() {
        server.on("GET /slow", server.hanging()).on("GET /errors", WebServer.json(200, "0"));
        prober.ask(SHOP, new SampleRequest.Document("1", SHORT, server.url("/slow"), ""));

        answerOf(document("2", server.url("/errors"), ""));
        Awaitility.await("both answers").until(() -> woken.size() == 2);

        assertThat(prober.newest("team", "shop").map(Sample::id)).hasValue("2");
    }

    @Test
    void nothingIsKeptOfAResourceThatIsGone() {
        server.on("GET /errors", WebServer.json(200, "0"));
        answerOf(document("1", server.url("/errors"), ""));

        prober.forget(SHOP);

        assertThat(prober.newest("team", "shop")).isEmpty();
        assertThat(prober.kept()).isZero();
    }

    private Sample answerOf(SampleRequest request) {
        prober.ask(SHOP, request);
        return Awaitility.await("the sample")
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> prober.newest("team", "shop")
                                .filter(sample -> sample.id().equals(request.id())),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static SampleRequest pods(Duration timeout, String... addresses) {
        return new SampleRequest.Pods("1", timeout, List.of(addresses));
    }

    private static SampleRequest document(String id, String address, String pointer) {
        return new SampleRequest.Document(id, LONG, address, pointer);
    }

    /** A byte a time, so that something comes all the time and the end never does. */
    private static Reply dripping() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                for (int written = 0; written < 10_000; written++) {
                    body.write(' ');
                    body.flush();
                    LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
                }
            }
        };
    }
}
