package dev.kanmon.engine.lint.effect;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads lists that lie beside the classes of this package. */
final class ResourceLines {

    private ResourceLines() {}

    static Set<String> of(String resource) {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(ResourceLines.class.getResourceAsStream(resource), StandardCharsets.UTF_8))) {
            return lines.lines().collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }
}
