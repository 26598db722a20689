package dev.kanmon.engine.sql;

import java.util.List;

/** Statements that follow each other in a script and are committed together. */
public sealed interface Segment {

    /** In their order; those that only begin and end transactions are not among them. */
    List<Statement> statements();

    /**
     * Runs inside one transaction.
     *
     * @param begin the statement that begins it: {@link #BEGIN}, or the script's own with its modes
     * @param rolledBack whether the script ends it with ROLLBACK: it is run, and undone
     */
    record Transactional(List<Statement> statements, String begin, boolean rolledBack) implements Segment {
        /** For a transaction that the script does not begin by itself. */
        public static final String BEGIN = "BEGIN";
    }

    /**
     * Refuses a transaction: runs by itself, in autocommit.
     *
     * @param recovery how to go on when a run ended without saying whether the statement was done
     */
    record Alone(Statement statement, Recovery recovery) implements Segment {
        @Override
        public List<Statement> statements() {
            return List.of(statement);
        }
    }
}
