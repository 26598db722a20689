package dev.kanmon.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.engine.sql.TortureCase.Expected;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple.Tuple2;

class ScriptPropertiesTest {

    /** Every statement of the torture list that stands complete by itself. */
    private static final List<String> STATEMENTS = TortureCase.all().stream()
            .flatMap(torture -> torture.statements().stream())
            .map(Expected::text)
            .filter(text -> !text.contains("(1;"))
            .distinct()
            .toList();

    private static final List<String> SEPARATORS = List.of(
            ";",
            "; ",
            " ;\n",
            ";\r\n",
            ";\r",
            ";;",
            "; -- it's; \" $$ /*\n",
            ";/* don't; /* $a$ */ \" */",
            "\t;\f\u000B");

    /** What lexers stumble over. */
    private static final List<String> PIECES = List.of(
            "'",
            "''",
            "\"",
            "E'",
            "e'",
            "U&'",
            "U&\"",
            "B'",
            "$",
            "$$",
            "$a$",
            "$1",
            "/*",
            "*/",
            "--",
            "\n",
            "\r",
            " ",
            ";",
            "(",
            ")",
            "\\",
            "\\'",
            "\\.",
            "\0",
            "\uFEFF",
            "😀",
            "\uD83D",
            "a",
            "E",
            "1",
            "&",
            "BEGIN",
            " BEGIN ATOMIC ",
            "END",
            "CREATE FUNCTION ",
            "COPY t FROM STDIN",
            "COMMIT",
            "REINDEX (",
            "CREATE INDEX CONCURRENTLY ",
            "DROP INDEX CONCURRENTLY ",
            "ALTER TABLE ",
            " DETACH PARTITION ",
            "VACUUM",
            "CREATE SUBSCRIPTION s WITH (",
            "create_slot=",
            "-- kanmon:",
            "no-transaction",
            ".",
            ",");

    @Property
    void splittingUndoesJoining(@ForAll("joined") List<Tuple2<String, String>> parts) {
        StringBuilder script = new StringBuilder();
        List<Expected> expected = new ArrayList<>();
        for (Tuple2<String, String> part : parts) {
            expected.add(new Expected(part.get1(), script.length()));
            script.append(part.get1()).append(part.get2());
        }

        assertThat(Script.parse(script.toString()).statements())
                .extracting(statement -> new Expected(statement.text(), statement.offset()))
                .containsExactlyElementsOf(expected);
    }

    @Provide
    Arbitrary<List<Tuple2<String, String>>> joined() {
        return Combinators.combine(Arbitraries.of(STATEMENTS), Arbitraries.of(SEPARATORS))
                .as(net.jqwik.api.Tuple::of)
                .list()
                .ofMaxSize(20);
    }

    @Property(tries = 5000)
    void noTextIsTooStrange(@ForAll("pieces") String text) {
        holdsTogether(text);
    }

    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.of(PIECES).list().ofMaxSize(30).map(pieces -> String.join("", pieces));
    }

    @Property
    void noStringIsTooStrange(@ForAll String text) {
        holdsTogether(text);
    }

    private static void holdsTogether(String text) {
        Script script = Script.parse(text);
        int behind = 0;
        for (Statement statement : script.statements()) {
            assertThat(statement.offset()).isGreaterThanOrEqualTo(behind);
            behind = statement.endOffset();
            assertThat(text.substring(statement.offset(), behind))
                    .isEqualTo(statement.text())
                    .matches(ScriptPropertiesTest::isMoreThanSpace, "is more than space");
            assertThat(statement.line()).isEqualTo(script.lineAt(statement.offset()));
            assertThat(script.statementAt(statement.offset())).contains(statement);
        }
        int lines = script.lineAt(text.length());
        assertThat(script.problems()).allMatch(problem -> problem.line() >= 1 && problem.line() <= lines);
        assertThat(Segments.of(script))
                .allMatch(segment -> !segment.statements().isEmpty());
    }

    /** Spaces of other scripts are none to PostgreSQL, which refuses them; it is told of them. */
    @Example
    void spacesOfUnicodeAreNone() {
        holdsTogether("\u2002");
        assertThat(Script.parse("\u2002;\u001c").statements()).hasSize(2);
    }

    private static boolean isMoreThanSpace(String text) {
        return text.chars().anyMatch(c -> !Ascii.isSpace((char) c));
    }

    /** A generous bound: it takes a quarter of a second; what it is to catch would take minutes. */
    @Example
    void fiveMegabytesAreReadInLinearTime() {
        List<String> shapes = List.of(
                "INSERT INTO \"User\" VALUES (1, 'it''s; a name', E'a\\'b', $$x$$); -- row\n",
                "/* ",
                "(",
                "E'a' \n",
                "$a",
                "COPY t FROM STDIN;\n\\.\n",
                "CREATE FUNCTION f() BEGIN ATOMIC ",
                "'a' ",
                "COPY t ",
                "\r");

        for (String shape : shapes) {
            String script = shape.repeat(5_000_000 / shape.length());
            long start = System.nanoTime();
            Script.parse(script);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).as(shape).isLessThan(Duration.ofSeconds(5));
        }
    }
}
