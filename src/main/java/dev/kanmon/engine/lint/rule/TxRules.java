package dev.kanmon.engine.lint.rule;

import dev.kanmon.engine.lint.Rule;
import java.util.List;
import java.util.stream.Stream;

/** What the script's own handling of transactions will not do as it says. */
final class TxRules {

    private TxRules() {}

    static List<Rule> all() {
        return Stream.of(ControlRules.all(), SessionRules.all(), SharedTransactionRules.all())
                .flatMap(List::stream)
                .toList();
    }
}
