package dev.kanmon.runner.output;

import dev.kanmon.contract.RunReport;
import dev.kanmon.contract.RunnerOptions;

/** A report's problem for people: the code first, as Prisma's CLI has it, then what happened, then what to do. */
public final class ProblemText {

    private ProblemText() {}

    /**
     * Of a problem alone.
     *
     * @param hint may be null
     */
    public static String of(String code, String message, String hint) {
        return "Error: " + code + "\n\n" + message + (hint == null ? "" : "\n\n" + hint) + "\n";
    }

    /** @param report one with a problem's code */
    static String of(RunReport report) {
        StringBuilder text = new StringBuilder("Error: ")
                .append(report.code())
                .append("\n\n")
                .append(report.message());
        if (report.failure() != null) {
            appendFailure(text, report.failure());
        }
        if (report.hint() != null) {
            text.append("\n\n").append(report.hint());
        }
        if (report.failure() != null && isResolvable(report)) {
            appendCommands(text, report.failure().migration());
        }
        return text.append('\n').toString();
    }

    /** A script that execute ran has no history that could be resolved. */
    private static boolean isResolvable(RunReport report) {
        return !report.command().equals(RunnerOptions.EXECUTE);
    }

    private static void appendFailure(StringBuilder text, RunReport.Failure failure) {
        text.append("\n\nMigration name: ").append(failure.migration());
        appendLine(text, "Database error code: ", failure.sqlState());
        appendLine(text, "Database error: ", failure.message());
        appendLine(text, "Detail: ", failure.detail());
        appendLine(text, "Hint: ", failure.hint());
        appendLine(text, "Line: ", failure.line());
        appendLine(text, "Statement: ", failure.statement());
    }

    private static void appendLine(StringBuilder text, String label, Object value) {
        if (value != null) {
            text.append('\n').append(label).append(value);
        }
    }

    private static void appendCommands(StringBuilder text, String migration) {
        String resolve = "\n  kanmon " + RunnerOptions.RESOLVE + " ";
        text.append("\n\nTo have it run again, when its cause is mended:")
                .append(resolve)
                .append(RunnerOptions.ROLLED_BACK)
                .append(" \"")
                .append(migration)
                .append("\"\nIf you have brought the database there by hand:")
                .append(resolve)
                .append(RunnerOptions.APPLIED)
                .append(" \"")
                .append(migration)
                .append('"');
    }
}
