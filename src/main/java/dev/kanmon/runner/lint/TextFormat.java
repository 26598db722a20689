package dev.kanmon.runner.lint;

import dev.kanmon.engine.lint.Finding;
import dev.kanmon.engine.lint.RuleInfo;
import dev.kanmon.engine.lint.Severity;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** For people, and for editors that know how compilers report: {@code file:line:column: severity: message [rule]}. */
public final class TextFormat implements LintFormat {

    private static final String BOLD = "1";
    private static final String FAINT = "2";
    private static final String GREEN = "32";

    private final boolean colour;

    /** @param colour whether to colour it, by ANSI escape sequences */
    public TextFormat(boolean colour) {
        this.colour = colour;
    }

    @Override
    public String write(LintReport report) {
        StringBuilder text = new StringBuilder();
        Set<String> explained = new HashSet<>();
        for (ReportedFinding reported : report.findings()) {
            append(text, reported, explained.add(reported.rule().id()));
        }
        return text.append(summary(report)).append('\n').toString();
    }

    /** @param explain whether to say why the rule is there: once for each is enough */
    private void append(StringBuilder text, ReportedFinding reported, boolean explain) {
        Finding finding = reported.finding();
        Finding.Place place = finding.place();
        text.append(paint(BOLD, reported.file() + ":" + place.line() + ":" + place.column() + ":"))
                .append(' ')
                .append(paint(colourOf(finding.severity()), name(finding.severity()) + ":"))
                .append(' ')
                .append(finding.message())
                .append(paint(FAINT, " [" + finding.rule() + "]"))
                .append('\n');
        reported.line().ifPresent(line -> text.append("  %5d | ".formatted(place.line()))
                .append(line.stripTrailing())
                .append('\n'));
        if (explain) {
            appendWhy(text, reported.rule());
        }
        finding.saferWay().ifPresent(sql -> appendSaferWay(text, sql));
        text.append('\n');
    }

    private void appendWhy(StringBuilder text, RuleInfo rule) {
        text.append(paint(FAINT, "    why: ")).append(rule.why()).append('\n');
    }

    private void appendSaferWay(StringBuilder text, String sql) {
        text.append(paint(FAINT, "    safer way:")).append('\n');
        sql.lines()
                .forEach(line ->
                        text.append("        ").append(paint(GREEN, line)).append('\n'));
    }

    private static String summary(LintReport report) {
        String looked = report.pending() == report.migrations()
                ? migrations(report.migrations())
                : report.pending() + " of " + migrations(report.migrations());
        List<String> counts = Arrays.stream(Severity.values())
                .sorted(Comparator.reverseOrder())
                .filter(severity -> report.count(severity) > 0)
                .map(severity -> report.count(severity) + " " + name(severity))
                .toList();
        return looked + " looked at: "
                + (counts.isEmpty() ? "nothing found" : counts.stream().collect(Collectors.joining(", "))) + ".";
    }

    private static String migrations(int count) {
        return count == 1 ? "1 migration" : count + " migrations";
    }

    private static String name(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }

    private static String colourOf(Severity severity) {
        return switch (severity) {
            case INFO -> "36";
            case WARNING -> "33";
            case ERROR -> "31";
            case CRITICAL -> "1;31";
        };
    }

    private String paint(String code, String text) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
