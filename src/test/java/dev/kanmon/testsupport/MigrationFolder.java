package dev.kanmon.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A project directory with {@code prisma/migrations} in it, removed with the test. */
public final class MigrationFolder implements AutoCloseable {

    private final Path project = TemporaryDirectories.create("kanmon-project");
    private final Path migrations = project.resolve("prisma").resolve("migrations");

    /** An empty folder with Prisma's lock file for PostgreSQL. */
    public MigrationFolder() {
        write(migrations.resolve("migration_lock.toml"), "provider = \"postgresql\"\n");
    }

    /** Writes or replaces one migration. */
    public MigrationFolder with(String name, String script) {
        write(migrations.resolve(name).resolve("migration.sql"), script);
        return this;
    }

    /** Removes one migration. */
    public MigrationFolder without(String name) {
        TemporaryDirectories.delete(migrations.resolve(name));
        return this;
    }

    /** Writes a file beside the migrations' folders. */
    public MigrationFolder withFile(String name, String content) {
        write(migrations.resolve(name), content);
        return this;
    }

    /** The directory that a user runs commands in. */
    public Path project() {
        return project;
    }

    /** The directory {@code prisma/migrations}. */
    public Path migrations() {
        return migrations;
    }

    @Override
    public void close() {
        TemporaryDirectories.delete(project);
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
