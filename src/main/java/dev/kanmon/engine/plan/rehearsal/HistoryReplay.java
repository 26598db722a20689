package dev.kanmon.engine.plan.rehearsal;

import dev.kanmon.engine.history.HistoryTable;
import dev.kanmon.engine.parse.PostgresParser;
import dev.kanmon.engine.schema.shadow.BaselineBuilder;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.source.Migration;
import dev.kanmon.engine.sql.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Runs migrations on an empty database, in the order in which they were applied. */
final class HistoryReplay implements BaselineBuilder {

    private final List<Migration> applied;
    private final Function<Session, StatementRunner> runners;
    private final PostgresParser parser;

    /**
     * @param applied each with its script
     * @param runners makes what runs the statements of a session
     */
    HistoryReplay(List<Migration> applied, Function<Session, StatementRunner> runners, PostgresParser parser) {
        this.applied = applied;
        this.runners = runners;
        this.parser = parser;
    }

    /**
     * @return the statements that were skipped, as {@link SkippedStatement#note()}
     * @throws ReplayFailedException where a statement fails
     */
    @Override
    public List<String> build(Session session) {
        createHistoryTable(session);
        return run(applied, session);
    }

    /**
     * Goes on where some have run already.
     *
     * @return as {@link #build}
     * @throws ReplayFailedException where a statement fails
     */
    List<String> run(List<Migration> migrations, Session session) {
        StatementRunner runner = runners.apply(session);
        List<String> notes = new ArrayList<>();
        for (Migration migration : migrations) {
            Script script = Script.parse(migration.script().orElseThrow());
            RehearsedMigration run = new MigrationRun(
                            session, parser, runner, Optional.empty(), migration.name(), script)
                    .run(Optional.empty());
            requireCompleted(run);
            run.statements().forEach(statement -> skipped(statement).ifPresent(skip -> notes.add(skip.note())));
        }
        return notes;
    }

    /** Scripts may refer to it, and the target has it. */
    static void createHistoryTable(Session session) {
        HistoryTable table = new HistoryTable(session.schema());
        HistoryTable.Surroundings surroundings = table.inspect(session);
        if (!surroundings.tableExists()) {
            table.create(session, surroundings);
        }
    }

    private static Optional<SkippedStatement> skipped(RehearsedStatement statement) {
        return statement.outcome() instanceof StatementOutcome.NotRehearsable not
                ? Optional.of(new SkippedStatement(statement.migration(), statement.line(), not.reason()))
                : Optional.empty();
    }

    private static void requireCompleted(RehearsedMigration run) {
        if (run.end() instanceof End.FailedAtCommit atCommit) {
            throw new ReplayFailedException(run.name(), 1, atCommit.error());
        }
        RehearsedStatement last = run.statements().isEmpty()
                ? null
                : run.statements().get(run.statements().size() - 1);
        if (last != null && last.outcome() instanceof StatementOutcome.Failed failed) {
            throw new ReplayFailedException(run.name(), failed.line(), failed.error());
        }
    }
}
