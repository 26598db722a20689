package dev.kanmon.engine.lint.rule;

import dev.kanmon.engine.lint.Rule;
import java.util.List;
import java.util.stream.Stream;

/** The registry: every rule there is. {@code docs/reference/lint-rules.md} is made of it. */
public final class Rules {

    private Rules() {}

    /** In the order of the catalogue. */
    public static List<Rule> all() {
        return Stream.of(
                        DataRules.all(),
                        LockRules.all(),
                        CompatRules.all(),
                        TxRules.all(),
                        SecurityRules.all(),
                        PracticeRules.all(),
                        FileRules.all(),
                        AnalysisRules.all())
                .flatMap(List::stream)
                .toList();
    }
}
