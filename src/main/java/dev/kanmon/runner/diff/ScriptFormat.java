package dev.kanmon.runner.diff;

import dev.kanmon.engine.schema.side.Comparison;

/**
 * An SQL script. What it does not do although something differs stands above it in comments, so that nobody takes it for
 * all.
 */
public final class ScriptFormat implements DiffFormat {

    /** Prisma's words, which its users look for. */
    private static final String NOTHING = "-- This is an empty migration.\n";

    @Override
    public String write(DiffReport report) {
        Comparison comparison = report.comparison();
        StringBuilder text = new StringBuilder();
        comparison.notCompared().forEach(sentence -> text.append("-- Not compared: ")
                .append(sentence.replaceAll("\\R", " "))
                .append('\n'));
        if (comparison.script().isEmpty()) {
            return text.append(comparison.isEmpty() ? NOTHING : nothingToRun(comparison))
                    .toString();
        }
        return text.append(text.isEmpty() ? "" : "\n")
                .append(comparison.script().text())
                .toString();
    }

    private static String nothingToRun(Comparison comparison) {
        StringBuilder text = new StringBuilder("-- There are no statements for what differs:\n");
        comparison.difference().changes().forEach(change -> text.append("--   ")
                .append(change.object())
                .append('\n'));
        return text.toString();
    }
}
