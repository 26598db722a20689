package dev.kanmon.bench;

import dev.kanmon.testsupport.TemporaryDirectories;
import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A part of {@code make bench}: {@code kanmon dev} on a history of 300 migrations, whole processes, beside what {@code prisma
 * migrate dev} does with its engine. The variable KANMON_BENCH_PRISMA names a folder with prisma's packages; without it the
 * reference is left out, and that is said.
 */
public final class DevBench {

    private static final int HISTORY = 300;
    private static final int RUNS = 3;
    private static final String PRIVATE = "private";
    private static final String ROW = "  %-66s %9s%n";
    private static final String REFERENCE = "KANMON_BENCH_PRISMA";

    private DevBench() {}

    /** No arguments; needs the packaged runner and {@code target/postgresql}, which the build makes. */
    public static void main(String[] arguments) {
        System.out.printf("%ndev: a history of %d migrations of a table each; whole processes%n%n", HISTORY);
        System.out.printf(ROW, "", "ms");
        for (String shadow : List.of(PRIVATE, "target-server")) {
            try (Project project = Project.create()) {
                measure(project, shadow);
            }
        }
        if (System.getenv(REFERENCE) == null) {
            System.out.println("  prisma: left out, " + REFERENCE + " does not name a folder with its packages");
            return;
        }
        measureReference();
    }

    /** Its engine drops a shadow database that its own adapter may still be connected to; then it ends with an error. */
    private static void measureReference() {
        try (Project project = Project.create()) {
            project.kanmon("target-server", "all");
            row("prisma's engine in Node, in sync", median(project::prisma));
            row("prisma's engine in Node, a new column", median(() -> project.withAnotherColumn(project::prisma)));
        } catch (IllegalStateException e) {
            System.out.println("  prisma: not measured, since it failed: "
                    + e.getMessage().lines().findFirst().orElse(""));
        }
    }

    private static void measure(Project project, String shadow) {
        String kanmon = "kanmon dev --shadow " + shadow + ", ";
        row(kanmon + "all to be applied", project.kanmon(shadow, "all"));
        if (shadow.equals(PRIVATE)) {
            project.forgetReplay();
            row(kanmon + "in sync, cold shadow", project.kanmon(shadow, "cold"));
        }
        row(kanmon + "in sync, warm shadow", median(() -> project.kanmon(shadow, "warm")));
        row(
                kanmon + "a new column, warm shadow",
                median(() -> project.withAnotherColumn(() -> project.kanmon(shadow, "column"))));
    }

    private static void row(String what, double millis) {
        System.out.printf(ROW, what, "%.0f".formatted(millis));
    }

    private static double median(Supplier<Double> run) {
        return Stream.generate(run).limit(RUNS).sorted().toList().get(RUNS / 2);
    }

    /** A project whose schema file is what its migrations make, and its development database. */
    private static final class Project implements AutoCloseable {

        private final Migrations migrations;
        private final TestDatabase database = TestPostgres.shared().newDatabase();
        private final Path cache = TemporaryDirectories.create("kanmon-dev-bench");
        private final Path schema = cache.resolve("schema.prisma");
        private int columns;

        private Project(Migrations migrations) {
            this.migrations = migrations;
        }

        static Project create() {
            Project project = new Project(Migrations.generate(HISTORY));
            project.writeSchema();
            return project;
        }

        double kanmon(String shadow, String name) {
            List<String> command = List.of(
                    Path.of("bin", "kanmon").toAbsolutePath().toString(),
                    "dev",
                    "--name",
                    name,
                    "--schema",
                    schema.toString(),
                    "--dir",
                    migrations.prisma().toString(),
                    "--environment",
                    "Development",
                    "--shadow",
                    shadow);
            Map<String, String> environment = new HashMap<>();
            environment.put("DATABASE_URL", database.url());
            environment.put("JAVA_HOME", System.getProperty("java.home"));
            environment.put("KANMON_SHADOW_CACHE", cache.resolve("shadow").toString());
            return MeasuredProcess.run(command, environment, false).millis();
        }

        /** Of a private shadow. */
        void forgetReplay() {
            TemporaryDirectories.delete(cache.resolve("shadow"));
        }

        double prisma() {
            List<String> command = List.of(
                    "node",
                    Path.of("src", "bench", "prisma", "dev.mjs").toString(),
                    migrations.prisma().toString(),
                    schema.toString());
            return MeasuredProcess.run(command, Map.of("DATABASE_URL", database.url()), false)
                    .millis();
        }

        double withAnotherColumn(Supplier<Double> run) {
            columns++;
            writeSchema();
            return run.get();
        }

        private void writeSchema() {
            StringBuilder text = new StringBuilder("datasource db {\n  provider = \"postgresql\"\n}\n");
            for (int i = 1; i <= HISTORY; i++) {
                text.append("\nmodel t_").append(i).append(" {\n  id Int @id\n  name String\n");
                text.append("  created DateTime? @db.Timestamptz\n");
                for (int column = 1; i == 1 && column <= columns; column++) {
                    text.append("  column_").append(column).append(" String?\n");
                }
                text.append("}\n");
            }
            try {
                Files.writeString(schema, text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            database.close();
            migrations.close();
            TemporaryDirectories.delete(cache);
        }
    }
}
