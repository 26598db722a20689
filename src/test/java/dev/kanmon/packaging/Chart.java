package dev.kanmon.packaging;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** The chart in this tree, rendered by Helm itself without a cluster. */
final class Chart {

    static final Path DIRECTORY = Path.of("charts", "kanmon");
    static final String NAMESPACE = "kanmon-system";

    private static final String RELEASE = "kanmon";
    /** Helm without a cluster assumes one older than the chart admits. */
    private static final String KUBERNETES_VERSION = "1.30.0";

    private Chart() {}

    /**
     * @param values YAML, as in a file for {@code helm install -f}; may be empty
     * @throws IllegalStateException with Helm's own words when the chart refuses the values
     */
    static Manifests render(String values) {
        return Manifests.parse(renderText(values));
    }

    static String renderText(String values) {
        return withFile(values, file -> new Helm(DIRECTORY)
                .template()
                .withName(RELEASE)
                .withNamespace(NAMESPACE)
                .withKubeVersion(KUBERNETES_VERSION)
                .withValuesFile(file)
                .call());
    }

    static LintResult lint() {
        return new Helm(DIRECTORY).lint().strict().call();
    }

    private static String withFile(String content, Function<Path, String> use) {
        try {
            Path file = Files.createTempFile("values", ".yaml");
            try {
                Files.writeString(file, content);
                return use.apply(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not write the values", e);
        }
    }
}
