package dev.kanmon.engine.prismaschema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The open-source applications that {@code tools/applications.sh} has prepared in a folder. */
final class Applications {

    /** Names the folder; by a property for a test run, by a variable for {@code make}. */
    static final String PROPERTY = "kanmon.applications";

    static final String VARIABLE = "KANMON_APPLICATIONS";

    private Applications() {}

    /** One application: its folder holds {@code schema/}, {@code migrations/} and perhaps {@code reference.sql}. */
    record Application(Path folder) {

        Path schema() {
            return folder.resolve("schema");
        }

        Path migrations() {
            return folder.resolve("migrations");
        }

        /** What Prisma itself says leads from the history to the schema; mostly nothing. */
        Optional<String> reference() {
            Path file = folder.resolve("reference.sql");
            return Files.exists(file) ? Optional.of(text(file)) : Optional.empty();
        }

        @Override
        public String toString() {
            return folder.getFileName().toString();
        }
    }

    /** The folder that was named; empty where none was. */
    static Optional<Path> folder() {
        return Optional.ofNullable(System.getProperty(PROPERTY))
                .or(() -> Optional.ofNullable(System.getenv(VARIABLE)))
                .filter(name -> !name.isBlank())
                .map(Path::of);
    }

    /** All in the folder, by name. */
    static List<Application> in(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory)
                    .sorted()
                    .map(Application::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
