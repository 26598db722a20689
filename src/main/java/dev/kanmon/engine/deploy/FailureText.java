package dev.kanmon.engine.deploy;

import dev.kanmon.contract.RunReport;
import dev.kanmon.engine.history.HistoryRow;
import dev.kanmon.engine.session.ServerError;
import dev.kanmon.engine.sql.Script;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text that the history keeps about a failure: the facts of Prisma's own, in its words where people search for them. */
final class FailureText {

    private static final int LINES_BEFORE = 5;
    private static final int LINES_AFTER = 2;

    private static final Pattern SQL_STATE = Pattern.compile("(?m)^Database error code: (\\w{5})$");
    private static final Pattern MESSAGE = Pattern.compile("(?m)^Database error:\\n(.*)$");

    private FailureText() {}

    static String of(RunReport.Failure failure, ServerError error, Script script) {
        StringBuilder text = new StringBuilder(
                        "A migration failed to apply. New migrations cannot be applied before the"
                                + " error is recovered from. Read more about how to resolve migration issues in a production"
                                + " database: https://pris.ly/d/migrate-resolve\n\n")
                .append("Migration name: ")
                .append(failure.migration())
                .append("\n\n")
                .append("Database error code: ")
                .append(error.sqlState())
                .append("\n\n")
                .append("Database error:\n")
                .append(error.severity())
                .append(": ")
                .append(error.message())
                .append('\n');
        appendLine(text, "DETAIL", error.detail());
        appendLine(text, "HINT", failure.hint());
        if (failure.line() != null) {
            text.append("\nPosition:\n").append(excerpt(script.text(), failure.line()));
        }
        return text.toString();
    }

    /** What an earlier run, by Kanmon or by Prisma, has left to say about its failure. */
    static RunReport.Failure read(HistoryRow row) {
        String logs = row.logs() == null ? "" : row.logs();
        String message = logs.isEmpty() ? "It was begun and not ended." : first(MESSAGE, logs, logs);
        return new RunReport.Failure(
                row.migration(), first(SQL_STATE, logs, null), message, null, null, null, null, row.appliedSteps());
    }

    private static void appendLine(StringBuilder text, String label, String value) {
        if (value != null) {
            text.append(label).append(": ").append(value).append('\n');
        }
    }

    private static String excerpt(String script, int failingLine) {
        String[] lines = script.split("\n", -1);
        StringBuilder excerpt = new StringBuilder();
        int last = Math.min(failingLine + LINES_AFTER, lines.length);
        for (int line = Math.max(1, failingLine - LINES_BEFORE); line <= last; line++) {
            excerpt.append(line == failingLine ? '>' : ' ')
                    .append(String.format("%4d ", line))
                    .append(lines[line - 1].stripTrailing())
                    .append('\n');
        }
        return excerpt.toString();
    }

    private static String first(Pattern pattern, String text, String otherwise) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : otherwise;
    }
}
