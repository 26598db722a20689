package dev.kanmon.engine.source;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.SourceKey;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reads directories, each in Prisma's layout or in the flat form of a mounted ConfigMap, into one source. */
public final class SourceReader {

    /** What a mounted ConfigMap keeps its versions under: {@code ..data}, {@code ..2026_01_03_…}. */
    private static final String KUBELET_PREFIX = "..";

    /** The files of a migration's folder from Prisma 8 on. */
    private static final List<String> PRISMA_8_FILES = List.of("migration.ts", "ops.json", "migration.json");

    private SourceReader() {}

    /**
     * @param directories any number; one that does not exist holds no migration, as with Prisma
     * @throws ProblemException where they cannot be read as migrations
     */
    public static MigrationSource read(List<Path> directories) {
        SourceFiles files = new SourceFiles();
        for (Path directory : directories) {
            read(directory, files);
        }
        return files.toSource();
    }

    private static void read(Path directory, SourceFiles files) {
        if (Files.notExists(directory)) {
            return;
        }
        try {
            List<Path> entries = entries(directory);
            if (entries.stream().anyMatch(Files::isDirectory)) {
                readFolders(entries, files);
            } else {
                readFlat(entries, files);
            }
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.invalidInput(
                            ProblemCode.UNREADABLE_SOURCE,
                            "The migrations in " + directory + " cannot be read: " + e,
                            "Check that the path is a directory and that its files may be read."),
                    e);
        }
    }

    private static void readFlat(List<Path> entries, SourceFiles files) throws IOException {
        for (Path file : entries) {
            files.add(file.getFileName().toString(), Files.readAllBytes(file));
        }
    }

    /** Loose files beside the folders are no migrations, as with Prisma. */
    private static void readFolders(List<Path> entries, SourceFiles files) throws IOException {
        for (Path entry : entries) {
            String name = entry.getFileName().toString();
            if (Files.isDirectory(entry)) {
                readFolder(name, entry, files);
            } else if (name.equals(SourceKey.LOCK_FILE)) {
                files.add(name, Files.readAllBytes(entry));
            }
        }
    }

    private static void readFolder(String migration, Path folder, SourceFiles files) throws IOException {
        Path down = folder.resolve(SourceKey.DOWN_FILE);
        if (Files.exists(down)) {
            files.add(migration + SourceKey.SEPARATOR + SourceKey.DOWN_FILE, Files.readAllBytes(down));
        }
        Path script = folder.resolve(SourceKey.SCRIPT_FILE);
        if (Files.exists(script)) {
            files.add(migration + SourceKey.SEPARATOR + SourceKey.SCRIPT_FILE, Files.readAllBytes(script));
            return;
        }
        if (PRISMA_8_FILES.stream().anyMatch(file -> Files.exists(folder.resolve(file)))) {
            throw ProblemException.invalidInput(
                    ProblemCode.UNSUPPORTED_FORMAT,
                    "The migration `" + migration + "` is in the format of Prisma 8, which Kanmon does not speak.",
                    "Kanmon runs folders with a migration.sql, as Prisma up to version 7 writes them.");
        }
        files.addWithoutScript(migration);
    }

    private static List<Path> entries(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(entry -> !entry.getFileName().toString().startsWith(KUBELET_PREFIX))
                    .sorted()
                    .toList();
        }
    }
}
