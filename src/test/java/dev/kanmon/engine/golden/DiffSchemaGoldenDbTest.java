package dev.kanmon.engine.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kanmon.runner.DiffRun;
import dev.kanmon.testsupport.SchemaSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code kanmon diff} with schema files prints what {@code prisma migrate diff} printed. */
class DiffSchemaGoldenDbTest {

    private static final String DATASOURCE = "datasource db {\n  provider = \"postgresql\"\n}\n\n";

    /** Of the recorded n_down, whose file is not in the recording. */
    private static final String WANTED = DATASOURCE + """
            enum Role {
              A
              B
            }

            model User {
              id    Int    @id @default(autoincrement())
              email String @unique
              role  Role   @default(A)
              posts Post[]
            }

            model Post {
              id       Int  @id
              authorId Int
              author   User @relation(fields: [authorId], references: [id])
            }
            """;

    @TempDir
    private Path project;

    private final GoldenDiff golden = new GoldenDiff();

    @AfterEach
    void close() {
        golden.close();
    }

    static Stream<String> cases() {
        return Recording.read("m_diff_schema").steps().stream()
                .map(step -> step.get("case").asText());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void scriptSummaryAndExitStatusOfTwoSchemaFiles(String name) {
        JsonNode recorded = Recording.read("m_diff_schema").steps().stream()
                .filter(step -> step.get("case").asText().equals(name))
                .findFirst()
                .orElseThrow();
        String from = file("from.prisma", DATASOURCE + recorded.get("from").asText());
        String to = file("to.prisma", DATASOURCE + recorded.get("to").asText());

        DiffRun script = run("--from-schema", from, "--to-schema", to, "--script", "--exit-code");
        assertThat(script.out()).isEqualTo(printed(recorded.get("script")));
        assertThat(script.status())
                .isEqualTo(recorded.get("exit_script_exitcode").asInt());
        assertThat(run("--from-schema", from, "--to-schema", to).out()).isEqualTo(printed(recorded.get("summary")));
    }

    /** Procedure 8: the up script, and the down script made before the up migration is. */
    @Test
    void upAndDownScriptOfASchemaFile() {
        golden.migrations().with("20240101000000_init", Scripts.INIT);
        String schema = file("schema.prisma", WANTED);

        DiffRun up = run("--from-migrations", golden.folder(), "--to-schema", schema, "--script");
        DiffRun down = run("--from-schema", schema, "--to-migrations", golden.folder(), "--script");

        assertThat(up.out()).isEqualTo(printed(step(1).get("stdout")));
        assertThat(down.out()).isEqualTo(printed(step(2).get("stdout")));
        assertThat(SchemaSnapshot.of(golden.database(Scripts.INIT, up.out(), down.out())))
                .isEqualTo(SchemaSnapshot.of(golden.database(Scripts.INIT)));
    }

    /** Procedure 7: the forward script leads from the database as it is, however it came there, to the wanted schema. */
    @Test
    void forwardScriptOfALiveDatabase() {
        String schema = file("schema.prisma", WANTED);
        golden.live().sql(Scripts.INIT, "CREATE TYPE \"Role\" AS ENUM ('A', 'B');");

        DiffRun forward = run("--from-url-env", "DATABASE_URL", "--to-schema", schema, "--script");
        golden.live().sql(forward.out());

        assertThat(run("--from-url-env", "DATABASE_URL", "--to-schema", schema, "--exit-code"))
                .isEqualTo(new DiffRun(0, "No difference detected.\n", ""));
    }

    private DiffRun run(String... sides) {
        return golden.run(new String[0], sides);
    }

    private static JsonNode step(int index) {
        return Recording.read("n_down").steps().get(index);
    }

    /** The recorded command line adds two line feeds to what the engine gives it. */
    private static String printed(JsonNode text) {
        return text.asText().replaceFirst("\n\n\\z", "");
    }

    private String file(String name, String text) {
        try {
            return Files.writeString(project.resolve(name), text).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
