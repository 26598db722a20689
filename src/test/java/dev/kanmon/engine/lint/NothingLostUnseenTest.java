package dev.kanmon.engine.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** However a statement that loses data is written and wrapped, lint reports it, or says that it cannot look into it. */
class NothingLostUnseenTest {

    /** T is a table, N another object; the rest are words that may be written in any case. */
    private static final List<String> STATEMENTS = List.of(
            "DROP TABLE T",
            "DROP TABLE IF EXISTS T CASCADE",
            "DROP TABLE some_other , T RESTRICT",
            "DROP SCHEMA N CASCADE",
            "DROP SCHEMA IF EXISTS N",
            "DROP TYPE N",
            "DROP DOMAIN N CASCADE",
            "DROP VIEW N",
            "DROP MATERIALIZED VIEW IF EXISTS N",
            "DROP SEQUENCE N",
            "DROP DATABASE N",
            "DROP OWNED BY N CASCADE",
            "DROP EXTENSION N CASCADE",
            "DROP FUNCTION N ( int ) CASCADE",
            "DROP FOREIGN TABLE N CASCADE",
            "ALTER TABLE T DROP COLUMN N",
            "ALTER TABLE T DROP N",
            "ALTER TABLE IF EXISTS ONLY T ADD COLUMN added int , DROP COLUMN IF EXISTS N CASCADE",
            "ALTER TABLE T DROP CONSTRAINT N CASCADE",
            "ALTER TABLE T ALTER N TYPE int",
            "ALTER TABLE parent_table DETACH PARTITION T",
            "ALTER TABLE T SET UNLOGGED",
            "ALTER FOREIGN TABLE T DROP COLUMN N",
            "ALTER TYPE N DROP ATTRIBUTE x",
            "ALTER DOMAIN N DROP CONSTRAINT c CASCADE",
            "TRUNCATE T",
            "TRUNCATE TABLE ONLY T RESTART IDENTITY",
            "TRUNCATE some_other , T CASCADE",
            "COPY T FROM PROGRAM 'reboot'");

    private static final List<String> ROW_STATEMENTS = List.of(
            "DELETE FROM T",
            "DELETE FROM ONLY T AS x WHERE true",
            "DELETE FROM T WHERE 1 = 1 OR c = 2",
            "DELETE FROM T USING some_other",
            "DELETE FROM T WHERE NOT false",
            "UPDATE T SET N = NULL",
            "UPDATE T SET ( c , d ) = ( 1 , 2 ) WHERE 't' :: boolean",
            "UPDATE ONLY T x SET c = x . c + 1 WHERE x . c = x . c");

    private static final List<String> NAMES =
            List.of("\"User\"", "users", "\"we\"\"ird; -- name\"", "U&\"\\0055ser\"", "\"Ünï 名\"", "\"select\"");

    private static final List<String> SEPARATORS =
            List.of(" ", "\n", "\t ", "/* ; ' \" $$ */", " -- it's; $x$\n", "/**/ /* a /* b */ */");

    /** A table that seems to be new, and is not, or need not be. */
    private static final List<String> CAMOUFLAGE = List.of(
            "",
            "CREATE TABLE IF NOT EXISTS T (c int);\n",
            "BEGIN; CREATE TABLE T (c int); ROLLBACK;\n",
            "SAVEPOINT s; CREATE TABLE T (c int); ROLLBACK TO s;\n",
            "DO $c$ BEGIN IF false THEN CREATE TABLE T (c int); END IF; END $c$;\n",
            "SET search_path = elsewhere; CREATE TABLE T (c int); RESET search_path;\n",
            "CREATE SCHEMA elsewhere CREATE TABLE T (c int);\n",
            "ALTER TABLE T ADD COLUMN IF NOT EXISTS c int;\n");

    /** S is the statement, Q the statement as the content of a string. */
    private static final List<String> WRAPPERS = List.of(
            "S;",
            "SELECT 1; S; SELECT 2;",
            "BEGIN; S; COMMIT;",
            "DO $w$ BEGIN S; END $w$;",
            "do language PLpgSQL $w$ <<a>> DECLARE x int := 1; BEGIN IF x > 2 THEN NULL; ELSIF x = 1 THEN S; END IF; END $w$;",
            "DO $w$ BEGIN BEGIN NULL; EXCEPTION WHEN unique_violation THEN S; END; END $w$;",
            "DO $w$ BEGIN FOR i IN 1..3 LOOP CASE i WHEN 1 THEN NULL; ELSE WHILE true LOOP S; EXIT; END LOOP; END CASE; END LOOP; END $w$;",
            "DO $w$ DECLARE r record; BEGIN FOR r IN SELECT 1 LOOP S; END LOOP; END $w$;",
            "DO $w$ BEGIN EXECUTE 'Q'; END $w$;",
            "DO $w$ BEGIN EXECUTE 'SELECT 1; ' || 'Q'; END $w$;",
            "CREATE FUNCTION wrapped() RETURNS void LANGUAGE plpgsql AS $w$ BEGIN S; END $w$; SELECT wrapped();",
            "CREATE OR REPLACE PROCEDURE \"Wrapped\"(n int) LANGUAGE sql AS $w$ SELECT 1; S; $w$; CALL public.\"Wrapped\"(1);",
            "CREATE FUNCTION inner_one() RETURNS void LANGUAGE plpgsql AS $w$ BEGIN S; END $w$;"
                    + " CREATE FUNCTION outer_one() RETURNS void LANGUAGE sql AS 'SELECT inner_one()';"
                    + " INSERT INTO log SELECT outer_one();",
            "DO $d$ BEGIN CREATE FUNCTION made() RETURNS void LANGUAGE plpgsql AS $w$ BEGIN S; END $w$; PERFORM made(); END $d$;");

