package dev.kanmon.packaging;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The objects that one way of installing Kanmon creates.
 *
 * @param objects in the order of the files
 */
record Manifests(List<HasMetadata> objects) {

    private static final Path DEPLOY = Path.of("deploy");

    /** Reads YAML documents; those without an object (comments, blank lines) are passed over. */
    static Manifests parse(String yaml) {
        return new Manifests(Arrays.stream(yaml.split("(?m)^---\\s*$"))
                .filter(document -> document.lines()
                        .anyMatch(
                                line -> !line.isBlank() && !line.stripLeading().startsWith("#")))
                .map(document -> (HasMetadata) Serialization.unmarshal(document))
                .toList());
    }

    /** What lies in {@code deploy/manifests}. */
    static Manifests ofKustomize() {
        try (Stream<Path> files = Files.list(DEPLOY.resolve("manifests"))) {
            return new Manifests(files.sorted()
                    .map(Manifests::read)
                    .flatMap(yaml -> parse(yaml).objects().stream())
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + DEPLOY, e);
        }
    }

    <T extends HasMetadata> List<T> all(Class<T> kind) {
        return objects.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /**
     * @throws IllegalStateException when there is not exactly one
     */
    <T extends HasMetadata> T only(Class<T> kind) {
        List<T> found = all(kind);
        if (found.size() != 1) {
            throw new IllegalStateException("expected one " + kind.getSimpleName() + ", found " + found.size());
        }
        return found.get(0);
    }

    /**
     * @throws IllegalStateException when there is none of this name
     */
    <T extends HasMetadata> T named(Class<T> kind, String name) {
        return all(kind).stream()
                .filter(object -> object.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + kind.getSimpleName() + " " + name));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + file.toAbsolutePath(), e);
        }
    }
}
