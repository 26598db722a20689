package dev.kanmon.api;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The CRDs as they are committed. */
final class CrdFiles {

    static final Path DIRECTORY = Path.of("deploy", "crds");

    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

    private CrdFiles() {}

    static List<CustomResourceDefinition> all() {
        return yamlFiles(DIRECTORY).stream()
                .map(file -> SERIALIZATION.unmarshal(read(file), CustomResourceDefinition.class))
                .toList();
    }

    static JSONSchemaProps schema(CustomResourceDefinition definition) {
        return definition.getSpec().getVersions().get(0).getSchema().getOpenAPIV3Schema();
    }

    static JSONSchemaProps schema(String kind) {
        return all().stream()
                .filter(definition -> definition.getSpec().getNames().getKind().equals(kind))
                .map(CrdFiles::schema)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no CRD for " + kind));
    }

    static List<Path> yamlFiles(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().matches(".*\\.ya?ml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
