package dev.kanmon.engine.lint.rule;

import dev.kanmon.engine.lint.Rule;
import dev.kanmon.engine.lint.RuleInfo;
import dev.kanmon.engine.lint.Severity;
import dev.kanmon.engine.lint.Weight;
import java.util.List;

/** What is wrong with the file itself. */
final class FileRules {

    private FileRules() {}

    static List<Rule> all() {
        return List.of(new Rule.OfFile(new RuleInfo(
                "file/syntax",
                Severity.ERROR,
                Weight.FIXED,
                "A statement that PostgreSQL does not accept",
                "The server will refuse it, and the migration fails.",
                List.of("squawk syntax-error"))));
    }
}
