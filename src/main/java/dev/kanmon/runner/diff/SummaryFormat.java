package dev.kanmon.runner.diff;

import dev.kanmon.engine.schema.catalog.ObjectChange;
import dev.kanmon.engine.schema.diff.ScriptStatement;
import dev.kanmon.engine.schema.side.Comparison;
import java.util.List;

/** For people: which objects differ, what would be lost, and what was not looked at. */
public final class SummaryFormat implements DiffFormat {

    @Override
    public String write(DiffReport report) {
        Comparison comparison = report.comparison();
        StringBuilder text = new StringBuilder(title(report));
        comparison.difference().changes().forEach(change -> text.append("  ")
                .append(sign(change.kind()))
                .append(' ')
                .append(change.object())
                .append('\n'));
        appendLosses(
                text,
                comparison.script().statements().stream()
                        .filter(statement -> statement.losesData().isPresent())
                        .toList());
        appendNotCompared(text, comparison.notCompared());
        return text.toString();
    }

    private static String title(DiffReport report) {
        int changes = report.comparison().difference().changes().size();
        return changes == 0
                ? "No difference between " + report.from() + " and " + report.to() + ".\n"
                : changes + (changes == 1 ? " difference" : " differences") + " on the way from " + report.from()
                        + " to " + report.to() + ":\n\n";
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

    private static char sign(ObjectChange.Kind kind) {
        return switch (kind) {
            case ADDED -> '+';
            case REMOVED -> '-';
            case CHANGED -> '~';
        };
    }
}
