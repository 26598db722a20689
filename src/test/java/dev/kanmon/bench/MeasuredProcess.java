package dev.kanmon.bench;

import dev.kanmon.bench.Contender.Measurement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;

/** Runs a process to its end and measures it. */
final class MeasuredProcess {

    private static final String PEAK = "VmHWM:";
    private static final long WATCH_INTERVAL_MILLIS = 2;

    private MeasuredProcess() {}

    static Measurement run(List<String> command, Map<String, String> environment, boolean watchMemory) {
        return run(command, environment, watchMemory, status -> status == 0);
    }

    /** @param success which exit statuses are no failure of the process */
    static Measurement run(
            List<String> command, Map<String, String> environment, boolean watchMemory, IntPredicate success) {
        try {
            Path output = Files.createTempFile("bench", ".log");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            long began = System.nanoTime();
            Process process = builder.start();
            Optional<Long> peak = watchMemory ? Optional.of(watch(process)) : Optional.empty();
            int status = process.waitFor();
            double millis = (System.nanoTime() - began) / 1e6;
            if (!success.test(status)) {
                throw new IllegalStateException(
                        command.get(0) + " ended with " + status + ": " + Files.readString(output));
            }
            Files.delete(output);
            return new Measurement(millis, peak);
        } catch (IOException e) {
            throw new UncheckedIOException(command.get(0) + " could not be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** The kernel keeps the peak while the process lives, so the last look before its end is all but exact. */
    private static long watch(Process process) throws InterruptedException {
        long peak = 0;
        do {
            peak = Math.max(peak, peakKib(process.pid()));
        } while (!process.waitFor(WATCH_INTERVAL_MILLIS, TimeUnit.MILLISECONDS));
        return peak;
    }

    private static long peakKib(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"), StandardCharsets.ISO_8859_1)
                    .stream()
                    .filter(line -> line.startsWith(PEAK))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            // The process has just ended.
            return 0;
        }
    }
}
