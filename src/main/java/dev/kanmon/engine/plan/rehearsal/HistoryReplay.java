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
import java.util.stream.Stream;

/** Runs migrations on an empty database, in the order in which they were applied. */
final class HistoryReplay implements BaselineBuilder {

    /** Makes what runs the statements of a session. */
    @FunctionalInterface
    interface Runners {

        /** @param somethingSkipped whether a statement before was not run */
        StatementRunner of(Session session, boolean somethingSkipped);
    }

    private final List<Migration> applied;
    private final Runners runners;
    private final PostgresParser parser;

    /**
     * @param applied each with its script
     */
    HistoryReplay(List<Migration> applied, Runners runners, PostgresParser parser) {
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
        return run(applied, session, List.of());
    }

    @Override
    public Optional<BaselineBuilder> after(int done, List<String> notes) {
        List<Migration> rest = applied.subList(done, applied.size());
        return Optional.of(session -> run(rest, session, notes));
    }

    /**
     * Goes on where some have run already.
     *
     * @param before their notes
     * @return as {@link #build}, those included
     * @throws ReplayFailedException where a statement fails
     */
    List<String> run(List<Migration> migrations, Session session, List<String> before) {
        StatementRunner runner = runners.of(session, !before.isEmpty());
        List<String> notes = new ArrayList<>(before);
        for (Migration migration : migrations) {
            notes.addAll(notes(run(migration, session, runner).run(Optional.empty())));
        }
        return notes;
    }

    /**
     * Goes on with one more, in a transaction that it leaves open.
     *
     * @param before their notes
     * @return as {@link #run}; empty where its script does not fit into one transaction, and nothing has happened then
     * @throws ReplayFailedException where a statement fails; it is rolled back then
     */
    Optional<List<String>> tryOut(Migration migration, Session session, List<String> before) {
        StatementRunner runner = runners.of(session, !before.isEmpty());
        return run(migration, session, runner)
                .runAndStayOpen()
                .map(run -> Stream.of(before, notes(run)).flatMap(List::stream).toList());
    }

    private MigrationRun run(Migration migration, Session session, StatementRunner runner) {
        Script script = Script.parse(migration.script().orElseThrow());
        return new MigrationRun(session, parser, runner, Optional.empty(), migration.name(), script);
    }

    private static List<String> notes(RehearsedMigration run) {
        requireCompleted(run);
        return run.statements().stream()
                .flatMap(statement -> skipped(statement).stream())
                .map(SkippedStatement::note)
                .toList();
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
