package dev.kanmon.engine.lint.rule;

import dev.kanmon.engine.lint.Rule;
import java.util.List;

/** What breaks the application that runs now. */
final class CompatRules {

    private CompatRules() {}

    static List<Rule> all() {
        return List.of();
    }
}
