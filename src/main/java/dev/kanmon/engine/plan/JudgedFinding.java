package dev.kanmon.engine.plan;

import dev.kanmon.engine.lint.Finding;
import dev.kanmon.engine.lint.RuleInfo;
import dev.kanmon.engine.lint.Severity;
import java.util.Optional;

/**
 * A finding on this very target.
 *
 * @param severity here
 * @param because why it differs from the rule's, or what it rests on; empty where there is nothing to say
 */
public record JudgedFinding(Finding finding, Severity severity, String because) {

    /** What the target or the rehearsal says: it is of this target already, so the rule's severity stands. */
    static JudgedFinding of(RuleInfo rule, Finding.Place place, String object, String message) {
        Finding finding =
                new Finding(rule.id(), rule.severity(), place, object, Optional.empty(), message, Optional.empty());
        return new JudgedFinding(finding, rule.severity(), "");
    }
}
