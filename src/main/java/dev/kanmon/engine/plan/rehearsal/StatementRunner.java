package dev.kanmon.engine.plan.rehearsal;

import dev.kanmon.engine.session.FailureKind;
import dev.kanmon.engine.session.ServerError;
import dev.kanmon.engine.session.ServerException;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.sql.Script;
import dev.kanmon.engine.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Runs single statements on a shadow and judges how they end. */
final class StatementRunner {

    private static final String SAVEPOINT = "kanmon_rehearsal";

    /**
     * A transaction remembers that a role was not there until it takes a lock that it does not have; of a catalog that
     * no migration reads, and freed at once, this is always one.
     */
    private static final String LEARN_OF_NEW_ROLES = "SELECT 1 FROM pg_catalog.pg_shseclabel LIMIT 0";

    private final Session session;
    private final StatementGuard guard;
    private final MissingRoles roles;
    private final Duration limit;
    private boolean somethingSkipped;

    /**
     * @param limit how long one statement may run, whatever statement_timeout its script sets
     * @param somethingSkipped whether a statement before was not run
     */
    StatementRunner(
            Session session, StatementGuard guard, MissingRoles roles, Duration limit, boolean somethingSkipped) {
        this.session = session;
        this.guard = guard;
        this.roles = roles;
        this.limit = limit;
        this.somethingSkipped = somethingSkipped;
    }

    /** In the open transaction, which goes on unless the statement failed. */
    Attempt inTransaction(Script script, ReadStatement statement) {
        if (statement.setsTransaction() || statement.movesSavepoints()) {
            return run(
                    script, statement, () -> session.run(statement.statement().text()));
        }
        return run(script, statement, () -> inSavepoint(statement.statement().text()));
    }

    /** In autocommit. */
    Attempt alone(Script script, ReadStatement statement) {
        session.run("SET statement_timeout = " + limit.toMillis());
        return run(script, statement, () -> session.run(statement.statement().text()));
    }

    private void inSavepoint(String text) {
        session.run("SAVEPOINT " + SAVEPOINT + ";" + LEARN_OF_NEW_ROLES + ";ROLLBACK TO SAVEPOINT " + SAVEPOINT
                + ";SET LOCAL statement_timeout = " + limit.toMillis());
        try {
            session.run(text);
        } catch (ServerException e) {
            if (e.error().kind() != FailureKind.CONNECTION_LOST) {
                session.run("ROLLBACK TO SAVEPOINT " + SAVEPOINT + "; RELEASE SAVEPOINT " + SAVEPOINT);
            }
            throw e;
        }
        session.run("RELEASE SAVEPOINT " + SAVEPOINT);
    }

    private Attempt run(Script script, ReadStatement statement, Runnable run) {
        Optional<String> refusal = guard.refusal(statement);
        if (refusal.isPresent()) {
            return skip(refusal.get(), Duration.ZERO);
        }
        long began = System.nanoTime();
        Optional<ServerError> error = errorOf(run);
        Set<String> missingRoles = Set.of();
        if (error.map(ServerError::sqlState)
                .filter(SqlStates.UNDEFINED_OBJECT::equals)
                .isPresent()) {
            missingRoles = roles.of(statement);
            if (roles.create(missingRoles)) {
                began = System.nanoTime();
                error = errorOf(run);
            }
        }
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        return error.isPresent()
                ? judge(script, statement, error.get(), missingRoles, took)
                : new Attempt(Attempt.SUCCEEDED, took);
    }

    private static Optional<ServerError> errorOf(Runnable run) {
        try {
            run.run();
            return Optional.empty();
        } catch (ServerException e) {
            if (e.error().kind() == FailureKind.CONNECTION_LOST) {
                throw e;
            }
            return Optional.of(e.error());
        }
    }

    private Attempt judge(
            Script script, ReadStatement statement, ServerError error, Set<String> missingRoles, Duration took) {
        return ErrorJudge.shadowsOwn(statement, error, somethingSkipped, missingRoles)
                .map(reason -> skip(reason, took))
                .orElseGet(() -> new Attempt(
                        new StatementOutcome.Failed(error, line(script, statement.statement(), error)), took));
    }

    private Attempt skip(String reason, Duration took) {
        somethingSkipped = true;
        return new Attempt(new StatementOutcome.NotRehearsable(reason), took);
    }

    private static int line(Script script, Statement statement, ServerError error) {
        return error.position() > 0 ? script.lineAt(statement.offsetOfPosition(error.position())) : statement.line();
    }
}
