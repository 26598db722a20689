package dev.kanmon.engine.plan.facts;

import dev.kanmon.engine.session.FailureKind;
import dev.kanmon.engine.session.ServerError;
import dev.kanmon.engine.session.ServerException;
import dev.kanmon.engine.session.Session;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** One read-only transaction in which each question may fail for itself, and none takes long. */
final class FactQueries implements AutoCloseable {

    private static final Duration LONGEST_STATEMENT = Duration.ofSeconds(5);
    /** Who has locked a table has it for long, or will have gone by then. */
    private static final Duration LONGEST_LOCK_WAIT = Duration.ofMillis(500);

    private static final String SAVEPOINT = "kanmon_facts";

    private final Session session;
    private final long deadline;

    private FactQueries(Session session, Duration budget) {
        this.session = session;
        this.deadline = System.nanoTime() + budget.toNanos();
    }

    /**
     * @param budget how long all questions together may take
     */
    static FactQueries begin(Session session, Duration budget) {
        session.run("BEGIN TRANSACTION ISOLATION LEVEL READ COMMITTED READ ONLY; SET LOCAL search_path = pg_catalog;"
                + " SET LOCAL lock_timeout = " + LONGEST_LOCK_WAIT.toMillis());
        return new FactQueries(session, budget);
    }

    /** All rows. */
    <T> Fact<List<T>> all(String sql, Session.RowReader<T> reader) {
        return ask(() -> session.query(sql, reader));
    }

    /** The only row. */
    <T> Fact<T> one(String sql, Session.RowReader<T> reader) {
        return all(sql, reader).map(rows -> rows.get(0));
    }

    private <T> Fact<T> ask(Supplier<T> question) {
        long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
        if (left <= 0) {
            return Fact.unknown("there was no time left to ask");
        }
        session.run("SAVEPOINT " + SAVEPOINT + "; SET LOCAL statement_timeout = "
                + Math.min(left, LONGEST_STATEMENT.toMillis()));
        try {
            T value = question.get();
            session.run("RELEASE SAVEPOINT " + SAVEPOINT);
            return Fact.known(value);
        } catch (ServerException e) {
            if (e.error().kind() == FailureKind.CONNECTION_LOST) {
                throw e;
            }
            session.run("ROLLBACK TO SAVEPOINT " + SAVEPOINT + "; RELEASE SAVEPOINT " + SAVEPOINT);
            return Fact.unknown(reason(e.error()));
        }
    }

    private static String reason(ServerError error) {
        return switch (error.kind()) {
            case FORBIDDEN -> "the role may not see it";
            case CANCELLED -> "it took too long to find out";
            case CONTENTION -> "it is locked";
            default -> error.message() + " (SQLSTATE " + error.sqlState() + ")";
        };
    }

    @Override
    public void close() {
        session.rollBack();
    }
}
