package dev.kanmon.engine.develop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kanmon.engine.develop.DevelopRequest.Wish;
import dev.kanmon.engine.develop.DevelopRequest.Word;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Chains of schemas, each developed into a migration, beside the scripts that the engine of prisma@7.10.1 wrote for them
 * (createMigration on a database that had the earlier ones), and the way back that its diff printed.
 */
class DevGoldenDbTest {

    @TempDir
    Path project;

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void eachFolderHoldsWhatPrismaWrites(String scenario, JsonNode steps) {
        try (DevelopScene scene = new DevelopScene(project).words(Word.ACCEPT_DATA_LOSS)) {
            for (JsonNode step : steps) {
                scene.schema(step.get("schema").asText());
                DevelopResult result = scene.dev(new Wish(
                        Optional.of(step.get("name").asText()),
                        step.get("draft").asBoolean(),
                        true,
                        List.of()));
                assertThat(result.deploy().problem()).isEmpty();
                assertStep(scene, step, result);
            }
        }
    }

    private static void assertStep(DevelopScene scene, JsonNode step, DevelopResult result) {
        String name = step.get("name").asText();
        if (step.get("script").isNull()) {
            assertThat(result.created()).as(name).isEmpty();
            return;
        }
        String folder = result.created().orElseThrow();
        assertThat(folder).endsWith("_" + MigrationSlug.of(name));
        assertThat(scene.script(folder)).as(folder).isEqualTo(step.get("script").asText());
        assertThat(scene.text(folder + "/down.sql"))
                .as("%s, the way back", folder)
                .startsWith("-- Undoes " + folder)
                .endsWith("\n\n" + step.get("down").asText());
    }

    static Stream<Arguments> scenarios() throws IOException {
        try (InputStream recorded = DevGoldenDbTest.class.getResourceAsStream("/prisma/dev/scenarios.json")) {
            JsonNode all = new ObjectMapper().readTree(recorded);
            return StreamSupport.stream(all.spliterator(), false)
                    .map(one -> Arguments.of(one.get("scenario").asText(), one.get("steps")))
                    .toList()
                    .stream();
        }
    }
}
