package dev.kanmon.engine.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownFunctionsDbTest {

    private static final Path LIST = Path.of("src/main/resources/dev/kanmon/engine/lint/known-functions.txt");

    /** Trusted extensions, but for languages and those that run SQL from a text. */
    private static final String EXTENSIONS = "SELECT DISTINCT name FROM pg_available_extension_versions"
            + " WHERE trusted AND NOT superuser IS NULL AND name NOT LIKE 'pl%' AND name NOT LIKE '%pl%'"
            + " AND name NOT IN ('tablefunc', 'lo', 'jsonb_plperl', 'dblink') ORDER BY name";

    @Test
    void listIsWhatTheServerHas() throws IOException {
        List<String> functions = functionsOfServer();
        if (Boolean.getBoolean("kanmon.update-golden")) {
            Files.writeString(LIST, String.join("\n", functions) + "\n");
        }
        assertThat(Files.readAllLines(LIST))
                .as("-Dkanmon.update-golden=true writes it anew")
                .isEqualTo(functions);
    }

    private static List<String> functionsOfServer() {
        try (TestDatabase database = TestPostgres.shared().newDatabase()) {
            database.query(EXTENSIONS)
                    .forEach(row -> database.sql("CREATE EXTENSION \"" + row.get("name") + "\" CASCADE"));
            return database
                    .query("SELECT DISTINCT proname COLLATE \"C\" AS name FROM pg_proc p"
                            + " JOIN pg_namespace n ON n.oid = pronamespace"
                            + " WHERE nspname = 'pg_catalog' OR nspname = 'public' ORDER BY 1")
                    .stream()
                    .map(row -> String.valueOf(row.get("name")))
                    .toList();
        }
    }
}
