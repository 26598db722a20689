package dev.kanmon.crash;

import dev.kanmon.crash.Step.CreateIndex;
import dev.kanmon.crash.Step.CreateTable;
import dev.kanmon.crash.Step.DropIndex;
import dev.kanmon.crash.Step.Mark;
import dev.kanmon.crash.Step.Prepare;
import dev.kanmon.crash.Step.Sleep;
import dev.kanmon.testsupport.TemporaryDirectories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A folder of migrations that grows batch by batch, as a team's does. */
final class CrashSource implements AutoCloseable {

    private final Path directory = TemporaryDirectories.create("kanmon-crash-source");
    private final List<CrashMigration> migrations = new ArrayList<>();
    private int batches;

    CrashSource() {
        write("migration_lock.toml", "provider = \"postgresql\"\n");
        add(new CrashMigration("20260101000000_prepare", List.of(new Prepare(), new Mark(1))));
    }

    Path directory() {
        return directory;
    }

    /** What is in the folder, in order. */
    List<CrashMigration> migrations() {
        return List.copyOf(migrations);
    }

    /** One migration of each kind: in one transaction, quick and slow, and in steps with CONCURRENTLY. */
    void addBatch() {
        batches++;
        String prefix = "202601" + String.format("%02d", batches + 1) + "00000";
        String suffix = "_" + batches;
        add(new CrashMigration(
                prefix + "1_tables",
                List.of(new Mark(1), new CreateTable("a" + suffix), new Mark(2), new CreateTable("b" + suffix))));
        add(new CrashMigration(
                prefix + "2_slow",
                List.of(new Mark(1), new Sleep(80), new CreateTable("c" + suffix), new Sleep(80), new Mark(2))));
        add(new CrashMigration(
                prefix + "3_indexes",
                List.of(
                        new Mark(1),
                        new CreateIndex("i" + suffix),
                        new Mark(2),
                        new CreateTable("d" + suffix),
                        new CreateIndex("j" + suffix),
                        new Mark(3))));
        add(new CrashMigration(prefix + "4_small", List.of(new Mark(1))));
        add(new CrashMigration(
                prefix + "5_reindex",
                List.of(new DropIndex("i" + suffix), new CreateIndex("k" + suffix), new Mark(1), new Sleep(40))));
        add(new CrashMigration(prefix + "6_last", List.of(new CreateTable("e" + suffix), new Mark(1))));
    }

    @Override
    public void close() {
        TemporaryDirectories.delete(directory);
    }

    private void add(CrashMigration migration) {
        migrations.add(migration);
        write(migration.name() + "/migration.sql", migration.script());
    }

    private void write(String name, String text) {
        Path file = directory.resolve(name);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("could not write " + file, e);
        }
    }
}
