package dev.kanmon.engine.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.CommandResult;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.session.ServerException;
import dev.kanmon.testsupport.CuttingProxy;
import dev.kanmon.testsupport.CuttingProxy.Cut;
import dev.kanmon.testsupport.TestPostgres;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Wherever the connection ends: there is no migration without its copies, no copy without its migration, and no half of a putting back. */
class RowCrashDbTest {

    private static final String USERS =
            "CREATE TABLE users (id int PRIMARY KEY, age int); INSERT INTO users SELECT i, i FROM generate_series(1, 5) i;";
    private static final String RESET = "DELETE FROM _prisma_migrations WHERE migration_name = '" + RowsFixture.CHANGE
            + "';" + " DELETE FROM users; INSERT INTO users SELECT i, i FROM generate_series(1, 5) i";
    /** More requests than either command makes. */
    private static final int MANY = 80;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Cut.class)
    void deployCommitsCopiesAndMigrationTogether(Cut cut) {
        try (RowsFixture rows = new RowsFixture(folder, USERS)) {
            rows.change("UPDATE users SET age = 0 WHERE id < 4; DELETE FROM users WHERE id = 5;");
            int request = 1;
            boolean crashed = true;
            while (crashed) {
                rows.database().sql("DROP SCHEMA _kanmon_rows CASCADE", RESET);
                List<String> before = rows.rows("users");
                crashed = crashes(rows, request++, cut, () -> rows.deploy(RowsFixture.PLENTY));
                assertThat(rows.deploy(RowsFixture.PLENTY).outcome()).isIn(ExitCode.DONE, ExitCode.NOTHING_TO_DO);
                assertThat(rows.putBack().result().problem()).isEmpty();
                assertThat(rows.rows("users")).isEqualTo(before);
                assertThat(rows.database().value("SELECT count(*) FROM _kanmon_rows.copies"))
                        .isEqualTo(1L);
                assertThat(
                                rows.database()
                                        .value(
                                                "SELECT count(*) FROM pg_trigger WHERE tgname LIKE '\\_kanmon%' AND tgenabled <> 'D'"))
                        .isEqualTo(0L);
            }
            assertThat(request).isBetween(10, MANY);
        }
    }

    @ParameterizedTest
    @EnumSource(Cut.class)
    void puttingBackIsWholeOrNot(Cut cut) {
        try (RowsFixture rows = new RowsFixture(folder, USERS)) {
            List<String> before = rows.rows("users");
            rows.change("UPDATE users SET age = 0 WHERE id < 4; DELETE FROM users WHERE id = 5;");
            List<String> after = rows.rows("users");
            int request = 1;
            boolean crashed = true;
            while (crashed) {
                crashed = crashes(rows, request++, cut, () -> rows.putBack().result());
                assertThat(rows.rows("users")).isIn(before, after);
                assertThat(rows.putBack().result().problem()).isEmpty();
                assertThat(rows.rows("users")).isEqualTo(before);
                rows.database()
                        .sql(
                                "UPDATE _kanmon_rows.copies SET put_back_at = NULL",
                                "UPDATE users SET age = 0 WHERE id < 4",
                                "DELETE FROM users WHERE id = 5");
            }
            assertThat(request).isBetween(10, MANY);
        }
    }

    /** @return whether the connection was cut */
    private static boolean crashes(RowsFixture rows, int request, Cut cut, Supplier<CommandResult> command) {
        String url = rows.database().url();
        int port = TestPostgres.shared().port();
        try (CuttingProxy proxy = new CuttingProxy(port, request, cut)) {
            rows.kanmon().url(url.replace(":" + port + "/", ":" + proxy.port() + "/"));
            try {
                Optional<ProblemCode> problem = command.get().problem().map(found -> found.code());
                assertThat(problem.isEmpty() || proxy.hasCut())
                        .as(problem.toString())
                        .isTrue();
            } catch (ServerException | ProblemException e) {
                assertThat(proxy.hasCut()).as(e.getMessage()).isTrue();
            }
            return proxy.hasCut();
        } finally {
            rows.kanmon().url(url);
        }
    }
}
