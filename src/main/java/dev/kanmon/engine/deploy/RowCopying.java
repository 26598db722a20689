package dev.kanmon.engine.deploy;

import dev.kanmon.engine.Problem;
import dev.kanmon.engine.session.ServerError;
import dev.kanmon.engine.session.Session;
import java.util.List;
import java.util.Optional;

/** Copies the rows that migrations change, in the migrations' own transactions. */
public interface RowCopying {

    /** Has the deferred constraints checked as the commit would; what it complains of is the commit's complaint. */
    String CHECK_DEFERRED = "SET CONSTRAINTS ALL IMMEDIATE";

    /** Copies nothing. */
    RowCopying NONE = new RowCopying() {
        @Override
        public void prepare(Session session, Survey.Due due) {}

        @Override
        public Frame frame(Session session, CheckedMigration migration) {
            return Frame.EMPTY;
        }

        @Override
        public void committed(Session session, CheckedMigration migration, Progress.Listener listener) {}

        @Override
        public Optional<Problem> refusal(CheckedMigration migration, ServerError error) {
            return Optional.empty();
        }
    };

    /**
     * What runs in a migration's transaction besides its script.
     *
     * @param before one statement each, run first
     * @param after run when the script is done and the session is its own again, before the history is written
     */
    record Frame(List<String> before, List<String> after) {

        /** For a migration of which nothing is copied. */
        public static final Frame EMPTY = new Frame(List.of(), List.of());
    }

    /**
     * Makes ready what all migrations need, before the first of them.
     *
     * @throws dev.kanmon.engine.ProblemException K3041 where the role may not make the copies; nothing was applied then
     */
    void prepare(Session session, Survey.Due due);

    /**
     * Looks at the database just before a migration that runs in one transaction.
     *
     * @param session of which no transaction is open
     */
    Frame frame(Session session, CheckedMigration migration);

    /** Clears away what a migration's transaction has left, and tells what was copied. */
    void committed(Session session, CheckedMigration migration, Progress.Listener listener);

    /** Why the copying itself ended a migration; empty where the script did. */
    Optional<Problem> refusal(CheckedMigration migration, ServerError error);
}
