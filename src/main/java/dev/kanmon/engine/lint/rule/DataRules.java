package dev.kanmon.engine.lint.rule;

import dev.kanmon.engine.lint.Rule;
import java.util.List;

/** What loses data. */
final class DataRules {

    private DataRules() {}

    static List<Rule> all() {
        return List.of(DropRules.all()).stream().flatMap(List::stream).toList();
    }
}
