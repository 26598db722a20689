package dev.kanmon.engine.lint;

import dev.kanmon.engine.sql.Script;
import dev.kanmon.engine.sql.Segment;
import dev.kanmon.engine.sql.Segments;
import dev.kanmon.testsupport.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Runs a script in the pieces that a run commits together: what refuses a transaction runs by itself. */
final class ScriptOnDatabase {

    private ScriptOnDatabase() {}

    static void run(TestDatabase database, String text) {
        try (Connection connection = database.connect();
                Statement session = connection.createStatement()) {
            session.setEscapeProcessing(false);
            for (Segment segment : Segments.of(Script.parse(text))) {
                run(session, segment);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage() + "\nin:\n" + text, e);
        }
    }

    private static void run(Statement session, Segment segment) throws SQLException {
        if (segment instanceof Segment.Transactional transactional) {
            session.execute(transactional.begin());
        }
        for (dev.kanmon.engine.sql.Statement statement : segment.statements()) {
            session.execute(statement.text());
        }
        if (segment instanceof Segment.Transactional transactional) {
            session.execute(transactional.rolledBack() ? "ROLLBACK" : "COMMIT");
        }
    }
}
