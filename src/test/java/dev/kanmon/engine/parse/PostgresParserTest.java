package dev.kanmon.engine.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.engine.parse.ParseResult.Invalid;
import dev.kanmon.engine.parse.ParseResult.Parsed;
import org.junit.jupiter.api.Test;

class PostgresParserTest {

    private final PostgresParser parser = new PostgresParser();

    @Test
    void countsInUtf16Units() {
        String sql = "SELECT 'ü😀'; DROP TABLE \"Größe\"";

        assertThat(parser.parse(sql)).isInstanceOfSatisfying(Parsed.class, parsed -> assertThat(parsed.statements())
                .extracting(statement -> sql.substring(statement.offset(), statement.end()))
                .containsExactly("SELECT 'ü😀'", "DROP TABLE \"Größe\""));
    }

    @Test
    void saysWhatPostgresSaysOfAnErrorAndWhere() {
        assertThat(parser.parse("SELECT 'ü'; CREATE TABEL x")).isInstanceOfSatisfying(Invalid.class, invalid -> {
            assertThat(invalid.message()).isEqualTo("syntax error at or near \"TABEL\"");
            assertThat(invalid.offset()).isEqualTo(19);
        });
    }

    @Test
    void goesOnAfterAnError() {
        parser.parse("CREATE TABEL x");

        assertThat(parser.parse("CREATE TABLE x ()")).isInstanceOfSatisfying(Parsed.class, parsed -> {
            Node table = parsed.statements().get(0).node();
            assertThat(table.type()).isEqualTo("CreateStmt");
            assertThat(table.node("relation").text("relname")).isEqualTo("x");
        });
    }
}
