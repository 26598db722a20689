package dev.kanmon.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScriptTest {

    @Test
    void splitsAtSemicolons() {
        assertThat(Script.parse("SELECT 1;\n-- c\nSELECT E'a\\';b' ; $$ ; $$").statements())
                .extracting(Statement::text)
                .containsExactly("SELECT 1", "SELECT E'a\\';b'", "$$ ; $$");
    }
}
