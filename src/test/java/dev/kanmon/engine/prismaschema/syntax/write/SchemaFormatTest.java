package dev.kanmon.engine.prismaschema.syntax.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.engine.prismaschema.syntax.RecordedSchemas;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code prisma format} made of the same text (prisma-schema-wasm 7.10.0). */
class SchemaFormatTest {

    static Stream<Arguments> cases() {
        return RecordedSchemas.of("format.json").stream()
                .map(each -> Arguments.of(
                        each.get("case").asText(),
                        each.get("schema").asText(),
                        each.get("formatted").asText(),
                        each.get("again").asText()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void formatsAsPrismaDoes(String name, String schema, String formatted, String again) {
        assertThat(SchemaFormat.format(schema)).isEqualTo(formatted);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void formatsItAgainAsPrismaDoes(String name, String schema, String formatted, String again) {
        assertThat(SchemaFormat.format(formatted)).isEqualTo(again);
    }

    @Test
    void leavesAloneWhatHasASyntaxError() {
        assertThat(SchemaFormat.format("model A {\n id")).isEqualTo("model A {\n id");
    }
}
