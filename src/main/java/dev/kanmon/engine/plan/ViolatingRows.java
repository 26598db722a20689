package dev.kanmon.engine.plan;

import dev.kanmon.engine.lint.LintRequest;
import dev.kanmon.engine.lint.MigrationToLint;
import dev.kanmon.engine.plan.facts.DataAnswer;
import dev.kanmon.engine.plan.facts.DataProbe;
import dev.kanmon.engine.plan.facts.DataQuestion;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.source.MigrationSource;
import java.util.Comparator;
import java.util.List;

/** Counts the rows of a target over which a statement of a migration fails. */
public final class ViolatingRows {

    private ViolatingRows() {}

    /**
     * Reads only, within seconds.
     *
     * @param session with the target; no transaction may be open, and none is afterwards
     * @param line of the script, on which the statement stands; null: all statements of the migration are asked for
     * @param serverVersion of the target, such as 180006
     * @return nothing where the statement asks nothing of rows that are there
     */
    public static List<DataAnswer> of(
            Session session, MigrationSource source, String migration, Integer line, int serverVersion) {
        List<MigrationToLint> migrations = source.migrations().stream()
                .filter(known -> known.script().isPresent())
                .map(known -> new MigrationToLint(
                        known.name(),
                        known.script().orElseThrow(),
                        !known.name().equals(migration)))
                .toList();
        List<PlannedStatement> statements = Outlook.of(
                        new LintRequest(migrations, serverVersion, session.schema(), List.of()))
                .statements();
        List<DataQuestion> questions = (line == null ? statements : at(line, statements))
                .stream()
                        .flatMap(statement -> statement.questions().stream())
                        .distinct()
                        .toList();
        return questions.isEmpty() ? List.of() : DataProbe.ask(session, questions);
    }

    /** The last one that begins on the line or before it. */
    private static List<PlannedStatement> at(int line, List<PlannedStatement> statements) {
        return statements.stream()
                .filter(statement -> statement.place().line() <= line)
                .max(Comparator.comparingInt(statement -> statement.place().line()))
                .stream()
                .toList();
    }
}
