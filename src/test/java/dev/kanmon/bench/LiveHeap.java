package dev.kanmon.bench;

import dev.kanmon.testsupport.operator.OperatorProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;

/** What an operator's JVM still needs after a garbage collection, by its own metrics. */
final class LiveHeap {

    private static final String HEAP = "jvm_memory_used_bytes{area=\"heap\"";

    private LiveHeap() {}

    /** Bytes. */
    static long of(OperatorProcess operator) {
        try {
            collectGarbage(operator.pid());
            HttpRequest metrics = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + operator.port() + "/q/metrics"))
                    .build();
            return HttpClient.newHttpClient()
                    .send(metrics, BodyHandlers.ofLines())
                    .body()
                    .filter(line -> line.startsWith(HEAP))
                    .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static void collectGarbage(long pid) throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        int status = new ProcessBuilder(jcmd, Long.toString(pid), "GC.run")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectErrorStream(true)
                .start()
                .waitFor();
        if (status != 0) {
            throw new IllegalStateException(jcmd + " ended with status " + status);
        }
    }
}
