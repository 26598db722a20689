package dev.kanmon.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code kanmon seed} on a real database. */
class SeedCommandDbTest {

    @TempDir
    Path folder;

    private TestDatabase database;

    @BeforeEach
    void createTable() {
        database = TestPostgres.shared().newDatabase();
        database.sql("CREATE TABLE users (id int PRIMARY KEY)");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aScriptIsRunInOneTransaction() {
        CommandOutput seed = script("INSERT INTO users VALUES (1); INSERT INTO users VALUES (2);");
        assertThat(seed.status()).as(seed.err()).isZero();
        assertThat(users()).isEqualTo(2L);
        CommandOutput again = script("INSERT INTO users VALUES (3);\nINSERT INTO users VALUES (1);");
        assertThat(again.status()).isEqualTo(ExitCode.SEED_FAILED.status());
        assertThat(again.err()).contains("K5012").contains("line 2").contains("23505");
        assertThat(users()).isEqualTo(2L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\copy users FROM 'x'", "BEGIN; INSERT INTO users VALUES (1);"})
    void whatWouldGetLostIsRefusedBeforeItRuns(String text) {
        assertThat(script(text).status()).isEqualTo(ExitCode.INVALID_INPUT.status());
        assertThat(users()).isEqualTo(0L);
    }

    @Test
    void aProgramFindsTheUrlInItsEnvironmentAndItsOutputShowsNoPassword() {
        CommandOutput seed = seed("--command", "sh", "-c", "echo \"seeding $DATABASE_URL\"; test -n \"$DATABASE_URL\"");
        assertThat(seed.status()).as(seed.err()).isZero();
        assertThat(seed.out()).contains("seeding ***").doesNotContain(database.url());
    }

    @Test
    void theExitStatusOfAProgramIsTold() {
        CommandOutput seed = seed("--command", "sh", "-c", "echo it went wrong >&2; exit 3");
        assertThat(seed.status()).isEqualTo(ExitCode.SEED_FAILED.status());
        assertThat(seed.out()).contains("it went wrong");
        assertThat(seed.err()).contains("K5012").contains("exit status 3");
    }

    @Test
    void aProgramThatTakesTooLongIsEnded() {
        CommandOutput seed = seed("--timeout", "300ms", "--command", "sleep", "60");
        assertThat(seed.status()).isEqualTo(ExitCode.SEED_FAILED.status());
        assertThat(seed.err()).contains("did not end within 300ms");
    }

    @Test
    void aProgramThatIsNotThereIsTold() {
        assertThat(seed("--command", "no-such-program").err()).contains("no-such-program cannot be started");
    }

    @Test
    void fileAndProgramDoNotGoTogether() {
        assertThat(seed("--file", "a.sql", "--command", "true").status()).isEqualTo(ExitCode.INVALID_INPUT.status());
        assertThat(seed("--command").status()).isEqualTo(ExitCode.INVALID_INPUT.status());
        assertThat(seed("stray").status()).isEqualTo(ExitCode.INVALID_INPUT.status());
    }

    private Object users() {
        return database.value("SELECT count(*) FROM users");
    }

    private CommandOutput script(String text) {
        try {
            return seed(
                    "--file",
                    Files.writeString(folder.resolve("seed.sql"), text).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CommandOutput seed(String... arguments) {
        List<String> line = new ArrayList<>(List.of("seed", "--environment", "Staging"));
        line.addAll(List.of(arguments));
        return CommandOutput.of(Map.of("DATABASE_URL", database.url()), line.toArray(String[]::new));
    }
}
