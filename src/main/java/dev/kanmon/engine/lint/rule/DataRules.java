package dev.kanmon.engine.lint.rule;

import dev.kanmon.engine.lint.Rule;
import java.util.List;
import java.util.stream.Stream;

/** What loses data. */
final class DataRules {

    private DataRules() {}

    static List<Rule> all() {
        return Stream.of(
                        DropRules.all(),
                        DropPartRules.all(),
                        WideDropRules.all(),
                        RowRules.all(),
                        TypeRules.all(),
                        RenameInsteadRules.all())
                .flatMap(List::stream)
                .toList();
    }
}
