package dev.kanmon.ecosystem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of docs/how-to.
 *
 * @param file where it is
 * @param text all of it
 */
record HowToPage(Path file, String text) {

    private static final Path DIRECTORY = Path.of("docs", "how-to");
    private static final Pattern YAML = Pattern.compile("(?s)```yaml\n(.*?)```");
    private static final Pattern LINK = Pattern.compile("]\\(((?!https?:)[^)#]+)(?:#[^)]*)?\\)");

    static HowToPage of(String name) {
        Path file = DIRECTORY.resolve(name);
        try {
            return new HowToPage(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + file, e);
        }
    }

    /** Its snippets of YAML, each document by itself. */
    Stream<String> yaml() {
        return YAML.matcher(text)
                .results()
                .flatMap(found -> Stream.of(found.group(1).split("(?m)^---\n")));
    }

    /** The one snippet that begins so. */
    String yaml(String beginning) {
        return yaml().filter(snippet -> snippet.startsWith(beginning))
                .findFirst()
                .orElseThrow(() -> new AssertionError(file + " has no snippet that begins with " + beginning));
    }

    /** What its links to other files of the repository point to. */
    List<Path> links() {
        return LINK.matcher(text)
                .results()
                .map(found -> file.resolveSibling(found.group(1)).normalize())
                .toList();
    }
}
