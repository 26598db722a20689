package dev.kanmon.engine.repair;

import dev.kanmon.contract.RunReport;
import dev.kanmon.engine.plan.ViolatingRows;
import dev.kanmon.engine.plan.facts.DataAnswer;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.source.MigrationSource;
import java.util.List;
import java.util.Set;

/** Says which of a target's rows a migration failed over, and how to see them. */
final class Notes {

    /** not_null, foreign_key, unique, check and exclusion violations (PostgreSQL documentation, appendix A, class 23). */
    private static final Set<String> VIOLATIONS = Set.of("23502", "23503", "23505", "23514", "23P01");

    private Notes() {}

    /** @param session with the target, without an open transaction */
    static List<String> ofViolation(
            Session session, MigrationSource source, RunReport.Failure failure, int serverVersion) {
        if (!VIOLATIONS.contains(failure.sqlState())) {
            return List.of();
        }
        return ViolatingRows.of(session, source, failure.migration(), failure.line(), serverVersion).stream()
                .filter(answer -> answer.count()
                        .map(count -> count.found() > 0)
                        .asOptional()
                        .orElse(true))
                .map(Notes::sentence)
                .toList();
    }

    private static String sentence(DataAnswer answer) {
        String found = answer.count()
                .asOptional()
                .map(count -> count.words() + " found")
                .orElse("they could not be counted");
        return "Mending the data would do, too. Rows, or groups of rows, of "
                + answer.question().table().schema() + "."
                + answer.question().table().name() + " that stand in the way: " + found + ". See them with: "
                + answer.question().look() + ";";
    }
}
