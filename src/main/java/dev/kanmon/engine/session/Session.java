package dev.kanmon.engine.session;

import java.io.IOException;
import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.postgresql.core.Query;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.PgConnection;

/** One session with a target. Not safe for use by several threads, but for {@link #cancel()}. */
public final class Session implements AutoCloseable {

    /** One simple query in autocommit: what it returns is dropped as it comes, so a large SELECT costs no memory. */
    private static final int WHOLE_TEXT_AS_ONE_SIMPLE_QUERY = QueryExecutor.QUERY_EXECUTE_AS_SIMPLE
            | QueryExecutor.QUERY_SUPPRESS_BEGIN
            | QueryExecutor.QUERY_ONESHOT
            | QueryExecutor.QUERY_NO_RESULTS;

    private final PgConnection connection;
    private final String schema;

    Session(PgConnection connection, String schema) {
        this.connection = connection;
        this.schema = schema;
    }

    /** Reads one row of a result. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** The schema that the URL names: where the history lies, and what names without a schema mean. */
    public String schema() {
        return schema;
    }

    /** Runs a text in one round trip, as {@link #run(String, Consumer)} does, without listening to notices. */
    public void run(String text) {
        run(text, notice -> {});
    }

    /**
     * Runs a text, of any number of statements, in one round trip. Without a BEGIN in it, all of it is one transaction.
     *
     * @param notices takes the server's notices and warnings, on this thread, as they come
     * @throws ServerException when one of the statements fails; those after it did not run
     */
    public void run(String text, Consumer<String> notices) {
        StatementCounter counter = new StatementCounter(notices);
        try {
            QueryExecutor executor = connection.getQueryExecutor();
            Query query = executor.createQuery(text, false, false).query;
            executor.execute(query, null, counter, 0, 0, WHOLE_TEXT_AS_ONE_SIMPLE_QUERY);
        } catch (SQLException e) {
            throw new ServerException(e, counter.completed());
        }
    }

    /**
     * The rows of one query.
     *
     * @throws ServerException when the query fails, or a value has not the type that is read
     */
    public <T> List<T> query(String sql, RowReader<T> reader) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<T> values = new ArrayList<>();
            while (rows.next()) {
                values.add(reader.read(rows));
            }
            return values;
        } catch (SQLException e) {
            throw new ServerException(e, 0);
        }
    }

    /**
     * Sends rows to a table.
     *
     * @param sql COPY … FROM STDIN
     * @param rows in the format that it says; read to its end
     * @throws ServerException when the server refuses one; none of them is then there
     * @throws IOException when they cannot be read; likewise
     */
    public void copyIn(String sql, InputStream rows) throws IOException {
        try {
            connection.getCopyAPI().copyIn(sql, rows);
        } catch (SQLException e) {
            throw new ServerException(e, 0);
        }
    }

    /** Whether a transaction is open, also one that has failed. */
    public boolean isInTransaction() {
        return connection.getTransactionState() != TransactionState.IDLE;
    }

    /** Ends a transaction that a failed text has left open; does nothing where there is none, or no session any more. */
    public void rollBack() {
        if (isInTransaction() && !isClosed()) {
            run("ROLLBACK");
        }
    }

    /**
     * Asks the server to cancel what this session runs, from any thread. What runs then fails with SQLSTATE 57014; a
     * session that is gone, or idle, has nothing to cancel.
     */
    public void cancel() {
        try {
            connection.getQueryExecutor().sendQueryCancel();
        } catch (SQLException e) {
            connection.getQueryExecutor().abort();
        }
    }

    /** Whether the connection was closed, by either side. */
    public boolean isClosed() {
        return connection.getQueryExecutor().isClosed();
    }

    /** Ends the session; the server then rolls back what is open and frees the locks. */
    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // Closing is all that was wanted, and a connection that cannot even be closed is gone.
            connection.getQueryExecutor().abort();
        }
    }
}
