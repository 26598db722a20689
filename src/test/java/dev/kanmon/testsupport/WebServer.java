package dev.kanmon.testsupport;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** A real web server on 127.0.0.1 whose answers a test has laid down, and which remembers what it was asked. */
public final class WebServer implements AutoCloseable {

    private final HttpServer server;
    private final String scheme;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Map<String, Replies> replies = new ConcurrentHashMap<>();

    private WebServer(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /**
     * A request as it came.
     *
     * @param target path and query, as they were sent
     * @param headers by name, the names as the server capitalises them: {@code Idempotency-key}
     */
    public record Received(String method, String target, Map<String, List<String>> headers, String body) {

        /** The first value of a header; null where it was not sent. */
        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().get(0))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** What the server does with a request. */
    @FunctionalInterface
    public interface Reply {
        void answer(HttpExchange exchange) throws IOException;
    }

    /** Replies in order; the last one stays. */
    private static final class Replies {

        private final List<Reply> all;
        private int next;

        Replies(List<Reply> all) {
            this.all = all;
        }

        synchronized Reply next() {
            return all.get(Math.min(next++, all.size() - 1));
        }
    }

    public static WebServer start() {
        return new WebServer(bound(HttpServerFactory.PLAIN), "http");
    }

    /** One that speaks TLS, with the certificate of the context. */
    public static WebServer start(SSLContext context) {
        HttpsServer server = (HttpsServer) bound(HttpServerFactory.TLS);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return new WebServer(server, "https");
    }

    private enum HttpServerFactory {
        PLAIN,
        TLS
    }

    private static HttpServer bound(HttpServerFactory kind) {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try {
            return switch (kind) {
                case PLAIN -> HttpServer.create(address, 0);
                case TLS -> HttpsServer.create(address, 0);
            };
        } catch (IOException e) {
            throw new UncheckedIOException("no web server on 127.0.0.1", e);
        }
    }

    /**
     * Lays down answers; what has none is answered with 404.
     *
     * @param request method and target: {@code POST /snapshots}
     */
    public WebServer on(String request, Reply... answers) {
        replies.put(request, new Replies(Arrays.asList(answers)));
        return this;
    }

    /** The address of a path of this server. */
    public String url(String path) {
        return scheme + "://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** What came so far, in order. */
    public List<Received> received() {
        return List.copyOf(received);
    }

    /** What came so far of one kind: {@code POST /snapshots}. */
    public List<Received> received(String request) {
        return received.stream()
                .filter(one -> (one.method() + " " + one.target()).equals(request))
                .toList();
    }

    public static Reply json(int status, String body) {
        return respond(status, "application/json", body);
    }

    public static Reply text(int status, String body) {
        return respond(status, "text/plain; charset=utf-8", body);
    }

    public static Reply respond(int status, String type, String body) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    /** An answer with one more header. */
    public static Reply with(String header, String value, Reply reply) {
        return exchange -> {
            exchange.getResponseHeaders().set(header, value);
            reply.answer(exchange);
        };
    }

    public static Reply redirect(int status, String location) {
        return with("Location", location, text(status, ""));
    }

    /** Takes the request, and closes the connection without a word. */
    public static Reply closed() {
        return HttpExchange::close;
    }

    /** An answer that does not end before so many bytes. */
    public static Reply endless(long bytes) {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] block = " ".repeat(8192).getBytes(StandardCharsets.UTF_8);
            try (OutputStream body = exchange.getResponseBody()) {
                for (long written = 0; written < bytes; written += block.length) {
                    body.write(block);
                }
            }
        };
    }

    /** Takes the request, and does not answer while the server lives. */
    public Reply hanging() {
        return exchange -> {
            try {
                closing.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String target = exchange.getRequestURI().toString();
            received.add(
                    new Received(exchange.getRequestMethod(), target, Map.copyOf(exchange.getRequestHeaders()), body));
            Replies laidDown = replies.get(exchange.getRequestMethod() + " " + target);
            Reply reply = laidDown == null ? text(404, "nothing here") : laidDown.next();
            reply.answer(exchange);
        }
    }
}
