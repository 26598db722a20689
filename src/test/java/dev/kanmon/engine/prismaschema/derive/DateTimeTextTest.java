package dev.kanmon.engine.prismaschema.derive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateTimeTextTest {

    @ParameterizedTest
    @CsvSource({
        "2020-01-01T00:00:00Z, 2020-01-01 00:00:00 +00:00",
        "2021-06-15T12:34:56+02:00, 2021-06-15 12:34:56 +02:00",
        "2020-01-01T00:00:00.1Z, 2020-01-01 00:00:00.100 +00:00",
        "2020-01-01T00:00:00.789123Z, 2020-01-01 00:00:00.789123 +00:00",
        "2020-01-01T00:00:00.1234567Z, 2020-01-01 00:00:00.123456700 +00:00",
        "2020-01-01t00:00:00z, 2020-01-01 00:00:00 +00:00",
        "2020-01-01 00:00:00-03:30, 2020-01-01 00:00:00 -03:30",
        "2016-12-31T23:59:60Z, 2016-12-31 23:59:60 +00:00",
    })
    void isWrittenAsPrismaDoes(String schema, String script) {
        assertThat(DateTimeText.of(schema)).isEqualTo(script);
    }
}
