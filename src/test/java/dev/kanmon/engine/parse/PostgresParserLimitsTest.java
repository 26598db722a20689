package dev.kanmon.engine.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.engine.parse.ParseResult.Invalid;
import dev.kanmon.engine.parse.ParseResult.Parsed;
import dev.kanmon.engine.parse.ParseResult.Unparsed;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is too much for the parser is said so, and the parser goes on. The time is a guard against hours, no measure. */
@Timeout(60)
class PostgresParserLimitsTest {

    private static final int MEBIBYTE = 1 << 20;

    private final PostgresParser parser = new PostgresParser();

    @AfterEach
    void theNextTextIsReadAsIfNothingHadBeen() {
        assertThat(parser.parse("DROP TABLE t")).isInstanceOfSatisfying(Parsed.class, parsed -> {
            assertThat(parsed.statements()).hasSize(1);
            Node statement = parsed.statements().get(0).node();
            assertThat(statement.type()).isEqualTo("DropStmt");
            assertThat(statement.all("String").map(Node::stringValue)).containsExactly(Optional.of("t"));
        });
    }

    @Test
    void refusesATextAboveTheLimitAndNamesBoth() {
        assertThat(parser.parse("SELECT 1;\n".repeat(10 * MEBIBYTE)))
                .isInstanceOfSatisfying(Unparsed.class, unparsed -> assertThat(unparsed.reason())
                        .isEqualTo("It has 104857600 bytes; up to 8388608 are read."
                                + " Split the migration, or load data by other means."));
    }

    @Test
    void readsFiftyThousandStatements() {
        assertThat(parser.parse("DROP TABLE t;\n".repeat(50_000)))
                .isInstanceOfSatisfying(Parsed.class, parsed -> assertThat(parsed.statements())
                        .hasSize(50_000)
                        .last()
                        .satisfies(last -> assertThat(last.offset()).isEqualTo(49_999 * 14)));
    }

    @Test
    void readsAStatementOfOneMebibyte() {
        String sql = "INSERT INTO t VALUES (1, 'a')" + ",\n(1, 'a')".repeat(MEBIBYTE / 10);

        assertThat(parser.parse(sql)).isInstanceOfSatisfying(Parsed.class, parsed -> assertThat(
                        parsed.statements().get(0).node().all("List"))
                .hasSize(MEBIBYTE / 10 + 1));
    }

    @Test
    void readsALiteralOfSevenMebibytes() {
        assertThat(parser.parse("SELECT '" + "x".repeat(7 * MEBIBYTE) + "'")).isInstanceOf(Parsed.class);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("deep")
    void answersForWhatIsNestedDeeply(String what, String sql) {
        assertThat(parser.parse(sql)).isInstanceOfAny(Parsed.class, Invalid.class, Unparsed.class);
    }

    static Stream<Arguments> deep() {
        return Stream.of(100, 1_000, 10_000, 100_000)
                .flatMap(depth -> Stream.of(
                        nested(depth, "parentheses", "SELECT ", "(", "1", ")"),
                        nested(depth, "parentheses that never close", "SELECT ", "(", "", ""),
                        nested(depth, "subqueries", "", "SELECT (", "SELECT 1", ")"),
                        nested(depth, "negations", "SELECT ", "NOT ", "true", ""),
                        nested(depth, "sums to the left", "SELECT 1", "+1", "", ""),
                        nested(depth, "joins", "SELECT * FROM t", " CROSS JOIN t", "", ""),
                        nested(depth, "unions", "SELECT 1", " UNION SELECT 1", "", ""),
                        nested(depth, "calls", "SELECT ", "f(", "1", ")"),
                        nested(depth, "CASEs", "SELECT ", "CASE WHEN ", "true", " THEN 1 END"),
                        nested(depth, "conditions", "SELECT true", " AND true", "", ""),
                        nested(depth, "comments", "SELECT 1 ", "/*", "", "*/"),
                        nested(depth, "comments that never close", "SELECT 1 ", "/*", "", ""),
                        nested(depth, "blocks", "DO $$ ", "BEGIN ", "NULL; ", "END; ")
                                .map("$$"),
                        nested(depth, "casts", "SELECT 1", "::int", "", "")))
                .map(Nested::arguments);
    }

    @Test
    void answersForPlpgsqlThatIsNestedDeeply() {
        Stream.of(100, 10_000, 100_000)
                .map(depth -> "DO $$ " + "BEGIN ".repeat(depth) + "NULL; " + "END; ".repeat(depth) + "$$")
                .map(parser::parsePlpgsql)
                .forEach(result ->
                        assertThat(result).isInstanceOfAny(PlpgsqlResult.Analysed.class, PlpgsqlResult.Unparsed.class));
    }

    @Test
    void takesAThousandLevelsOnASmallStack() throws InterruptedException {
        ParseResult[] result = new ParseResult[1];
        String sql = "SELECT 'a'" + " || 'b'".repeat(900);
        Thread small = new Thread(null, () -> result[0] = new PostgresParser().parse(sql), "small", 512 << 10);
        small.start();
        small.join();

        assertThat(result[0]).isInstanceOfSatisfying(Parsed.class, parsed -> assertThat(
                        parsed.statements().get(0).node().all("A_Expr"))
                .hasSize(900));
    }

    @Test
    void refusesNulWherePostgresWould() {
        assertThat(parser.parse("SELECT 1;\u0000DROP TABLE t"))
                .isEqualTo(new Invalid("a NUL character (U+0000), which PostgreSQL does not allow in text", 9));
    }

    @Test
    void refusesHalfACharacter() {
        assertThat(parser.parse("SELECT '\uD83D'"))
                .isEqualTo(new Invalid("half of a surrogate pair, which is no character", 8));
        assertThat(parser.parse("SELECT '\uDE00\uD83D'"))
                .isEqualTo(new Invalid("half of a surrogate pair, which is no character", 8));
    }

    @Test
    void readsNothingInNothing() {
        assertThat(Stream.of("", " ", ";;", "-- a", "/* a */").map(parser::parse))
                .allSatisfy(result -> assertThat(result).isEqualTo(new Parsed(List.of())));
    }

    private record Nested(String what, String sql) {

        Nested map(String behind) {
            return new Nested(what, sql + behind);
        }

        Arguments arguments() {
            return Arguments.of(what, sql);
        }
    }

    private static Nested nested(int depth, String what, String before, String open, String inside, String close) {
        return new Nested(depth + " " + what, before + open.repeat(depth) + inside + close.repeat(depth));
    }
}
