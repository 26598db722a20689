package dev.kanmon.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kanmon.api.v1alpha1.DatabaseMigrationSpec;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec;
import dev.kanmon.contract.SourceKey;
import dev.kanmon.engine.prismaschema.SchemaFile;
import dev.kanmon.engine.prismaschema.model.ModelReader;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesTest {

    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    static List<Path> files() {
        return Examples.files();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFieldIsOneOfTheApi(Path file) {
        for (GenericKubernetesResource resource : Examples.resources(file)) {
            specType(resource).forEach(type -> assertThatCode(() -> STRICT.convertValue(resource.get("spec"), type))
                    .as("%s, %s", file, resource.getKind())
                    .doesNotThrowAnyException());
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyKeyOfAConfigMapIsAMigrationTheLockFileOrASchemaFile(Path file) {
        for (GenericKubernetesResource resource : Examples.resources(file)) {
            Map<String, Object> data = resource.get("data");
            if (resource.getKind().equals("ConfigMap")) {
                assertThat(data.keySet())
                        .filteredOn(key -> !isSchemaFile(key))
                        .extracting(SourceKey::parse)
                        .noneMatch(key -> key instanceof SourceKey.Unknown);
                data.forEach(ExamplesTest::assertReadable);
            }
        }
    }

    private static void assertReadable(String key, Object text) {
        if (isSchemaFile(key)) {
            assertThat(ModelReader.read(List.of(new SchemaFile(key, text.toString())))
                            .model()
                            .models())
                    .isNotEmpty();
        }
    }

    private static boolean isSchemaFile(String key) {
        return key.endsWith(".prisma");
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFileIsInTheReadme(Path file) throws Exception {
        assertThat(Files.readString(Path.of("examples", "README.md")))
                .contains("(" + Path.of("examples").relativize(file) + ")");
    }

    /** A second version that changed what is applied would be an edited migration. */
    @Test
    void theSecondVersionOfTheShopOnlyAdds() {
        assertThat(shopMigrations("migrations-v2.yaml")).containsAllEntriesOf(shopMigrations("migrations-v1.yaml"));
    }

    private static Map<String, Object> shopMigrations(String file) {
        return Examples.resources(Path.of("examples", "shop", file)).get(0).get("data");
    }

    private static Stream<Class<?>> specType(GenericKubernetesResource resource) {
        return switch (resource.getKind()) {
            case "DatabaseMigration" -> Stream.of(DatabaseMigrationSpec.class);
            case "MigrationResolution" -> Stream.of(MigrationResolutionSpec.class);
            default -> Stream.empty();
        };
    }
}
