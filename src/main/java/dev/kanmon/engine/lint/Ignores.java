package dev.kanmon.engine.lint;

import dev.kanmon.engine.lint.LintRequest.Ignore;
import java.util.List;

/** What is not to be heard of: for the whole resource, or by a comment above a statement. */
final class Ignores {

    private final List<Ignore> ofResource;

    Ignores(List<Ignore> ofResource) {
        this.ofResource = ofResource;
    }

    List<Finding> applyTo(List<Finding> findings) {
        return findings.stream().filter(finding -> !isIgnored(finding)).toList();
    }

    private boolean isIgnored(Finding finding) {
        return ofResource.stream()
                .anyMatch(
                        ignore -> ignore.covers(finding.rule(), finding.place().migration()));
    }
}
