package dev.kanmon.runner.lint;

import dev.kanmon.engine.lint.Finding;
import dev.kanmon.engine.lint.RuleInfo;
import java.util.Optional;

/**
 * A finding with what its readers want beside it. Nothing in it is secret.
 *
 * @param file where it lies, with slashes
 * @param statement the statement's text; empty for a finding about the whole file, and where the text holds a password
 * @param line the line of the file that the finding points to; empty where the text holds a password
 */
public record ReportedFinding(
        Finding finding, RuleInfo rule, String file, Optional<String> statement, Optional<String> line) {}
