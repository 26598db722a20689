package dev.kanmon.engine.prismaschema.syntax.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.engine.prismaschema.SchemaFile;
import dev.kanmon.engine.prismaschema.syntax.RecordedSchemas;
import dev.kanmon.engine.prismaschema.syntax.SchemaParser;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What Prisma's introspection wrote of real databases, read and written again. */
class SchemaWriterTest {

    static Stream<Arguments> introspected() {
        return RecordedSchemas.of("introspected.json").stream()
                .map(each -> Arguments.of(
                        each.get("case").asText(), each.get("schema").asText()));
    }

    /** A tree has no place for comments that document nothing. */
    static Stream<Arguments> introspectedWithoutPlainComments() {
        return introspected().filter(each -> ((String) each.get()[1])
                .lines()
                .noneMatch(
                        line -> line.strip().startsWith("//") && !line.strip().startsWith("///")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("introspectedWithoutPlainComments")
    void writesWhatPrismaWrote(String name, String schema) {
        SchemaParser.Result read = SchemaParser.parse(List.of(new SchemaFile("schema.prisma", schema)));

        assertThat(read.problems().all()).isEmpty();
        assertThat(SchemaWriter.write(read.tree().declarations())).isEqualTo(schema);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("introspected")
    void formatsNothingInWhatPrismaWrote(String name, String schema) {
        assertThat(SchemaFormat.format(schema)).isEqualTo(schema);
    }
}
