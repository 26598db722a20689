package dev.kanmon.engine.lint;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One example for a rule.
 *
 * @param rule the id of the rule that it is an example for
 * @param source file and line where it stands
 * @param before SQL of a migration that was applied earlier; may be empty
 * @param script the pending migration
 * @param server the server's version, as {@code server_version_num} has it
 * @param schemaDiffers why the safer way reaches another schema; empty where it reaches the same
 * @param notRun why it is not run on a real server; empty where it is
 */
record RuleCase(
        String rule,
        Kind kind,
        String title,
        String source,
        String before,
        String script,
        int server,
        Optional<String> schemaDiffers,
        Optional<String> notRun) {

    enum Kind {
        /** The rule has something to say about the script. */
        FINDS,
        /** A near miss: the rule has nothing to say about it. */
        SPARES
    }

    static final String APPLIED = "20260101000000_before";
    static final String PENDING = "20260102000000_script";

    String name() {
        return rule + " " + kind.name().toLowerCase(Locale.ROOT) + ": " + title + " (" + source + ")";
    }

    /** What this rule finds in the script. */
    List<Finding> findings(Linter linter) {
        LintRequest request = new LintRequest(
                List.of(new MigrationToLint(APPLIED, before, true), new MigrationToLint(PENDING, script, false)),
                server,
                "public",
                List.of());
        return linter.lint(request).findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .toList();
    }
}
