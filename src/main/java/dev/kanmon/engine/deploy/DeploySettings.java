package dev.kanmon.engine.deploy;

import dev.kanmon.contract.Environment;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.SessionSettings;
import java.time.Duration;
import java.util.Optional;

/**
 * What a deploy may wait for, and what it takes for granted.
 *
 * @param lockTimeout how long one statement waits for a table's lock, while all others queue behind it; zero: without end
 * @param statementTimeout how long one statement may run; zero: without end
 * @param retryFor how long one migration is tried again that could not get its locks
 * @param advisoryLockTimeout how long another deploy is waited for
 * @param advisoryLock whether the advisory lock is taken at all
 * @param baseline a migration: a database that has tables and no history counts as if it and all before it had run
 * @param holding which pending migrations are left out; empty where nobody asks what they take away
 * @param environment what the database is for, which it is told to remember; empty where nothing is said about that
 */
public record DeploySettings(
        Duration lockTimeout,
        Duration statementTimeout,
        Duration retryFor,
        Duration advisoryLockTimeout,
        boolean advisoryLock,
        Optional<String> baseline,
        Optional<Holding> holding,
        Optional<Environment> environment) {

    /** Three seconds for a table's lock, five minutes of trying, and Prisma's ten seconds for the advisory lock. */
    public static final DeploySettings DEFAULT = new DeploySettings(
            Duration.ofSeconds(3),
            Duration.ZERO,
            Duration.ofMinutes(5),
            Duration.ofSeconds(10),
            true,
            Optional.empty());

    /** Where nothing is left out. */
    public DeploySettings(
            Duration lockTimeout,
            Duration statementTimeout,
            Duration retryFor,
            Duration advisoryLockTimeout,
            boolean advisoryLock,
            Optional<String> baseline) {
        this(
                lockTimeout,
                statementTimeout,
                retryFor,
                advisoryLockTimeout,
                advisoryLock,
                baseline,
                Optional.empty(),
                Optional.empty());
    }

    public DeploySettings withBaseline(Optional<String> migration) {
        return new DeploySettings(
                lockTimeout,
                statementTimeout,
                retryFor,
                advisoryLockTimeout,
                advisoryLock,
                migration,
                holding,
                environment);
    }

    public DeploySettings withHolding(Optional<Holding> which) {
        return new DeploySettings(
                lockTimeout,
                statementTimeout,
                retryFor,
                advisoryLockTimeout,
                advisoryLock,
                baseline,
                which,
                environment);
    }

    public DeploySettings withEnvironment(Environment what) {
        return new DeploySettings(
                lockTimeout,
                statementTimeout,
                retryFor,
                advisoryLockTimeout,
                advisoryLock,
                baseline,
                holding,
                Optional.of(what));
    }

    /**
     * Whether Prisma's variable PRISMA_SCHEMA_DISABLE_ADVISORY_LOCK leaves the advisory lock on.
     *
     * @param value the variable's value; null where it is not set
     */
    public static boolean advisoryLockWanted(String value) {
        return value == null || value.isEmpty() || value.equals("0");
    }

    /** Sets a session's timeouts and search path. */
    public void applyTo(Session session) {
        sessionSettings(session.schema()).applyTo(session);
    }

    /** The state of the session that each migration begins in. */
    SessionSettings sessionSettings(String schema) {
        return new SessionSettings(schema, lockTimeout, statementTimeout);
    }
}
