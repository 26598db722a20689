package dev.kanmon.engine.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.engine.parse.PgQueryModule.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.endive.runtime.InterpreterMachine;
import run.endive.wasm.Parser;

/** The module whose large functions the build has split, as bytecode, against the original one, interpreted. */
class SplitModuleTest {

    private static final long MEMORY = 512L << 20;

    private static final PgQueryModule COMPILED = PgQueryModule.compiled(MEMORY);

    private static final PgQueryModule ORIGINAL = new PgQueryModule(
            Parser.parse(Path.of("src/main/wasm/libpg-query.wasm").toFile()), InterpreterMachine::new, MEMORY);

    static List<TortureStatement> all() {
        return TortureStatement.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void givesTheSameTreesAndErrors(TortureStatement statement) {
        byte[] sql = statement.sql().getBytes(StandardCharsets.UTF_8);

        Answer original = ORIGINAL.parse(sql);
        Answer compiled = COMPILED.parse(sql);

        assertThat(new String(compiled.tree(), StandardCharsets.UTF_8))
                .isEqualTo(new String(original.tree(), StandardCharsets.UTF_8));
        assertThat(compiled.error()).isEqualTo(original.error());
    }

    @Test
    void givesTheSameTreesForAllOfThemAtOnce() {
        StringBuilder script = new StringBuilder();
        all().stream().filter(TortureStatement::isRead).forEach(statement -> script.append(statement.sql())
                .append(";\n"));
        byte[] sql = script.toString().getBytes(StandardCharsets.UTF_8);

        assertThat(COMPILED.parse(sql).tree()).isEqualTo(ORIGINAL.parse(sql).tree());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DO $$ DECLARE r record; BEGIN FOR r IN SELECT 1 LOOP EXECUTE 'x' || r.a; END LOOP; END $$",
                "DO $$ BEGIN IF a THEN RETURN; ELSIF b THEN NULL; ELSE RAISE 'x %', 1; END IF; END $$",
                "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.a := 1; RETURN NEW; END'",
                "DO $$ BEGIN IF END $$",
                "DO $$ BEGIN x y z; END $$",
                "SELECT 1",
            })
    void givesTheSamePlpgsql(String statement) {
        byte[] sql = statement.getBytes(StandardCharsets.UTF_8);

        assertThat(COMPILED.parsePlpgsql(sql)).isEqualTo(ORIGINAL.parsePlpgsql(sql));
    }
}
