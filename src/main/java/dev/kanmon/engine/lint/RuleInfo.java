package dev.kanmon.engine.lint;

import java.util.List;

/**
 * What a rule is, for its readers: the source of {@code docs/reference/lint-rules.md}.
 *
 * @param id {@code group/kebab-case}
 * @param severity before the target is looked at
 * @param weight what its severity depends on afterwards
 * @param title what it finds, in a few words: "An index built without CONCURRENTLY"
 * @param why what happens if it is ignored, in a sentence or two
 * @param peers who else knows it, and by which name: "squawk require-concurrent-index-creation"
 */
public record RuleInfo(String id, Severity severity, Weight weight, String title, String why, List<String> peers) {

    public RuleInfo {
        peers = List.copyOf(peers);
    }

    /** {@code lock} in {@code lock/set-not-null}. */
    public String group() {
        return id.substring(0, id.indexOf('/'));
    }
}
