package dev.kanmon.engine.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.engine.parse.TortureStatement.Mark;
import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The server as the judge of the marks in torture.txt. */
class ParserTortureDbTest {

    /** Syntax error; an invalid Unicode escape; a feature that is not supported. */
    private static final Map<Mark, Set<String>> SQL_STATES = Map.of(
            Mark.INVALID, Set.of("42601", "22025"),
            Mark.LENIENT, Set.of("42601"),
            Mark.REFUSED, Set.of("0A000"));

    /** A function runs it, so that nothing in between cuts or changes the text; it is undone in any case. */
    private static final String JUDGE = """
            CREATE FUNCTION judge(statement text) RETURNS text LANGUAGE plpgsql AS $$
            BEGIN
              EXECUTE statement;
              RETURN '00000';
            EXCEPTION WHEN OTHERS THEN
              RETURN SQLSTATE;
            END $$""";

    private static TestDatabase database;

    @BeforeAll
    static void createJudge() {
        database = TestPostgres.shared().newDatabase();
        database.sql(JUDGE);
    }

    @AfterAll
    static void dropDatabase() {
        database.close();
    }

    static List<TortureStatement> all() {
        return TortureStatement.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void theServerAgrees(TortureStatement statement) throws SQLException {
        String sqlState = judge(statement.sql());

        if (statement.mark() == Mark.VALID) {
            assertThat(sqlState).isNotIn(SQL_STATES.get(Mark.INVALID));
        } else {
            assertThat(sqlState).isIn(SQL_STATES.get(statement.mark()));
        }
    }

    private static String judge(String sql) throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            try (PreparedStatement judge = connection.prepareStatement("SELECT judge(?)")) {
                judge.setString(1, sql);
                try (ResultSet verdict = judge.executeQuery()) {
                    verdict.next();
                    return verdict.getString(1);
                }
            } finally {
                connection.rollback();
            }
        }
    }
}
