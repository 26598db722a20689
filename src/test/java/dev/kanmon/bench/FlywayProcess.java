package dev.kanmon.bench;

import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestDatabase.Role;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Flyway through its API, in a JVM with the flags that serve the runner well, with or without a class-data archive. */
final class FlywayProcess implements Contender {

    private static final Path BUILD = Path.of("target", "bench-flyway").toAbsolutePath();

    private final String name;
    private final List<String> archiveFlags;

    private FlywayProcess(String name, List<String> archiveFlags) {
        this.name = name;
        this.archiveFlags = archiveFlags;
    }

    static FlywayProcess plain() {
        return new FlywayProcess("Flyway 13.12, whole process", List.of());
    }

    /** Makes the archive by one training run on the given database. */
    static FlywayProcess withArchive(Migrations migrations, TestDatabase training) {
        Path archive = BUILD.resolve("flyway.jsa");
        new FlywayProcess("training", List.of("-XX:ArchiveClassesAtExit=" + archive)).run(migrations, training, false);
        return new FlywayProcess("Flyway 13.12 with a class archive", List.of("-XX:SharedArchiveFile=" + archive));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean keepsHistory() {
        return true;
    }

    @Override
    public Measurement run(Migrations migrations, TestDatabase database, boolean watchMemory) {
        Role owner = database.newRole("SUPERUSER");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Xlog:disable"));
        command.addAll(archiveFlags);
        command.addAll(List.of(
                "-cp",
                classPath(),
                "dev.kanmon.bench.FlywayMigrate",
                database.jdbcUrl().replaceAll("\\?.*", ""),
                owner.name(),
                owner.password(),
                migrations.flyway().toString()));
        return MeasuredProcess.run(command, Map.of(), watchMemory);
    }

    private static String classPath() {
        try (Stream<Path> jars = Files.list(BUILD.resolve("dependency"))) {
            return BUILD.resolve("bench-flyway-1.jar")
                    + File.pathSeparator
                    + jars.sorted().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        } catch (IOException e) {
            throw new UncheckedIOException("Flyway was not fetched: run make bench", e);
        }
    }
}
