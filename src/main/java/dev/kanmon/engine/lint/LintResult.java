package dev.kanmon.engine.lint;

import java.util.Comparator;
import java.util.List;

/** @param findings by migration in the order given, then by line */
public record LintResult(List<Finding> findings) {

    public LintResult {
        findings = List.copyOf(findings);
    }

    /** {@link Severity#INFO} where there is nothing. */
    public Severity worst() {
        return findings.stream()
                .map(Finding::severity)
                .max(Comparator.naturalOrder())
                .orElse(Severity.INFO);
    }
}
