package dev.kanmon.engine.backup.restore;

import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.session.FailureKind;
import dev.kanmon.engine.session.Pause;
import dev.kanmon.engine.session.ServerException;
import dev.kanmon.engine.session.Session;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Takes away all that is in a database, in a transaction that it leaves open. */
final class DatabaseContent {

    /** How long all those who want the same table wait behind us before those who hold it are ended. */
    private static final String LOCK_TIMEOUT = "2s";

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(50);

    private final Session session;

    DatabaseContent(Session session) {
        this.session = session;
    }

    /**
     * Where the sessions of others stand in the way, they are ended.
     *
     * @throws ProblemException K3029 where they always come back before all locks are had, K3024 where a right is missing
     */
    void clear(OtherSessions sessions, Pause pause) {
        String sql = "BEGIN; SET LOCAL lock_timeout = '" + LOCK_TIMEOUT + "';" + script();
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (!tryToClear(sql)) {
            if (System.nanoTime() - deadline >= 0 || !pause.await(BETWEEN_ATTEMPTS)) {
                throw RestoreProblems.sessionsRemain("Sessions of others held tables of the database for "
                        + LONGEST.toSeconds() + " s, and came back when they were ended.");
            }
            sessions.end();
        }
    }

    private boolean tryToClear(String sql) {
        try {
            session.run(sql);
            return true;
        } catch (ServerException e) {
            session.rollBack();
            if (e.error().kind() == FailureKind.FORBIDDEN) {
                throw RestoreProblems.rightsMissing(e);
            }
            if (e.error().kind() != FailureKind.CONTENTION) {
                throw e;
            }
            return false;
        }
    }

    private static String script() {
        try (InputStream script = DatabaseContent.class.getResourceAsStream("clear.sql")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("clear.sql is part of this program", e);
        }
    }
}
