package dev.kanmon.engine.prismaschema.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kanmon.engine.prismaschema.SchemaFile;
import dev.kanmon.engine.prismaschema.SchemaProblem;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What Prisma's own engine refuses is refused, on a line on which it refuses it; what it takes is taken. */
class SyntaxGoldenTest {

    static Stream<Arguments> cases() {
        return RecordedSchemas.of("lines.json").stream()
                .map(each -> Arguments.of(each.get("case").asText(), each));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void refusesTheLinesThatPrismaRefuses(String name, JsonNode recorded) {
        List<Integer> refused = StreamSupport.stream(recorded.get("lines").spliterator(), false)
                .map(JsonNode::asInt)
                .toList();

        List<SchemaProblem> problems = SchemaParser.parse(List.of(
                        new SchemaFile("schema.prisma", recorded.get("schema").asText())))
                .problems()
                .all();

        if (refused.isEmpty()) {
            assertThat(problems).isEmpty();
        } else {
            assertThat(problems).isNotEmpty();
            assertThat(refused)
                    .as("%s against %s", problems, recorded.get("message"))
                    .containsAll(problems.stream()
                            .map(problem -> problem.place().line())
                            .toList());
        }
    }
}
