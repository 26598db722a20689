package dev.kanmon.examples;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files below {@code examples/}. */
public final class Examples {

    private static final Path DIRECTORY = Path.of("examples");

    private Examples() {}

    public static List<Path> files() {
        try (Stream<Path> files = Files.walk(DIRECTORY)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + DIRECTORY, e);
        }
    }

    /** The documents of a file, as they stand there. */
    public static List<GenericKubernetesResource> resources(Path file) {
        try {
            return Stream.of(Files.readString(file).split("(?m)^---$"))
                    .map(document -> Serialization.unmarshal(document, GenericKubernetesResource.class))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + file, e);
        }
    }
}
