package dev.kanmon.engine.environment;

import dev.kanmon.contract.Environment;
import dev.kanmon.engine.session.Session;

/** Keeps what throws data away, or makes it up, from a database in production. */
public final class ProductionGuard {

    private ProductionGuard() {}

    /**
     * Both have to say that it is none: who asks, and the database itself, which remembers that it was ever deployed to as
     * production.
     *
     * @param declared what the command or the resource says; without a word it is production
     * @param action what is asked for, as the subject of a sentence: {@code A reset}
     * @throws dev.kanmon.engine.ProblemException K5010
     */
    public static void require(Session session, Environment declared, String action) {
        throw new UnsupportedOperationException("being built: " + session + declared + action);
    }
}