    /** What the statement is comes to light at run time only. */
    private static final List<String> OPAQUE_WRAPPERS = List.of(
            "DO $w$ BEGIN EXECUTE format('%s', 'Q'); END $w$;",
            "DO $w$ DECLARE s text := 'Q'; BEGIN EXECUTE s; END $w$;",
            "SELECT defined_elsewhere('Q');",
            "SELECT query_to_xml('Q', true, true, '');",
            "DO LANGUAGE plperl 'Q';");

    private static final List<String> ROW_WRAPPERS = List.of(
            "WITH gone AS (S RETURNING 1) SELECT count(*) FROM gone;",
            "INSERT INTO archive WITH gone AS (S RETURNING 1) SELECT * FROM gone;",
            "EXPLAIN ANALYZE S;",
            "EXPLAIN (FORMAT json, ANALYZE true) S;",
            "PREPARE p AS S; EXECUTE p;",
            "CREATE RULE r AS ON INSERT TO log DO INSTEAD (SELECT 1; S);",
            "COPY (S RETURNING 1) TO STDOUT;",
            "CREATE FUNCTION atomic() RETURNS void BEGIN ATOMIC S; END; SELECT atomic();",
            "DO $w$ DECLARE x int; BEGIN WITH a AS (S RETURNING 1) SELECT * INTO x FROM a; END $w$;",
            "DO $w$ DECLARE x int; BEGIN S RETURNING 1 INTO x; END $w$;");

    @Property(tries = 1000)
    void everyStatementThatLosesDataIsReported(@ForAll("readable") String script) {
        assertThat(LintOf.script(script))
                .as(script)
                .extracting(Finding::rule)
                .doesNotContain("file/syntax", "analysis/unparsed")
                .anyMatch(rule -> rule.startsWith("data/") || rule.equals("analysis/copy-program"));
    }

    @Property(tries = 200)
    void whatOnlyComesToLightAtRunTimeIsSaidToBeUnknown(@ForAll("opaque") String script) {
        assertThat(LintOf.script(script))
                .as(script)
                .extracting(Finding::rule)
                .doesNotContain("file/syntax")
                .anyMatch(rule -> rule.startsWith("analysis/"));
    }

    @Provide
    Arbitrary<String> readable() {
        List<String> all = new ArrayList<>(WRAPPERS);
        all.addAll(ROW_WRAPPERS);
        return Arbitraries.oneOf(wrapped(STATEMENTS, WRAPPERS), wrapped(ROW_STATEMENTS, all));
    }

    @Provide
    Arbitrary<String> opaque() {
        return Arbitraries.oneOf(wrapped(STATEMENTS, OPAQUE_WRAPPERS), wrapped(ROW_STATEMENTS, OPAQUE_WRAPPERS));
    }

    private static Arbitrary<String> wrapped(List<String> statements, List<String> wrappers) {
        Arbitrary<String> statement = Arbitraries.of(statements).flatMap(NothingLostUnseenTest::written);
        return Combinators.combine(
                        Arbitraries.of(wrappers), statement, Arbitraries.of(CAMOUFLAGE), Arbitraries.of(NAMES))
                .as((wrapper, text, camouflage, table) ->
                        camouflage.replace("T (", table + " (").replace("TABLE T ", "TABLE " + table + " ")
                                + wrapper.replaceAll("\\bS\\b", Matcher.quoteReplacement(text.replace("\u0001", table)))
                                        .replaceAll(
                                                "\\bQ\\b",
                                                Matcher.quoteReplacement(text.replace("\u0001", table)
                                                        .replace("'", "''"))));
    }

    /** The words in any case, with anything between them that PostgreSQL passes over; T stands as a mark. */
    private static Arbitrary<String> written(String statement) {
        List<Arbitrary<String>> parts = new ArrayList<>();
        for (String word : statement.split(" ")) {
            if (!parts.isEmpty()) {
                parts.add(Arbitraries.of(SEPARATORS));
            }
            parts.add(word(word));
        }
        return Combinators.combine(parts).as(texts -> String.join("", texts));
    }

    private static Arbitrary<String> word(String word) {
        if (word.equals("T")) {
            return Arbitraries.of("\u0001", "public . \u0001", "\"public\".\u0001");
        }
        if (word.equals("N")) {
            return Arbitraries.of(NAMES);
        }
        return word.matches("[A-Z]+")
                ? Arbitraries.of(
                        word,
                        word.toLowerCase(Locale.ROOT),
                        word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                : Arbitraries.just(word);
    }
}
