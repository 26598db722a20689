package dev.kanmon.engine.lint.rule;

import dev.kanmon.engine.lint.Found;
import dev.kanmon.engine.lint.LintedStatement;
import dev.kanmon.engine.lint.Rule;
import dev.kanmon.engine.lint.RuleInfo;
import dev.kanmon.engine.lint.Severity;
import dev.kanmon.engine.lint.Weight;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Writes down the rules of the group {@code lock}. */
final class LockRule {

    private LockRule() {}

    /** An error on one kind of statement, as bad as the table is large. */
    static Rule ofSize(
            String id,
            String title,
            String why,
            List<String> peers,
            String nodeType,
            Function<LintedStatement, Stream<Found>> check) {
        return of(new RuleInfo(id, Severity.ERROR, Weight.TABLE_SIZE, title, why, peers), Set.of(nodeType), check);
    }

    static Rule of(RuleInfo info, Set<String> nodeTypes, Function<LintedStatement, Stream<Found>> check) {
        return new Rule.OfStatement(info, nodeTypes, statement -> check.apply(statement)
                .map(LockRule::withoutEmptyWay)
                .toList());
    }

    /** A statement whose text could not be cut has no safer way. */
    private static Found withoutEmptyWay(Found found) {
        return new Found(
                found.object(),
                found.table(),
                found.message(),
                found.saferWay().filter(sql -> !sql.isEmpty()),
                found.statement());
    }
}
