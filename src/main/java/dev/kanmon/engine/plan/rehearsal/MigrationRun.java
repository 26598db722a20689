package dev.kanmon.engine.plan.rehearsal;

import dev.kanmon.engine.parse.PostgresParser;
import dev.kanmon.engine.session.ServerException;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.SessionSettings;
import dev.kanmon.engine.sql.Script;
import dev.kanmon.engine.sql.Segment;
import dev.kanmon.engine.sql.Segments;
import dev.kanmon.engine.sql.Statement;
import dev.kanmon.engine.sql.StatementKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs one migration on a shadow, in the transactions in which a deploy would run it, but statement by statement. */
final class MigrationRun {

    private final Session session;
    private final PostgresParser parser;
    private final StatementRunner runner;
    private final Optional<Observers> observers;
    private final String name;
    private final Script script;
    private final Consumer<RehearsedStatement> listener;
    private final List<RehearsedStatement> statements = new ArrayList<>();
    private int transaction;

    /** @param observers empty where only the result counts */
    MigrationRun(
            Session session,
            PostgresParser parser,
            StatementRunner runner,
            Optional<Observers> observers,
            String name,
            Script script) {
        this(session, parser, runner, observers, name, script, statement -> {});
    }

    /**
     * @param observers empty where only the result counts
     * @param listener is told of each statement that was run, in the transaction that it was run in
     */
    MigrationRun(
            Session session,
            PostgresParser parser,
            StatementRunner runner,
            Optional<Observers> observers,
            String name,
            Script script,
            Consumer<RehearsedStatement> listener) {
        this.session = session;
        this.parser = parser;
        this.runner = runner;
        this.observers = observers;
        this.name = name;
        this.script = script;
        this.listener = listener;
    }

    /**
     * @param historyRow the statement that records the migration; runs with the last transaction
     * @return how it ended; no transaction is open then
     */
    RehearsedMigration run(Optional<String> historyRow) {
        applySettings();
        End end = runSegments(historyRow);
        session.rollBack();
        return new RehearsedMigration(name, statements, end);
    }

    /**
     * Runs it in a transaction that is open afterwards, unless a statement failed.
     *
     * @return how far it came; empty where a deploy runs it in several transactions, or in one of its own making, and nothing
     *     has happened then
     */
    Optional<RehearsedMigration> runAndStayOpen() {
        List<Segment> segments = Segments.of(script);
        if (!segments.stream().allMatch(MigrationRun::isPlain) || segments.size() > 1) {
            return Optional.empty();
        }
        applySettings();
        session.run(Segment.Transactional.BEGIN + " READ WRITE");
        End end = segments.stream()
                .flatMap(segment -> runStatements(segment.statements()).stream())
                .findFirst()
                .orElseGet(End.Completed::new);
        if (!(end instanceof End.Completed)) {
            session.rollBack();
        }
        return Optional.of(new RehearsedMigration(name, statements, end));
    }

    private static boolean isPlain(Segment segment) {
        return segment instanceof Segment.Transactional transactional
                && !transactional.rolledBack()
                && transactional.begin().equals(Segment.Transactional.BEGIN)
                && transactional.statements().stream()
                        .allMatch(statement -> statement.kind() == StatementKind.ORDINARY);
    }

    private void applySettings() {
        new SessionSettings(session.schema(), Duration.ZERO, Duration.ZERO).applyTo(session);
    }

    private End runSegments(Optional<String> historyRow) {
        for (Segment segment : Segments.of(script)) {
            Optional<End> end = segment instanceof Segment.Transactional transactional
                    ? runTransaction(transactional)
                    : runAlone(segment.statements().get(0));
            if (end.isPresent()) {
                return end.get();
            }
            transaction++;
        }
        List<String> closing = new ArrayList<>(SessionSettings.ownRoleUntilCommit());
        historyRow.ifPresent(closing::add);
        return commit("BEGIN;" + String.join(";", closing) + ";COMMIT").orElseGet(End.Completed::new);
    }

    /** @return the end where it did not go well */
    private Optional<End> runTransaction(Segment.Transactional segment) {
        session.run(segment.begin());
        observers.ifPresent(all -> all.transaction().transactionBegins());
        Optional<End> failed = runStatements(segment.statements());
        return failed.isPresent() ? failed : commit(segment.rolledBack() ? "ROLLBACK" : "COMMIT");
    }

    private Optional<End> runStatements(List<Statement> all) {
        for (Statement statement : all) {
            if (runInTransaction(new ReadStatement(statement, parser)).failed()) {
                return Optional.of(new End.FailedAtStatement());
            }
        }
        return Optional.empty();
    }

    private Attempt runInTransaction(ReadStatement statement) {
        boolean observed = !statement.setsTransaction() && !statement.movesSavepoints();
        Optional<TransactionObserver> observer =
                observers.filter(all -> observed).map(Observers::transaction);
        observer.ifPresent(TransactionObserver::before);
        Attempt attempt = runner.inTransaction(script, statement);
        Observation observation = observer.filter(looking -> attempt.succeeded())
                .map(TransactionObserver::after)
                .orElse(Observation.NOTHING);
        keep(statement, attempt, observation);
        return attempt;
    }

    /** What does not refuse a transaction gets one of its own, which comes to the same and can be looked into. */
    private Optional<End> runAlone(Statement statement) {
        if (statement.kind() == StatementKind.ORDINARY) {
            Segment.Transactional own =
                    new Segment.Transactional(List.of(statement), Segment.Transactional.BEGIN, false);
            Optional<End> end = runTransaction(own);
            if (!endsTransactionsItself(end)) {
                return end;
            }
            session.rollBack();
            statements.remove(statements.size() - 1);
        }
        ReadStatement read = new ReadStatement(statement, parser);
        AloneObserver.Seen seen = observers
                .map(all -> all.alone().observe(() -> runner.alone(script, read)))
                .orElseGet(() -> new AloneObserver.Seen(runner.alone(script, read), Observation.NOTHING));
        keep(read, seen.attempt(), seen.observation());
        return seen.attempt().failed() ? Optional.of(new End.FailedAtStatement()) : Optional.empty();
    }

    /** A CALL or a DO whose body commits. */
    private boolean endsTransactionsItself(Optional<End> end) {
        return end.isPresent()
                && !statements.isEmpty()
                && statements.get(statements.size() - 1).outcome() instanceof StatementOutcome.Failed failed
                && (failed.error().sqlState().equals(SqlStates.INVALID_TRANSACTION_TERMINATION)
                        || failed.error().sqlState().equals(SqlStates.ACTIVE_SQL_TRANSACTION));
    }

    private Optional<End> commit(String text) {
        try {
            session.run(text);
            return Optional.empty();
        } catch (ServerException e) {
            if (session.isClosed()) {
                throw e;
            }
            return Optional.of(new End.FailedAtCommit(e.error()));
        }
    }

    private void keep(ReadStatement statement, Attempt attempt, Observation observation) {
        RehearsedStatement rehearsed = new RehearsedStatement(
                name,
                statements.size(),
                statement.statement().line(),
                transaction,
                attempt.duration(),
                observation,
                attempt.outcome());
        statements.add(rehearsed);
        listener.accept(rehearsed);
    }
}
