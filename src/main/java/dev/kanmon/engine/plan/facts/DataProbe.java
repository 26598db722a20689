package dev.kanmon.engine.plan.facts;

import dev.kanmon.engine.plan.facts.DataAnswer.Count;
import dev.kanmon.engine.session.Session;
import java.time.Duration;
import java.util.List;

/** Asks a target whether its data would fail a pending statement: read-only, counted up to a limit, within seconds. */
public final class DataProbe {

    /** Nobody needs to know how many more there are. */
    public static final int LIMIT = 1000;

    private static final Duration BUDGET = Duration.ofSeconds(30);

    private DataProbe() {}

    /**
     * @param session with the target; no transaction may be open, and none is afterwards
     * @return an answer to each question, in their order; unknown where the role may not read the table, where it is
     *     locked, where 5 seconds are not enough, or where the question would call a function that may do anything
     */
    public static List<DataAnswer> ask(Session session, List<DataQuestion> questions) {
        try (FactQueries queries = FactQueries.begin(session, BUDGET)) {
            return questions.stream().map(question -> ask(queries, question)).toList();
        }
    }

    private static DataAnswer ask(FactQueries queries, DataQuestion question) {
        String query = "SELECT count(*) FROM (" + question.rows() + " LIMIT " + LIMIT + ") AS found";
        if (question instanceof DataQuestion.Violations check && !HarmlessExpression.is(check.expression())) {
            return new DataAnswer(
                    question, query, Fact.unknown("the expression calls functions, which nobody has approved yet"));
        }
        return new DataAnswer(question, query, queries.one(query, row -> count(row.getLong(1))));
    }

    private static Count count(long found) {
        return new Count(found, found >= LIMIT);
    }
}
