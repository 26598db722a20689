package dev.kanmon.bench;

import dev.kanmon.testsupport.TemporaryDirectories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Migrations such as a team's have after some years: tables as Prisma writes them, columns, indexes and foreign keys added
 * later, functions with triggers, data moved in DO blocks.
 *
 * @param directory in Prisma's layout
 * @param bytes of all of them
 */
record ScriptsToLint(Path directory, List<Path> files, long bytes) implements AutoCloseable {

    private static final int KINDS = 4;
    private static final int COLUMNS = 30;

    static ScriptsToLint generate(int count) {
        Path directory = TemporaryDirectories.create("bench-lint");
        List<Path> files = new ArrayList<>();
        long bytes = 0;
        for (int i = 0; i < count; i++) {
            byte[] script = script(i).getBytes(StandardCharsets.UTF_8);
            Path file =
                    directory.resolve("20240101%06d_step_%d".formatted(i, i)).resolve("migration.sql");
            write(file, script);
            files.add(file);
            bytes += script.length;
        }
        return new ScriptsToLint(directory, List.copyOf(files), bytes);
    }

    @Override
    public void close() {
        TemporaryDirectories.delete(directory);
    }

    private static String script(int number) {
        int table = number / KINDS;
        return switch (number % KINDS) {
            case 0 -> createTable(table);
            case 1 -> alterTable(table);
            case 2 -> function(table);
            default -> moveData(table);
        };
    }

    private static String createTable(int table) {
        StringBuilder script = new StringBuilder("-- CreateTable\nCREATE TABLE \"Table%d\" (\n".formatted(table));
        script.append("    \"id\" BIGSERIAL NOT NULL,\n    \"parentId\" BIGINT,\n");
        for (int i = 0; i < COLUMNS; i++) {
            script.append("    \"column%d\" %s,%n".formatted(i, columnType(i)));
        }
        return script.append("""

                    CONSTRAINT "Table%1$d_pkey" PRIMARY KEY ("id")
                );

                -- CreateIndex
                CREATE INDEX "Table%1$d_column1_idx" ON "Table%1$d"("column1");

                -- CreateIndex
                CREATE UNIQUE INDEX "Table%1$d_column2_column3_key" ON "Table%1$d"("column2", "column3" DESC);

                -- AddForeignKey
                ALTER TABLE "Table%1$d" ADD CONSTRAINT "Table%1$d_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Table%1$d"("id") ON DELETE SET NULL ON UPDATE CASCADE;
                """.formatted(table)).toString();
    }

    private static String columnType(int column) {
        return switch (column % 6) {
            case 0 -> "TEXT NOT NULL";
            case 1 -> "TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP";
            case 2 -> "INTEGER NOT NULL DEFAULT 0";
            case 3 -> "VARCHAR(191)";
            case 4 -> "DECIMAL(65,30) NOT NULL DEFAULT 0.000000000000000000000000000000";
            default -> "BOOLEAN NOT NULL DEFAULT false";
        };
    }

    private static String alterTable(int table) {
        StringBuilder script = new StringBuilder();
        for (int i = 0; i < COLUMNS / 3; i++) {
            script.append("""
                    -- AlterTable
                    ALTER TABLE "Table%1$d" ADD COLUMN "added%2$d" TEXT,
                    ALTER COLUMN "column%3$d" SET DATA TYPE TEXT;

                    -- CreateIndex
                    CREATE INDEX "Table%1$d_added%2$d_idx" ON "Table%1$d"("added%2$d") WHERE "added%2$d" IS NOT NULL;

                    """.formatted(table, i, i * 3));
        }
        return script.toString();
    }

    private static String function(int table) {
        StringBuilder script = new StringBuilder("""
                CREATE OR REPLACE FUNCTION "touch_Table%1$d"() RETURNS trigger LANGUAGE plpgsql AS $$
                DECLARE
                    changed integer := 0;
                BEGIN
                """.formatted(table));
        for (int i = 1; i < COLUMNS; i += 2) {
            script.append("""
                        IF NEW."column%1$d" IS DISTINCT FROM OLD."column%1$d" THEN
                            changed := changed + 1;
                        END IF;
                    """.formatted(i));
        }
        return script.append("""
                    UPDATE "Table%1$d" SET "column2" = "column2" + changed WHERE "id" = NEW."parentId";
                    RETURN NEW;
                END
                $$;

                CREATE TRIGGER "Table%1$d_touch" BEFORE UPDATE ON "Table%1$d"
                    FOR EACH ROW EXECUTE FUNCTION "touch_Table%1$d"();

                COMMENT ON FUNCTION "touch_Table%1$d"() IS 'counts what has changed';
                """.formatted(table)).toString();
    }

    private static String moveData(int table) {
        StringBuilder script = new StringBuilder("DO $$\nBEGIN\n");
        for (int i = 0; i < COLUMNS / 3; i++) {
            script.append("""
                        UPDATE "Table%1$d" SET "added%2$d" = coalesce("column0", '') || '-' || "column2"::text
                        WHERE "added%2$d" IS NULL AND "column%3$d" IS NOT NULL;
                    """.formatted(table, i, i));
        }
        return script.append(
                        "END\n$$;\n\nINSERT INTO \"Table%1$d\" (\"column0\") SELECT \"column0\" FROM \"Table%1$d\" WHERE false;\n"
                                .formatted(table))
                .toString();
    }

    private static void write(Path file, byte[] content) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " could not be written", e);
        }
    }
}
