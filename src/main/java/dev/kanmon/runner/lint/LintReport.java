package dev.kanmon.runner.lint;

import dev.kanmon.engine.lint.RuleInfo;
import dev.kanmon.engine.lint.Severity;
import java.util.List;

/**
 * What {@code kanmon lint} has to tell.
 *
 * @param rules all that there are
 * @param migrations how many there were
 * @param pending how many of them were looked at; the others were taken as applied
 * @param serverVersion as {@code server_version_num} has it
 * @param failed whether there are findings that the command is to fail for
 */
public record LintReport(
        List<ReportedFinding> findings,
        List<RuleInfo> rules,
        int migrations,
        int pending,
        int serverVersion,
        boolean failed) {

    public LintReport {
        findings = List.copyOf(findings);
        rules = List.copyOf(rules);
    }

    /** How many findings are of this severity. */
    public long count(Severity severity) {
        return findings.stream()
                .filter(reported -> reported.finding().severity() == severity)
                .count();
    }
}
