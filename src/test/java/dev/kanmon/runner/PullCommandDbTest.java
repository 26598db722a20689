package dev.kanmon.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PullCommandDbTest {

    private static final String DATASOURCE = "datasource db {\n  provider = \"postgresql\"\n}\n";
    private static final String MODEL = "\nmodel users {\n  id Int @id\n}\n";

    @TempDir
    Path folder;

    private final TestDatabase database = TestPostgres.shared().newDatabase();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path schema;

    @BeforeEach
    void prepare() throws IOException {
        schema = Files.writeString(folder.resolve("schema.prisma"), DATASOURCE);
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void theFileIsWrittenWithItsRightsAndNothingElseIsLeftBehind() throws IOException {
        Files.setPosixFilePermissions(schema, PosixFilePermissions.fromString("rw-r-----"));
        database.sql("CREATE TABLE users (id int PRIMARY KEY)");
        assertThat(pull()).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("Introspected 1 model and wrote it into " + schema + ".\nAdded: users\n");
        assertThat(schema).hasContent(DATASOURCE + MODEL);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(schema)))
                .isEqualTo("rw-r-----");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(schema);
        }
    }

    @Test
    void aSecondPullWritesNothing() throws IOException {
        database.sql("CREATE TABLE users (id int PRIMARY KEY)");
        pull();
        Object written = Files.getAttribute(schema, "unix:ino");
        assertThat(pull()).isZero();
        assertThat(Files.getAttribute(schema, "unix:ino")).isEqualTo(written);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("says it already.");
    }

    @Test
    void printedAreTheSchemaAndNothingElse() {
        database.sql("CREATE TABLE users (id int PRIMARY KEY)");
        assertThat(pull("--print")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(DATASOURCE + MODEL);
        assertThat(schema).hasContent(DATASOURCE);
    }

    @Test
    void byForceOnlyDatasourceAndGeneratorsStay() throws IOException {
        Files.writeString(schema, DATASOURCE + "\n/// mine\nmodel Person {\n  id Int @id\n\n  @@map(\"users\")\n}\n");
        database.sql("CREATE TABLE users (id int PRIMARY KEY)");
        assertThat(pull("--force")).isZero();
        assertThat(schema).hasContent(DATASOURCE + MODEL);
    }

    @Test
    void anEmptyDatabaseIsAnError() {
        assertThat(pull()).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("P4001")
                .contains("The introspected database was empty.");
        assertThat(schema).hasContent(DATASOURCE);
    }

    @Test
    void inAFolderNewModelsComeIntoAFileOfTheirOwn() throws IOException {
        Files.writeString(folder.resolve("other.prisma"), "model gone {\n  id Int @id\n}\n");
        database.sql("CREATE TABLE users (id int PRIMARY KEY)");
        schema = folder;
        assertThat(pull()).isZero();
        assertThat(folder.resolve("introspected.prisma")).hasContent(MODEL.strip() + "\n");
        assertThat(folder.resolve("other.prisma")).hasContent("");
    }

    @Test
    void aFileWithMistakesIsLeftAsItIs() throws IOException {
        Files.writeString(schema, "model {");
        database.sql("CREATE TABLE users (id int PRIMARY KEY)");
        assertThat(pull()).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("K5001").contains("schema.prisma:1:");
        assertThat(schema).hasContent("model {");
    }

    private int pull(String... options) {
        String[] arguments = Stream.concat(
                        Stream.of(RunnerOptions.PULL, RunnerOptions.SCHEMA_FILE, schema.toString()), Stream.of(options))
                .toArray(String[]::new);
        Surroundings surroundings = new Surroundings(
                Map.of(RunnerOptions.URL_ENV, database.url()),
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false,
                new Termination());
        return new CommandLines(surroundings).execute(arguments);
    }
}
