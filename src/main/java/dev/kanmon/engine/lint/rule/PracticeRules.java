package dev.kanmon.engine.lint.rule;

import dev.kanmon.engine.lint.Rule;
import java.util.List;
import java.util.stream.Stream;

/** What works today and hurts later. Holds for new tables above all: later is when it can't be changed. */
final class PracticeRules {

    private PracticeRules() {}

    static List<Rule> all() {
        return Stream.of(
                        KeyRules.all(),
                        ForeignKeyRules.all(),
                        IndexShapeRules.all(),
                        ColumnTypeRules.all(),
                        NameRules.all())
                .flatMap(List::stream)
                .toList();
    }
}
