package dev.kanmon.engine.prismaschema;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds the files of a schema on the disk, as packages/schema-files-loader of prisma/prisma does: links are followed, and
 * files of other names are passed over.
 */
public final class SchemaFiles {

    /** In bytes, all files together: sixteen times what a ConfigMap holds, and many times the largest schema seen. */
    static final long LARGEST_SCHEMA = 16L << 20;

    private static final String SUFFIX = ".prisma";

    private SchemaFiles() {}

    /**
     * @param path one file, or a folder whose {@code *.prisma} files, at any depth, are one schema
     * @return in the order of their paths' bytes, at least one
     * @throws ProblemException K2001 where there is none, or it cannot be read, is not UTF-8 or is too large
     */
    public static List<SchemaFile> read(Path path) {
        try {
            List<Path> files = files(path);
            requireReasonableSize(path, files);
            return files.stream().map(SchemaFiles::readFile).toList();
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static List<Path> files(Path path) throws IOException {
        if (Files.isRegularFile(path)) {
            return List.of(path);
        }
        if (!Files.isDirectory(path)) {
            throw problem(
                    Files.exists(path)
                            ? "%s is neither a file nor a folder.".formatted(path)
                            : "There is no schema at %s.".formatted(path),
                    "Name a schema file, or a folder with *.prisma files.");
        }
        List<Path> found = filesBelow(path);
        if (found.isEmpty()) {
            throw problem(
                    "The folder %s has no *.prisma file in it.".formatted(path),
                    "Name a schema file, or a folder with *.prisma files.");
        }
        return found;
    }

    private static List<Path> filesBelow(Path folder) throws IOException {
        try (Stream<Path> entries = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            return entries.filter(entry -> !isVolumeInternal(folder.relativize(entry)))
                    .filter(entry -> entry.toString().endsWith(SUFFIX) && Files.isRegularFile(entry))
                    .sorted(Comparator.comparing(
                            entry -> entry.toString().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned))
                    .filter(firstOfItsKind())
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Kubernetes keeps the files of a mounted ConfigMap in hidden folders, and links to them from where they belong. */
    private static boolean isVolumeInternal(Path relative) {
        return relative.getName(0).toString().startsWith("..");
    }

    /** A file that is reached by a link, too, is one file. */
    private static Predicate<Path> firstOfItsKind() {
        Set<Path> seen = new HashSet<>();
        return file -> seen.add(realPath(file));
    }

    private static Path realPath(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static void requireReasonableSize(Path path, List<Path> files) throws IOException {
        long size = 0;
        for (Path file : files) {
            size += Files.size(file);
        }
        if (size > LARGEST_SCHEMA) {
            throw problem(
                    "The schema %s has %d bytes; at most %d are read.".formatted(path, size, LARGEST_SCHEMA),
                    "Check that the path is the schema's.");
        }
    }

    private static SchemaFile readFile(Path file) {
        try {
            return new SchemaFile(file.toString(), StrictUtf8.decode(Files.readAllBytes(file)));
        } catch (StrictUtf8.NotUtf8 e) {
            throw problem(
                    "%s:%d:%d: not UTF-8: the byte 0x%02X begins no character."
                            .formatted(file, e.line(), e.column(), e.octet()),
                    "Convert it, for example with iconv -f LATIN1 -t UTF-8.");
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static ProblemException unreadable(Path path, IOException cause) {
        String why = cause instanceof FileSystemLoopException
                ? "a link in it leads back to a folder above it"
                : cause.getClass().getSimpleName();
        return problem("%s cannot be read: %s.".formatted(path, why), "Check that it is there and may be read.");
    }

    private static ProblemException problem(String message, String hint) {
        return ProblemException.invalidInput(ProblemCode.UNREADABLE_SOURCE, message, hint);
    }
}
