package dev.kanmon.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A committed file that says what some code gives, for people to review. With {@code -Dkanmon.update-golden=true} it is
 * written anew instead of compared; the change then shows in {@code git diff}.
 */
public final class Golden {

    private static final boolean UPDATE = Boolean.getBoolean("kanmon.update-golden");
    private static final Path RESOURCES = Path.of("src", "test", "resources");

    private Golden() {}

    /**
     * @param file a path below src/test/resources
     * @param actual what the code gives now
     */
    public static void assertMatches(String file, String actual) {
        Path path = RESOURCES.resolve(file);
        try {
            if (UPDATE) {
                Files.createDirectories(path.getParent());
                Files.writeString(path, actual);
            }
            assertThat(path)
                    .as("the golden file; -Dkanmon.update-golden=true writes it")
                    .exists();
            assertThat(actual.lines())
                    .as("%s; -Dkanmon.update-golden=true writes it anew", path)
                    .containsExactlyElementsOf(Files.readAllLines(path));
        } catch (IOException e) {
            throw new UncheckedIOException("could not compare " + path, e);
        }
    }
}
