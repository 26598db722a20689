package dev.kanmon.demo;

import dev.kanmon.testsupport.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What psql would show of one database. */
final class Psql {

    private final TestDatabase database;
    private final Narrator narrator;

    Psql(TestDatabase database, Narrator narrator) {
        this.database = database;
        this.narrator = narrator;
    }

    /**
     * Shows a statement, runs it and shows its result.
     *
     * @throws AssertionError when the server refuses it
     */
    void run(String sql) {
        narrator.typed(database.name() + "=#", sql + ";");
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            if (statement.execute(sql)) {
                try (ResultSet result = statement.getResultSet()) {
                    narrator.printed(ResultTable.of(result).text());
                }
            } else {
                narrator.printed(commandTag(sql, statement.getUpdateCount()));
            }
        } catch (SQLException e) {
            throw new AssertionError(sql + ": " + e.getMessage(), e);
        }
    }

    /** As the server words it: INSERT has kept a zero where an OID once was. */
    private static String commandTag(String sql, int rows) {
        String command = sql.substring(0, sql.indexOf(' '));
        return command.equals("INSERT") ? "INSERT 0 " + rows : command + " " + rows;
    }
}
