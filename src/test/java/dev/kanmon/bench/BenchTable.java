package dev.kanmon.bench;

import java.io.PrintStream;
import java.util.Map;
import java.util.OptionalDouble;

/** Prints the results, with how they compare: fresh with psql's time, and each with Flyway's. */
final class BenchTable {

    private static final String ROW = "%10s  %-34s %9s %11s %9s %9s %11s %10s%n";

    private final PrintStream out;

    BenchTable(PrintStream out) {
        this.out = out;
    }

    void printHead() {
        out.printf(
                "Java %s, %d processors%n%n",
                System.getProperty("java.version"), Runtime.getRuntime().availableProcessors());
        out.printf(ROW, "", "", "fresh", "up to date", "peak", "fresh", "fresh", "up to date");
        out.printf(ROW, "migrations", "", "ms", "ms", "MiB", "/ psql", "/ Flyway", "/ Flyway");
    }

    void printSize(int size, Map<Contender, BenchResult> results) {
        OptionalDouble psql = fresh(results, PsqlSession.class);
        OptionalDouble flyway = fresh(results, FlywayProcess.class);
        OptionalDouble flywayUpToDate = results.entrySet().stream()
                .filter(entry -> entry.getKey() instanceof FlywayProcess)
                .map(entry -> entry.getValue().upToDateMillis())
                .findFirst()
                .orElse(OptionalDouble.empty());
        out.println();
        results.forEach((contender, result) -> out.printf(
                ROW,
                size,
                contender.name(),
                millis(result.freshMillis()),
                millis(result.upToDateMillis()),
                result.peakMib().isPresent() ? result.peakMib().getAsLong() : "-",
                ratio(result.freshMillis(), psql),
                ratio(result.freshMillis(), flyway),
                ratio(result.upToDateMillis(), flywayUpToDate)));
        out.flush();
    }

    void printFoot() {
        out.println();
        out.println(
                "Medians; times are wall clock and hold the start of the process. Ratios are with the plain Flyway.");
        out.println("The engine in process starts no process, so its time compares with psql's at 1000 only.");
    }

    private static OptionalDouble fresh(Map<Contender, BenchResult> results, Class<?> kind) {
        return results.entrySet().stream()
                .filter(entry -> kind.isInstance(entry.getKey()))
                .map(entry -> entry.getValue().freshMillis())
                .findFirst()
                .orElse(OptionalDouble.empty());
    }

    private static String millis(OptionalDouble millis) {
        return millis.isPresent() ? "%.0f".formatted(millis.getAsDouble()) : "-";
    }

    private static String ratio(OptionalDouble one, OptionalDouble other) {
        return one.isPresent() && other.isPresent() ? "%.2f".formatted(one.getAsDouble() / other.getAsDouble()) : "-";
    }
}
