package dev.kanmon.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.CrdConstraints.Constraint;
import dev.kanmon.generate.CrdGenerator;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The committed CRDs: that they are those of the code, and what their schema and their rules do. */
class CrdTest {

    @Test
    void committedCrdsAreTheOnesThatTheCodeGives(@TempDir Path directory) {
        CrdGenerator.generateInto(directory);
        List<Path> generated = CrdFiles.yamlFiles(directory);
        assertThat(generated).hasSameSizeAs(CrdFiles.yamlFiles(CrdFiles.DIRECTORY));
        assertThat(generated).allSatisfy(file -> assertThat(CrdFiles.DIRECTORY.resolve(file.getFileName()))
                .as("run make generate")
                .hasSameTextualContentAs(file));
    }

    static Stream<CustomResourceDefinition> definitions() {
        return CrdFiles.all().stream();
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void statusIsASubresourceAndConditionsAreKeyedByType(CustomResourceDefinition definition) {
        assertThat(definition.getSpec().getVersions().get(0).getSubresources().getStatus())
                .isNotNull();
        JSONSchemaProps conditions = CrdFiles.schema(definition)
                .getProperties()
                .get("status")
                .getProperties()
                .get("conditions");
        assertThat(conditions.getXKubernetesListType()).isEqualTo("map");
        assertThat(conditions.getXKubernetesListMapKeys()).containsExactly("type");
        assertThat(conditions.getItems().getSchema().getRequired())
                .contains("type", "status", "lastTransitionTime", "reason", "message");
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void specIsRequired(CustomResourceDefinition definition) {
        assertThat(CrdFiles.schema(definition).getRequired()).containsExactly("spec");
    }

    /** Unquoted, YAML reads True and False as booleans, which no server takes for an enum of strings. */
    @ParameterizedTest
    @MethodSource("definitions")
    void statesOfAConditionAreStrings(CustomResourceDefinition definition) {
        JSONSchemaProps conditions = CrdFiles.schema(definition)
                .getProperties()
                .get("status")
                .getProperties()
                .get("conditions");
        assertThat(conditions
                        .getItems()
                        .getSchema()
                        .getProperties()
                        .get("status")
                        .getEnum())
                .allMatch(state -> state.isTextual())
                .hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void everyFieldIsDescribed(CustomResourceDefinition definition) {
        JSONSchemaProps root = CrdFiles.schema(definition);
        root.getProperties().forEach((part, schema) -> schema.getProperties()
                .forEach((name, field) -> assertThat(field.getDescription())
                        .as("%s.%s", part, name)
                        .isNotBlank()));
    }

    static Stream<CrdExample> accepted() {
        return CrdExample.accepted();
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void acceptedExampleBreaksNoRule(CrdExample example) {
        assertThat(CelRules.brokenBy(example)).isEmpty();
    }

    static Stream<CrdExample> rejectedByARule() {
        Set<String> rules = constraints()
                .filter(constraint -> constraint.rule() != null)
                .map(Constraint::toString)
                .collect(Collectors.toSet());
        return CrdExample.rejected().filter(example -> rules.contains(example.by()));
    }

    @ParameterizedTest
    @MethodSource("rejectedByARule")
    void rejectedExampleBreaksTheRuleThatItNamesAndNoOther(CrdExample example) {
        assertThat(CelRules.brokenBy(example)).containsExactly(example.by());
    }

    /** What a schema demands without an example is not known to work. */
    @Test
    void everyDemandOfTheSchemaHasARejectedExample() {
        assertThat(CrdExample.rejected().map(CrdExample::by).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(
                        constraints().map(Constraint::toString).collect(Collectors.toSet()));
    }

    private static Stream<Constraint> constraints() {
        return CrdFiles.all().stream().map(CrdFiles::schema).flatMap(schema -> CrdConstraints.of(schema).stream());
    }
}
