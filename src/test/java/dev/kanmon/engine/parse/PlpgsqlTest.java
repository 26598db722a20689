package dev.kanmon.engine.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.engine.parse.EmbeddedSql.Kind;
import dev.kanmon.engine.parse.PlpgsqlResult.Analysed;
import dev.kanmon.engine.parse.PlpgsqlResult.NotPlpgsql;
import dev.kanmon.engine.parse.PlpgsqlResult.Unparsed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlpgsqlTest {

    private final PostgresParser parser = new PostgresParser();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP TABLE t;",
                "IF a THEN DROP TABLE t; END IF;",
                "IF a THEN NULL; ELSIF b THEN DROP TABLE t; END IF;",
                "IF a THEN NULL; ELSE DROP TABLE t; END IF;",
                "CASE a WHEN 1 THEN DROP TABLE t; END CASE;",
                "CASE WHEN a THEN NULL; ELSE DROP TABLE t; END CASE;",
                "LOOP DROP TABLE t; END LOOP;",
                "WHILE a LOOP DROP TABLE t; END LOOP;",
                "FOR i IN 1..3 LOOP DROP TABLE t; END LOOP;",
                "FOR r IN SELECT 1 LOOP DROP TABLE t; END LOOP;",
                "FOR r IN EXECUTE 'SELECT 1' LOOP DROP TABLE t; END LOOP;",
                "FOR r IN c LOOP DROP TABLE t; END LOOP;",
                "FOREACH i IN ARRAY x LOOP DROP TABLE t; END LOOP;",
                "BEGIN DROP TABLE t; END;",
                "BEGIN NULL; EXCEPTION WHEN others THEN DROP TABLE t; END;",
                "BEGIN NULL; EXCEPTION WHEN division_by_zero THEN NULL; WHEN others THEN DROP TABLE t; END;",
            })
    void findsAStatementWhereverItStands(String body) {
        assertThat(sql("DO $$ DECLARE a int; b bool; x int[]; i int; r record; c CURSOR FOR SELECT 2; BEGIN " + body
                        + " END $$"))
                .filteredOn(found -> found.kind() == Kind.STATEMENT)
                .extracting(EmbeddedSql::text)
                .contains("DROP TABLE t");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PERFORM f();",
                "i := f();",
                "i = f();",
                "x[1] := f();",
                "RETURN f();",
                "IF f() THEN NULL; END IF;",
                "WHILE f() LOOP NULL; END LOOP;",
                "RAISE NOTICE '%', f();",
                "ASSERT f();",
                "FOR i IN f()..3 LOOP NULL; END LOOP;",
                "FOR i IN 1..f() LOOP NULL; END LOOP;",
                "CASE f() WHEN 1 THEN NULL; END CASE;",
                "EXIT WHEN f();",
                "FOREACH i IN ARRAY f() LOOP NULL; END LOOP;",
                "EXECUTE 'x' USING f();",
                "OPEN c2 FOR SELECT f();",
            })
    void findsAnExpressionWhereverItStands(String body) {
        assertThat(sql("CREATE FUNCTION z() RETURNS int LANGUAGE plpgsql AS $$ DECLARE i int; x int[]; c2 refcursor;"
                        + " BEGIN LOOP " + body + " END LOOP; END $$"))
                .extracting(EmbeddedSql::text)
                .anyMatch(text -> text.endsWith("f()"));
    }

    @Test
    void tellsConstantTextFromTextMadeAtRunTime() {
        assertThat(sql("""
                        DO $$ BEGIN
                          EXECUTE 'DROP ' || 'TABLE t';
                          EXECUTE 'DROP TABLE ' || quote_ident(n);
                          EXECUTE format('DROP TABLE %I', n);
                          EXECUTE E'DROP TABLE "it\\'s"'::text;
                        END $$"""))
                .containsExactly(
                        new EmbeddedSql(Kind.CONSTANT_EXECUTE, "DROP TABLE t", 2),
                        new EmbeddedSql(Kind.UNKNOWN, "'DROP TABLE ' || quote_ident(n)", 3),
                        new EmbeddedSql(Kind.UNKNOWN, "format('DROP TABLE %I', n)", 4),
                        new EmbeddedSql(Kind.CONSTANT_EXECUTE, "DROP TABLE \"it's\"", 5));
    }

    @Test
    void countsLinesInTheGivenText() {
        assertThat(sql("CREATE FUNCTION f() RETURNS void\nLANGUAGE plpgsql\nAS\n$$\nBEGIN\nDROP TABLE t;\nEND $$"))
                .containsExactly(new EmbeddedSql(Kind.STATEMENT, "DROP TABLE t", 6));
    }

    @Test
    void saysThatABodyIsOfAnotherLanguage() {
        assertThat(List.of("DO LANGUAGE plperl $$ x $$", "CREATE FUNCTION f() RETURNS int RETURN 1", "SELECT 1", "x y"))
                .map(parser::parsePlpgsql)
                .allSatisfy(result -> assertThat(result).isInstanceOf(NotPlpgsql.class));
    }

    @Test
    void saysThatItCannotReadABodyAndGoesOn() {
        assertThat(parser.parsePlpgsql("DO $$ BEGIN IF x THEN END $$")).isInstanceOf(Unparsed.class);

        assertThat(sql("DO 'BEGIN DROP TABLE t; END'"))
                .containsExactly(new EmbeddedSql(Kind.STATEMENT, "DROP TABLE t", 1));
    }

    private List<EmbeddedSql> sql(String statement) {
        PlpgsqlResult result = parser.parsePlpgsql(statement);
        assertThat(result).isInstanceOf(Analysed.class);
        return ((Analysed) result).sql();
    }
}
