package dev.kanmon.engine.prismaschema;

import java.nio.file.Path;
import java.util.List;

/** Finds the files of a schema on the disk. */
public final class SchemaFiles {

    private SchemaFiles() {}

    /**
     * @param path one file, or a folder whose {@code *.prisma} files, at any depth, are one schema
     * @return in the order of their paths' bytes, at least one
     * @throws dev.kanmon.engine.ProblemException K2001 where there is none, or it cannot be read
     */
    public static List<SchemaFile> read(Path path) {
        return List.of();
    }
}
