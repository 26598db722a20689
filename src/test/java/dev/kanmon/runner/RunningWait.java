package dev.kanmon.runner;

import static org.awaitility.Awaitility.await;

import dev.kanmon.contract.ReportReader;
import dev.kanmon.contract.RunReport;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** {@code kanmon wait --json} in this process, on a thread of its own, so that a test can do something meanwhile. */
final class RunningWait {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final CompletableFuture<Integer> ended;

    private RunningWait(Map<String, String> environment, List<String> arguments) {
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        Surroundings surroundings = new Surroundings(
                environment, InputStream.nullInputStream(), stream, stream, false, false, new Termination());
        this.ended = CompletableFuture.supplyAsync(
                () -> new CommandLines(surroundings).execute(arguments.toArray(String[]::new)));
    }

    static RunningWait start(Map<String, String> environment, String... arguments) {
        List<String> all = new ArrayList<>(List.of("wait", "--json"));
        all.addAll(List.of(arguments));
        return new RunningWait(environment, all);
    }

    /** Returns when it has printed a line with this text. */
    RunningWait says(String text) {
        await().atMost(LIMIT).until(() -> output().contains(text));
        return this;
    }

    /** Its exit status. */
    int end() {
        try {
            return ended.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("kanmon wait did not end: " + output(), e);
        }
    }

    boolean isRunning() {
        return !ended.isDone();
    }

    /** The lines that say why it waits. */
    List<String> reasons() {
        return output().lines()
                .filter(line -> line.contains("\"event\":\"waiting\""))
                .toList();
    }

    /** What it reported; only after its end. */
    RunReport report() {
        List<String> lines = output().lines().toList();
        return new ReportReader().read(lines.get(lines.size() - 1)).orElseThrow();
    }

    String output() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
