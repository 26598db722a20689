package dev.kanmon.engine.lint;

import dev.kanmon.engine.lint.rule.Rules;
import java.util.List;

/** Lints scripts with all rules, for a server of version 18. */
final class LintOf {

    private static final ThreadLocal<Linter> LINTER = ThreadLocal.withInitial(() -> new Linter(Rules.all()));

    private LintOf() {}

    /** A pending script on a database of which nothing is known. */
    static List<Finding> script(String script) {
        return scriptAfter("", script);
    }

    /** @param before what was applied */
    static List<Finding> scriptAfter(String before, String script) {
        return migrations(
                new MigrationToLint("20260101000000_before", before, true),
                new MigrationToLint("20260102000000_script", script, false));
    }

    static List<Finding> migrations(MigrationToLint... migrations) {
        return request(new LintRequest(List.of(migrations), 180000, "public", List.of()));
    }

    static List<Finding> request(LintRequest request) {
        return LINTER.get().lint(request).findings();
    }
}
