package dev.kanmon.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The CRDs that the chart installs are those that the code generates. */
class ChartCrdTest {

    private static final Path GENERATED = Path.of("deploy", "crds");
    private static final String KEEP = "helm.sh/resource-policy";

    @Test
    void chartHoldsTheGeneratedFilesByteForByte() throws IOException {
        assertThat(files(Chart.DIRECTORY.resolve("crd-sources")))
                .as("make generate copies deploy/crds into the chart")
                .isNotEmpty()
                .isEqualTo(files(GENERATED));
    }

    /** Helm reads and writes the YAML anew, which must not change a number or a rule. */
    @Test
    void renderingLeavesEveryDefinitionAsItIs() throws IOException {
        Map<String, CustomResourceDefinition> rendered = Chart.render("").all(CustomResourceDefinition.class).stream()
                .collect(Collectors.toMap(crd -> crd.getMetadata().getName(), Function.identity()));
        Map<String, String> generated = files(GENERATED);
        assertThat(rendered).hasSameSizeAs(generated);
        generated.values().forEach(yaml -> {
            CustomResourceDefinition expected = Serialization.unmarshal(yaml, CustomResourceDefinition.class);
            assertThat(rendered.get(expected.getMetadata().getName()).getSpec()).isEqualTo(expected.getSpec());
        });
    }

    @Test
    void definitionsOutliveTheReleaseUnlessToldOtherwise() {
        assertThat(Chart.render("").all(CustomResourceDefinition.class))
                .allSatisfy(
                        crd -> assertThat(crd.getMetadata().getAnnotations()).containsEntry(KEEP, "keep"));
        assertThat(Chart.render("crds: {keep: false}").all(CustomResourceDefinition.class))
                .isNotEmpty()
                .allSatisfy(
                        crd -> assertThat(crd.getMetadata().getAnnotations()).doesNotContainKey(KEEP));
    }

    @Test
    void definitionsCanBeLeftToSomebodyElse() {
        assertThat(Chart.render("crds: {install: false}").all(CustomResourceDefinition.class))
                .isEmpty();
    }

    private static Map<String, String> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.collect(Collectors.toMap(file -> file.getFileName().toString(), Manifests::read));
        }
    }
}
