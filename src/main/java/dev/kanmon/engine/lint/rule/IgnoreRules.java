package dev.kanmon.engine.lint.rule;

import dev.kanmon.engine.lint.Rule;
import dev.kanmon.engine.lint.RuleInfo;
import dev.kanmon.engine.lint.Severity;
import dev.kanmon.engine.lint.Weight;
import java.util.List;

/** What is wrong with the comments that tell lint to look away. */
final class IgnoreRules {

    private IgnoreRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule.OfFile(new RuleInfo(
                        "ignore/unused",
                        Severity.WARNING,
                        Weight.FIXED,
                        "A kanmon:ignore comment that silences nothing",
                        "The danger it was for is gone, and the next one of its kind would go unseen.",
                        List.of("squawk unused-ignore"))),
                new Rule.OfFile(new RuleInfo(
                        "ignore/unknown-rule",
                        Severity.WARNING,
                        Weight.FIXED,
                        "A kanmon:ignore comment for a rule that does not exist",
                        "It silences nothing; perhaps its name is misspelt.",
                        List.of())),
                new Rule.OfFile(new RuleInfo(
                        "ignore/without-reason",
                        Severity.INFO,
                        Weight.FIXED,
                        "A kanmon:ignore comment without a reason",
                        "Nobody can tell later whether it is still right.",
                        List.of())));
    }
}
