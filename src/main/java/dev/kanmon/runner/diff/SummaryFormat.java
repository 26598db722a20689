package dev.kanmon.runner.diff;

import dev.kanmon.engine.schema.catalog.DifferenceSummary;
import dev.kanmon.engine.schema.diff.ScriptStatement;
import dev.kanmon.engine.schema.side.Comparison;
import java.util.List;

/** For people: which objects differ, what would be lost, and what was not looked at. */
public final class SummaryFormat implements DiffFormat {

    @Override
    public String write(DiffReport report) {
        Comparison comparison = report.comparison();
        StringBuilder text = new StringBuilder(heading(report)).append(DifferenceSummary.of(comparison.difference()));
        appendLosses(
                text,
                comparison.script().statements().stream()
                        .filter(statement -> statement.losesData().isPresent())
                        .toList());
        appendNotCompared(text, comparison.notCompared());
        return text.toString();
    }

    private static String heading(DiffReport report) {
        return report.comparison().isEmpty() ? "" : "From " + report.from() + "\nto " + report.to() + ":\n";
    }

    private static void appendLosses(StringBuilder text, List<ScriptStatement> statements) {
        if (statements.isEmpty()) {
            return;
        }
        text.append("\nThe script (--script) loses data:\n");
        statements.forEach(statement -> text.append("  ! ")
                .append(statement.losesData().orElseThrow())
                .append("\n      ")
                .append(statement.sql().replace("\n", "\n      "))
                .append('\n'));
    }

    private static void appendNotCompared(StringBuilder text, List<String> sentences) {
        if (sentences.isEmpty()) {
            return;
        }
        text.append("\nNot compared:\n");
        sentences.forEach(sentence -> text.append("  ? ").append(sentence).append('\n'));
    }
}
