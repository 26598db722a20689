package dev.kanmon.engine.lint.rule;

import dev.kanmon.engine.lint.Rule;
import java.util.List;

/** What blocks others, and for how long. */
final class LockRules {

    private LockRules() {}

    static List<Rule> all() {
        return List.of();
    }
}
