package dev.kanmon.engine.environment;

import dev.kanmon.contract.Environment;
import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.session.Session;

/** Keeps what throws data away, or makes it up, from a database in production. */
public final class ProductionGuard {

    private ProductionGuard() {}

    /**
     * Both have to say that it is none: who asks, and the database itself, which remembers that it was ever deployed to as
     * production.
     *
     * @param session the one that does the work, after it has taken the advisory lock
     * @param declared what the command or the resource says; without a word it is production
     * @param action what is asked for, as the subject of a sentence: {@code A reset}
     * @throws ProblemException K5010
     */
    public static void require(Session session, Environment declared, String action) {
        requireDeclared(declared, action);
        ProductionMark.find(session).ifPresent(mark -> {
            throw refused(
                    action + " is refused: the database \"" + databaseName(session) + "\" " + mark.since() + ".",
                    "Check the URL. If this database is no production and the mark is a mistake, take it away by hand: "
                            + mark.removal());
        });
    }

    /**
     * The first half, for what would be wrong in production whatever the database says.
     *
     * @throws ProblemException K5010
     */
    public static void requireDeclared(Environment declared, String action) {
        if (declared == Environment.Production) {
            throw refused(
                    action + " is refused: the environment is Production, as it is where nobody says otherwise.",
                    "If this database is none, say so: --environment Development (or Staging), the variable"
                            + " KANMON_ENVIRONMENT, or spec.environment of the DatabaseMigration.");
        }
    }

    private static String databaseName(Session session) {
        return session.query("SELECT pg_catalog.current_database()", row -> row.getString(1))
                .get(0);
    }

    private static ProblemException refused(String message, String hint) {
        return new ProblemException(
                new Problem(ProblemCode.PRODUCTION_PROTECTED, ExitCode.REFUSED_BY_POLICY, message, hint));
    }
}
