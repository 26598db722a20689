package dev.kanmon.engine.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.engine.parse.ParseResult.Invalid;
import dev.kanmon.engine.parse.ParseResult.Parsed;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PostgresParserPropertiesTest {

    private static final PostgresParser PARSER = new PostgresParser();

    private static final Map<String, ParseResult> ALONE = TortureStatement.all().stream()
            .map(TortureStatement::sql)
            .distinct()
            .collect(Collectors.toMap(sql -> sql, sql -> new PostgresParser().parse(sql)));

    /** Pieces that open something, close something or mean nothing: any row of them is a text. */
    private static final List<String> PIECES = List.of(
            "SELECT ",
            "'",
            "''",
            "\"",
            "$$",
            "$a$",
            "E'\\'",
            "U&'\\00",
            "/*",
            "*/",
            "--",
            "\n",
            ";",
            "(",
            ")",
            "[",
            "]",
            "::",
            ":",
            "1",
            "1e",
            "0x",
            "$1",
            "a",
            "größe",
            "😀",
            "\uFEFF",
            "\u00A0",
            "BEGIN ATOMIC ",
            "END",
            "\\",
            "@",
            ",",
            "DROP TABLE t",
            "CREATE TABLE ",
            "AS ",
            "NULL ",
            "ü",
            "%",
            "\t",
            "\r\n");

    @Provide
    Arbitrary<List<String>> sequences() {
        return Arbitraries.of(ALONE.keySet()).list().ofMinSize(2).ofMaxSize(30);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(PIECES).list().ofMaxSize(40).map(pieces -> String.join("", pieces));
    }

    @Property(tries = 50)
    void aTextIsReadTheSameWhateverCameBefore(@ForAll("sequences") List<String> sequence) {
        assertThat(sequence).allSatisfy(sql -> assertThat(PARSER.parse(sql)).isEqualTo(ALONE.get(sql)));
    }

    @Property(tries = 2000)
    void everyTextHasAnAnswerWithPlacesInsideOfIt(@ForAll("texts") String sql) {
        ParseResult result = PARSER.parse(sql);

        if (result instanceof Invalid invalid) {
            assertThat(invalid.offset()).isBetween(0, sql.length());
        }
        if (result instanceof Parsed parsed) {
            assertThat(parsed.statements()).allSatisfy(statement -> assertThat(statement.end())
                    .isBetween(statement.offset() + 1, sql.length()));
        }
    }

    @Property(tries = 500)
    void everyBodyHasAnAnswer(@ForAll("texts") String body) {
        assertThat(PARSER.parsePlpgsql("DO $body$ BEGIN " + body + "; END $body$"))
                .isNotNull();
    }
}
