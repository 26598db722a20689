package dev.kanmon.bench;

import dev.kanmon.engine.lint.LintRequest;
import dev.kanmon.engine.lint.LintResult;
import dev.kanmon.engine.lint.Linter;
import dev.kanmon.engine.lint.MigrationToLint;
import dev.kanmon.engine.lint.rule.Rules;
import dev.kanmon.engine.source.MigrationSource;
import dev.kanmon.engine.source.SourceReader;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** The second part of {@code make bench}: lint of 1 000 migrations, cold and warm, side by side with squawk. */
public final class LintBench {

    private static final int MIGRATIONS = 1000;
    private static final int WARM_UPS = 10;
    private static final int ROUNDS = 5;
    private static final String ROW = "  %-34s %9s %9s %11s%n";

    private LintBench() {}

    /** @param arguments the number of migrations, if not the usual one */
    public static void main(String[] arguments) {
        int count = arguments.length == 0 ? MIGRATIONS : Integer.parseInt(arguments[0]);
        try (ScriptsToLint scripts = ScriptsToLint.generate(count)) {
            System.out.printf("%nlint: %d migrations, %.2f MB%n%n", count, scripts.bytes() / 1e6);
            print(scripts);
        }
    }

    private static void print(ScriptsToLint scripts) {
        System.out.printf(ROW, "", "ms", "peak MiB", "/ squawk");
        List<Row> rows = new ArrayList<>();
        for (LintContender contender : Stream.concat(LintContender.squawk().stream(), Stream.of(LintContender.kanmon()))
                .toList()) {
            rows.add(measure(contender, scripts));
        }
        rows.addAll(inProcess(scripts));
        OptionalDouble squawk = rows.stream()
                .filter(row -> row.name().startsWith("squawk"))
                .mapToDouble(Row::millis)
                .findFirst();
        for (Row row : rows) {
            System.out.printf(
                    ROW,
                    row.name(),
                    "%.0f".formatted(row.millis()),
                    row.peakMib() == 0 ? "-" : row.peakMib(),
                    squawk.isPresent() ? "%.2f".formatted(row.millis() / squawk.getAsDouble()) : "-");
        }
        if (squawk.isEmpty()) {
            System.out.println("squawk is not installed: put it on the PATH, or name it in KANMON_SQUAWK.");
        }
    }

    private record Row(String name, double millis, long peakMib) {}

    private static Row measure(LintContender contender, ScriptsToLint scripts) {
        BenchResult result = new BenchResult();
        result.addFresh(contender.run(scripts, true));
        for (int round = 0; round < ROUNDS; round++) {
            result.addFresh(contender.run(scripts, false));
        }
        return new Row(
                contender.name(),
                result.freshMillis().orElseThrow(),
                result.peakMib().orElse(0));
    }

    /** From reading the files to the last finding: the first time in this JVM, and when it has got warm. */
    private static List<Row> inProcess(ScriptsToLint scripts) {
        Linter linter = new Linter(Rules.all());
        double first = lint(linter, scripts);
        for (int i = 0; i < WARM_UPS; i++) {
            lint(linter, scripts);
        }
        List<Double> warm = Stream.generate(() -> lint(linter, scripts))
                .limit(ROUNDS)
                .sorted()
                .toList();
        return List.of(
                new Row("kanmon, in process, first time", first, 0),
                new Row("kanmon, in process, warm", warm.get(ROUNDS / 2), 0));
    }

    private static double lint(Linter linter, ScriptsToLint scripts) {
        long began = System.nanoTime();
        MigrationSource source = SourceReader.read(List.of(scripts.directory()));
        LintResult result = linter.lint(new LintRequest(
                source.migrations().stream()
                        .map(migration -> new MigrationToLint(
                                migration.name(), migration.script().orElseThrow(), false))
                        .toList(),
                LintRequest.OLDEST_SERVER,
                "public",
                List.of()));
        double millis = (System.nanoTime() - began) / 1e6;
        if (result.findings().isEmpty()) {
            throw new IllegalStateException("nothing was found");
        }
        return millis;
    }
}
