package dev.kanmon.engine.plan;

import dev.kanmon.engine.lint.Finding;
import dev.kanmon.engine.lint.Severity;

/**
 * A finding on this very target.
 *
 * @param severity here
 * @param because why it differs from the rule's, or what it rests on; empty where there is nothing to say
 */
public record JudgedFinding(Finding finding, Severity severity, String because) {}
