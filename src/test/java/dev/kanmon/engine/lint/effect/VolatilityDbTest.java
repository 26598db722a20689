package dev.kanmon.engine.lint.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The list of functions that do not vary is the server's own. */
class VolatilityDbTest {

    private static final Path LIST =
            Path.of("src/main/resources/dev/kanmon/engine/lint/effect/nonvolatile-functions.txt");

    /** Those that people call by name: no operators, nothing that takes or gives what SQL cannot hold. */
    private static final String FUNCTIONS = """
            SELECT proname FROM pg_proc p
             WHERE pronamespace = 'pg_catalog'::regnamespace AND prokind = 'f' AND NOT proretset
             GROUP BY proname
            HAVING bool_and(provolatile <> 'v')
               AND bool_or(prorettype::regtype::text NOT IN ('internal', 'cstring', 'void', 'trigger')
                           AND prorettype::regtype::text NOT LIKE '%handler'
                           AND NOT proargtypes::oid[] && ARRAY['internal'::regtype, 'cstring'::regtype]::oid[]
                           AND NOT EXISTS (SELECT FROM pg_operator o WHERE o.oprcode = p.oid))
             ORDER BY proname COLLATE "C"
            """;

    @Test
    void listIsThatOfPostgres18() throws IOException {
        try (TestDatabase database = TestPostgres.shared().newDatabase()) {
            List<String> functions = database.query(FUNCTIONS).stream()
                    .map(row -> (String) row.get("proname"))
                    .toList();
            if (Boolean.getBoolean("kanmon.update-golden")) {
                Files.write(LIST, functions);
            }
            assertThat(Files.readAllLines(LIST))
                    .as("-Dkanmon.update-golden=true writes it anew")
                    .isEqualTo(functions);
        }
    }
}
