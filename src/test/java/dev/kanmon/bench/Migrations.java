package dev.kanmon.bench;

import dev.kanmon.testsupport.TemporaryDirectories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The same small migrations in the layouts of both tools.
 *
 * @param count how many
 * @param prisma a directory with a folder for each
 * @param flyway a directory with a file for each
 * @param files the scripts, in order
 */
record Migrations(int count, Path prisma, Path flyway, List<Path> files) implements AutoCloseable {

    static Migrations generate(int count) {
        Path prisma = TemporaryDirectories.create("bench-prisma");
        Path flyway = TemporaryDirectories.create("bench-flyway");
        List<Path> files = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            String script =
                    "CREATE TABLE t_%d (id int PRIMARY KEY, name text NOT NULL, created timestamptz);%n".formatted(i);
            Path file = prisma.resolve("20240101%06d_table_%d".formatted(i, i)).resolve("migration.sql");
            write(file, script);
            write(flyway.resolve("V%d__table_%d.sql".formatted(i, i)), script);
            files.add(file);
        }
        return new Migrations(count, prisma, flyway, List.copyOf(files));
    }

    @Override
    public void close() {
        TemporaryDirectories.delete(prisma);
        TemporaryDirectories.delete(flyway);
    }

    private static void write(Path file, String content) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " could not be written", e);
        }
    }
}
