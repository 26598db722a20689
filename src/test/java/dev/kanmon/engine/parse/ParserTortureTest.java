package dev.kanmon.engine.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.engine.parse.ParseResult.Invalid;
import dev.kanmon.engine.parse.ParseResult.Parsed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ParserTortureTest {

    private static final PostgresParser PARSER = new PostgresParser();

    static List<TortureStatement> all() {
        return TortureStatement.all();
    }

    @Test
    void isTortureEnough() {
        assertThat(all()).hasSizeGreaterThan(100);
    }

    @ParameterizedTest
    @MethodSource("all")
    void readsWhatPostgresReadsAndNothingElse(TortureStatement statement) {
        ParseResult result = PARSER.parse(statement.sql());

        if (statement.isRead()) {
            assertThat(result).isInstanceOfSatisfying(Parsed.class, parsed -> assertThat(parsed.statements())
                    .singleElement()
                    .satisfies(only -> assertThat(statement.sql().substring(only.offset(), only.end()))
                            .isEqualTo(statement.sql())));
        } else {
            assertThat(result).isInstanceOf(Invalid.class);
        }
    }
}
