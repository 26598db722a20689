package dev.kanmon.engine.lint.rule;

import dev.kanmon.engine.lint.Rule;
import java.util.List;
import java.util.stream.Stream;

/** What breaks the application that runs now. */
final class CompatRules {

    private CompatRules() {}

    static List<Rule> all() {
        return Stream.of(RenameRules.all(), ContractRules.all())
                .flatMap(List::stream)
                .toList();
    }
}
