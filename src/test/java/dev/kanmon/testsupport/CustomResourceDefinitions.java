package dev.kanmon.testsupport;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.NonDeletingOperation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Brings CRDs to the API server. */
final class CustomResourceDefinitions {

    private static final long ESTABLISH_TIMEOUT_SECONDS = 30;

    private CustomResourceDefinitions() {}

    /**
     * Creates or replaces every CRD in {@code *.yml} and {@code *.yaml} files, then waits until each is served. It is a
     * plain update and no server-side apply, because a server older than 1.25 refuses to apply the CEL rules that it
     * silently drops from an update.
     */
    static void apply(KubernetesClient client, Path directory) {
        List<CustomResourceDefinition> definitions = files(directory).stream()
                .map(file -> load(client, file))
                .map(definition -> client.resource(definition).createOr(NonDeletingOperation::update))
                .toList();
        if (definitions.isEmpty()) {
            throw new IllegalArgumentException("no CRD in " + directory.toAbsolutePath());
        }
        definitions.forEach(definition -> client.resource(definition)
                .waitUntilCondition(
                        CustomResourceDefinitions::isEstablished, ESTABLISH_TIMEOUT_SECONDS, TimeUnit.SECONDS));
    }

    private static List<Path> files(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(file -> file.toString().matches(".*\\.ya?ml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + directory.toAbsolutePath(), e);
        }
    }

    private static CustomResourceDefinition load(KubernetesClient client, Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            return client.apiextensions()
                    .v1()
                    .customResourceDefinitions()
                    .load(content)
                    .item();
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + file, e);
        }
    }

    private static boolean isEstablished(CustomResourceDefinition definition) {
        // A definition that was only just created comes with a null where the list of conditions will be.
        return Optional.ofNullable(definition)
                .map(CustomResourceDefinition::getStatus)
                .map(CustomResourceDefinitionStatus::getConditions)
                .orElse(List.of())
                .stream()
                .anyMatch(condition -> condition.getType().equals("Established")
                        && condition.getStatus().equals("True"));
    }
}
