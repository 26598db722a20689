package dev.kanmon.generate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.MigrationResolution;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/** Writes the CustomResourceDefinitions of {@code dev.kanmon.api} as files. */
public final class CrdGenerator {

    private static final List<Class<? extends HasMetadata>> RESOURCES =
            List.of(DatabaseMigration.class, MigrationResolution.class);

    private CrdGenerator() {}

    /**
     * @param directory where {@code <plural>.kanmon.dev-v1.yml} goes
     */
    public static void generateInto(Path directory) {
        new CRDGenerator()
                .customResourceClasses(RESOURCES)
                .forCRDVersions("v1")
                .withPostProcessor(new Completion())
                .inOutputDir(directory.toFile())
                .generate();
    }

    /** What the generator has no annotation for. */
    private static final class Completion implements CRDPostProcessor {

        @Override
        public HasMetadata process(HasMetadata resource, String crdSpecVersion) {
            CustomResourceDefinition definition = (CustomResourceDefinition) resource;
            definition.getSpec().getNames().setCategories(List.of("kanmon"));
            for (CustomResourceDefinitionVersion served : definition.getSpec().getVersions()) {
                JSONSchemaProps root = served.getSchema().getOpenAPIV3Schema();
                root.setRequired(List.of("spec"));
                dropRepeatedRules(root);
                keyConditionsByType(root.getProperties().get("status"));
                beginUnobserved(root.getProperties().get("status"));
                orderPrinterColumns(served, definition.getSpec().getNames().getKind());
            }
            return definition;
        }

        /** A record's annotation lands on its field and on its accessor, and the generator reads both. */
        private static void dropRepeatedRules(JSONSchemaProps schema) {
            schema.setXKubernetesValidations(new ArrayList<>(new LinkedHashSet<>(schema.getXKubernetesValidations())));
            schema.getProperties().values().forEach(Completion::dropRepeatedRules);
        }

        /** Server-side apply has to see conditions as a map by type. */
        private static void keyConditionsByType(JSONSchemaProps status) {
            JSONSchemaProps conditions = status.getProperties().get("conditions");
            conditions.setXKubernetesListType("map");
            conditions.setXKubernetesListMapKeys(List.of("type"));
        }

        /** Without it kstatus takes a resource that nobody has looked at for one that is done; Flux's own kinds do the same. */
        private static void beginUnobserved(JSONSchemaProps status) {
            status.setDefault(JsonNodeFactory.instance.objectNode().put("observedGeneration", -1));
        }

        /** As they stand at the class: what a person looks at first comes first. The generator sorts by path. */
        private static void orderPrinterColumns(CustomResourceDefinitionVersion served, String kind) {
            List<String> order = RESOURCES.stream()
                    .filter(type -> type.getSimpleName().equals(kind))
                    .flatMap(type -> Arrays.stream(type.getAnnotationsByType(AdditionalPrinterColumn.class)))
                    .map(AdditionalPrinterColumn::name)
                    .toList();
            served.setAdditionalPrinterColumns(served.getAdditionalPrinterColumns().stream()
                    .sorted(Comparator.comparingInt(column -> order.indexOf(column.getName())))
                    .toList());
        }
    }
}
