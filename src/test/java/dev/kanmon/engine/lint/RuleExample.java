package dev.kanmon.engine.lint;

import dev.kanmon.engine.lint.RuleCase.Kind;
import dev.kanmon.engine.lint.rule.Rules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a rule finds in the first of its cases, for the reference.
 *
 * @param before what was applied earlier; may be empty
 */
public record RuleExample(String before, String script, Finding finding) {

    /** By the rules' ids; without those that have no case. */
    public static Map<String, RuleExample> all() {
        Linter linter = new Linter(Rules.all());
        Map<String, RuleExample> examples = new HashMap<>();
        for (RuleCase example : RuleCases.all()) {
            if (example.kind() == Kind.FINDS && !examples.containsKey(example.rule())) {
                List<Finding> findings = example.findings(linter);
                if (!findings.isEmpty()) {
                    examples.put(example.rule(), new RuleExample(example.before(), example.script(), findings.get(0)));
                }
            }
        }
        return examples;
    }
}
