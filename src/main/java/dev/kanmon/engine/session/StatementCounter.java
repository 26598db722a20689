package dev.kanmon.engine.session;

import java.sql.SQLWarning;
import java.util.List;
import java.util.function.Consumer;
import org.postgresql.core.Field;
import org.postgresql.core.Query;
import org.postgresql.core.ResultCursor;
import org.postgresql.core.ResultHandlerBase;
import org.postgresql.core.Tuple;

/**
 * Counts the statements that the server completed of a text sent as one simple query. JDBC's own methods throw that
 * away when a later statement fails, and it is what locates an error that carries no position.
 */
final class StatementCounter extends ResultHandlerBase {

    private final Consumer<String> notices;
    private int completed;

    /** @param notices takes the server's notices and warnings as they come */
    StatementCounter(Consumer<String> notices) {
        this.notices = notices;
    }

    int completed() {
        return completed;
    }

    @Override
    public void handleResultRows(Query query, Field[] fields, List<Tuple> tuples, ResultCursor cursor) {
        completed++;
    }

    @Override
    public void handleCommandStatus(String status, long updateCount, long insertOid) {
        completed++;
    }

    @Override
    public void handleWarning(SQLWarning warning) {
        notices.accept(warning.getMessage());
    }
}
