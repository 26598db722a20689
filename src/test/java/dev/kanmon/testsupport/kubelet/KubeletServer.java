package dev.kanmon.testsupport.kubelet;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.kanmon.testsupport.SelfSignedCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The kubelet's own HTTPS server, which the API server asks for the logs of containers. */
final class KubeletServer implements AutoCloseable {

    static final String ADDRESS = "127.0.0.1";

    private final Kubelet kubelet;
    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(KubeletServer::thread);

    KubeletServer(Kubelet kubelet) {
        this.kubelet = kubelet;
        try {
            this.server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName(ADDRESS), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("no port for the played kubelet", e);
        }
        server.setHttpsConfigurator(new HttpsConfigurator(SelfSignedCertificate.shared()));
        server.setExecutor(threads);
        server.createContext(LogRequest.PATH, this::answer);
    }

    void start() {
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Optional<LogRequest> request = LogRequest.of(exchange.getRequestURI());
            Optional<PodRunner> runner = request.flatMap(this::runner);
            if (runner.isEmpty()) {
                respond(exchange, HttpURLConnection.HTTP_NOT_FOUND, "no such container on this node");
                return;
            }
            Optional<String> log = runner.get().log(request.get().container());
            if (log.isEmpty()) {
                respond(exchange, HttpURLConnection.HTTP_BAD_REQUEST, "the container is waiting to start");
                return;
            }
            respond(exchange, HttpURLConnection.HTTP_OK, request.get().cut(log.get()));
        }
    }

    private Optional<PodRunner> runner(LogRequest request) {
        List<PodRunner> runners = kubelet.runnersOf(request.pod());
        return runners.stream()
                .filter(runner -> runner.isIn(request.namespace()) && runner.has(request.container()))
                .findFirst();
    }

    private static void respond(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        // The JDK takes 0 for "of unknown length", and -1 for none.
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "played-kubelet-server");
        thread.setDaemon(true);
        return thread;
    }
}
