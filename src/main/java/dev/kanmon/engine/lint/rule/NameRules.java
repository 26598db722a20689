package dev.kanmon.engine.lint.rule;

import dev.kanmon.engine.lint.Found;
import dev.kanmon.engine.lint.LintedStatement;
import dev.kanmon.engine.lint.Rule;
import dev.kanmon.engine.lint.RuleInfo;
import dev.kanmon.engine.lint.Severity;
import dev.kanmon.engine.lint.Weight;
import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.sql.LongIdentifier;
import java.util.List;
import java.util.Set;

/** How things are called. */
final class NameRules {

    private NameRules() {}

    static List<Rule> all() {
        return List.of(identifierTooLong());
    }

    private static Rule identifierTooLong() {
        RuleInfo info = new RuleInfo(
                "practice/identifier-too-long",
                Severity.WARNING,
                Weight.FIXED,
                "An identifier of more than 63 bytes",
                "PostgreSQL cuts it, with a notice that nobody reads: the catalog has another name than the script, and"
                        + " two long names can become one.",
                List.of("squawk identifier-too-long"));
        return new Rule.OfStatement(info, Set.of(), NameRules::longIdentifiers);
    }

    private static List<Found> longIdentifiers(LintedStatement statement) {
        List<LongIdentifier> found = LongIdentifier.in(statement.text());
        if (found.isEmpty()) {
            return List.of();
        }
        LongIdentifier first = found.get(0);
        return List.of(Found.of(
                        first.written(),
                        "PostgreSQL keeps 63 bytes of a name and cuts the rest, so " + first.written() + " becomes "
                                + ObjectName.quote(first.kept()) + ".")
                .safer(cut(statement.text(), found)));
    }

    private static String cut(String text, List<LongIdentifier> identifiers) {
        StringBuilder cut = new StringBuilder();
        int from = 0;
        for (LongIdentifier identifier : identifiers) {
            cut.append(text, from, identifier.start()).append(ObjectName.quote(identifier.kept()));
            from = identifier.end();
        }
        return cut.append(text, from, text.length()).append(';').toString();
    }
}
