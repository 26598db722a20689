package dev.kanmon.engine.lint.rule;

import dev.kanmon.engine.lint.Rule;
import dev.kanmon.engine.lint.RuleInfo;
import dev.kanmon.engine.lint.Severity;
import dev.kanmon.engine.lint.Weight;
import java.util.List;

/** What lint could not see through, and comments that tell it to look away. */
final class AnalysisRules {

    private AnalysisRules() {}

    static List<Rule> all() {
        return List.of(new Rule.OfFile(new RuleInfo(
                "analysis/unparsed",
                Severity.ERROR,
                Weight.FIXED,
                "A statement that the parser could not get through",
                "What it does is not known, so nothing is known of its risk either.",
                List.of())));
    }
}
