package dev.kanmon.runner.lint;

import dev.kanmon.engine.lint.Finding;
import dev.kanmon.engine.lint.Severity;

/** For a step of a GitHub workflow: commands that GitHub shows as annotations at the lines they are about. */
public final class GithubFormat implements LintFormat {

    @Override
    public String write(LintReport report) {
        StringBuilder text = new StringBuilder();
        for (ReportedFinding reported : report.findings()) {
            Finding finding = reported.finding();
            text.append("::")
                    .append(command(finding.severity()))
                    .append(" file=")
                    .append(property(reported.file()))
                    .append(",line=")
                    .append(finding.place().line())
                    .append(",col=")
                    .append(finding.place().column())
                    .append(",title=")
                    .append(property("Kanmon " + finding.rule()))
                    .append("::")
                    .append(data(message(finding)))
                    .append('\n');
        }
        return text.toString();
    }

    private static String message(Finding finding) {
        return finding.message()
                + finding.saferWay().map(sql -> "\nSafer way:\n" + sql).orElse("");
    }

    private static String command(Severity severity) {
        return switch (severity) {
            case INFO -> "notice";
            case WARNING -> "warning";
            case ERROR, CRITICAL -> "error";
        };
    }

    /** As @actions/core escapes what stands behind the second pair of colons. */
    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
