package dev.kanmon.engine.prismaschema.difference;

import dev.kanmon.engine.parse.Node;
import dev.kanmon.engine.parse.ParseResult.Parsed;
import dev.kanmon.engine.parse.PostgresParser;
import java.util.List;
import java.util.Optional;

/**
 * Whether two partial indexes cover the same rows. A server prints a condition with more parentheses, quotes and casts
 * than a person writes; none of them is a difference, but what stands together is.
 */
final class Predicates {

    private final PostgresParser parser = new PostgresParser();

    boolean match(Optional<String> from, Optional<String> to) {
        return from.equals(to) || from.isPresent() && to.isPresent() && sameCondition(from.get(), to.get());
    }

    /** What PostgreSQL cannot read is like its own text only. */
    private boolean sameCondition(String from, String to) {
        Optional<Term> before = term(from);
        return before.isPresent() && term(to).filter(before.get()::means).isPresent();
    }

    private Optional<Term> term(String condition) {
        return parser.parse("SELECT WHERE " + condition) instanceof Parsed parsed
                ? condition(parsed).map(Terms::of)
                : Optional.empty();
    }

    private static Optional<Node> condition(Parsed parsed) {
        List<Node> conditions = parsed.statements().stream()
                .map(statement -> statement.node().node("whereClause"))
                .toList();
        return conditions.size() == 1 ? Optional.of(conditions.get(0)) : Optional.empty();
    }
}
