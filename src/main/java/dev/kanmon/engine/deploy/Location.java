package dev.kanmon.engine.deploy;

import dev.kanmon.engine.session.ServerError;
import dev.kanmon.engine.sql.Script;
import dev.kanmon.engine.sql.Segment;
import dev.kanmon.engine.sql.Statement;

/** Where in what was sent an error arose. */
sealed interface Location {

    /**
     * In a statement of the script.
     *
     * @param line the line of the script, from 1: of the error where the server tells it, else of the statement
     */
    record InScript(Statement statement, int line) implements Location {}

    /** In a statement of ours that runs before the script. */
    record BeforeScript() implements Location {}

    /** When all statements had run: a deferred constraint, a serialization failure. */
    record AtCommit() implements Location {}

    /** In the statements that keep the history. */
    record InHistory() implements Location {}

    /** In a statement that was sent by itself. */
    static InScript of(Script script, Segment.Alone alone, ServerError error) {
        Statement statement = alone.statement();
        int line =
                error.position() > 0 ? script.lineAt(statement.offsetOfPosition(error.position())) : statement.line();
        return new InScript(statement, line);
    }
}
