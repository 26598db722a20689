package dev.kanmon.engine.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class DriverConnectionDbTest {

    @Test
    void thePropertiesConnectAndTakeEffect() throws SQLException {
        try (TestDatabase database = TestPostgres.shared().newDatabase();
                Connection connection =
                        connect(database.urlFor("My%22App") + "&options=-c%20work_mem%3D3MB&application_name=shop");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT current_setting('search_path'),"
                        + " current_setting('work_mem'), current_setting('application_name'), current_database()")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("\"My\"\"App\"");
            assertThat(row.getString(2)).isEqualTo("3MB");
            assertThat(row.getString(3)).isEqualTo("shop");
            assertThat(row.getString(4)).isEqualTo(database.name());
        }
    }

    @Test
    void resettingTheSearchPathLeadsBackToTheSchemaOfTheUrl() throws SQLException {
        try (TestDatabase database = TestPostgres.shared().newDatabase();
                Connection connection = connect(database.urlFor("app"));
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT set_config('search_path', '', false)");
            statement.execute("RESET search_path");
            try (ResultSet row = statement.executeQuery("SHOW search_path")) {
                row.next();
                assertThat(row.getString(1)).isEqualTo("\"app\"");
            }
        }
    }

    @Test
    void aRequiredEncryptionIsNotGivenUp() {
        try (TestDatabase database = TestPostgres.shared().newDatabase()) {
            assertThatThrownBy(
                            () -> connect(database.url() + "&sslmode=require").close())
                    .isInstanceOf(SQLException.class);
        }
    }

    private static Connection connect(String url) throws SQLException {
        DriverConnection target = DriverConnection.of(ConnectionUrl.parse(url));
        return DriverManager.getConnection(target.url(), target.properties());
    }
}
