package dev.kanmon.engine.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kanmon.runner.DiffRun;
import dev.kanmon.testsupport.SchemaSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recordings in which Prisma compares migrations with a database; schema.prisma, which Kanmon does not read, is left out. */
class DiffGoldenDbTest {

    /** The three migrations, as one text. */
    private static final String MIGRATED = Scripts.INIT + Scripts.ADD_NAME + Scripts.EMAIL_UNIQUE;

    private static final String HOTFIX = "CREATE INDEX manual_idx ON \"User\"(name);";

    @TempDir
    private Path folder;

    private final GoldenDiff golden = new GoldenDiff();

    @AfterEach
    void close() {
        golden.close();
    }

    @Test
    void driftWithoutAShadowUrl() {
        threeMigrations();
        golden.live().sql(MIGRATED, HOTFIX);

        DiffRun run = golden.fromMigrations();

        assertThat(run.status()).isEqualTo(step("i_drift", 5).get("exit").asInt());
        assertThat(run.out()).contains("[*] Changed the `User` table\n  [+] Added index `manual_idx`");
    }

    @Test
    void noDrift() {
        threeMigrations();
        golden.live().sql(MIGRATED);

        assertExit("i_drift_shadow", 1, golden.fromMigrations("--exit-code"));
        DiffRun script = golden.fromMigrations("--script", "--exit-code");
        assertExit("i_drift_shadow", 2, script);
        assertThat(script.out().strip())
                .isEqualTo(step("i_drift_shadow", 2).get("stdout").asText().strip());
    }

    @Test
    void driftByAnIndexBothWays() {
        threeMigrations();
        golden.live().sql(MIGRATED, HOTFIX);

        assertExit("i_drift_shadow", 4, golden.fromMigrations());
        assertExit("i_drift_shadow", 5, golden.fromMigrations("--exit-code"));
        DiffRun forward = golden.fromMigrations("--script");
        assertExit("i_drift_shadow", 6, forward);
        assertSameResult(MIGRATED, "i_drift_shadow", 6, forward.out());
        assertExit("i_drift_shadow", 7, golden.fromMigrations("--script", "--exit-code"));
        DiffRun backward = golden.toMigrations("--script");
        assertExit("i_drift_shadow", 8, backward);
        assertSameResult(MIGRATED + HOTFIX, "i_drift_shadow", 8, backward.out());
    }

    @Test
    void theWholeDatabaseAsAScriptInAFile() throws IOException {
        golden.live().sql(MIGRATED, HOTFIX);
        Path file = folder.resolve("out.sql");

        DiffRun run = golden.run(
                new String[] {"--script", "-o", file.toString()}, "--from-empty", "--to-url-env", "DATABASE_URL");

        assertExit("i_drift_shadow", 12, run);
        String prismas = step("i_drift_shadow", 13).get("content").asText();
        assertThat(SchemaSnapshot.of(golden.database(Files.readString(file))))
                .isEqualTo(SchemaSnapshot.of(golden.database(prismas)));
    }

    @Test
    void driftByATableAndAColumn() {
        threeMigrations();
        golden.live()
                .sql(MIGRATED, HOTFIX, step("i_drift_shadow", 15).get("sql").asText());

        assertExit("i_drift_shadow", 17, golden.fromMigrations("--exit-code"));
        DiffRun script = golden.fromMigrations("--script", "--exit-code");
        assertExit("i_drift_shadow", 18, script);
        assertSameResult(MIGRATED, "i_drift_shadow", 18, script.out());
    }

    @Test
    void downScriptIsTheDifferenceTheOtherWayRound() {
        String up = step("n_down", 1).get("stdout").asText();
        golden.migrations().with("20240101000000_init", Scripts.INIT).with("20240102000000_up", up);

        DiffRun down = golden.run(
                new String[] {"--to-migration", "20240101000000_init", "--script"},
                "--from-migrations",
                golden.folder(),
                "--to-migrations",
                golden.folder());

        assertExit("n_down", 2, down);
        assertSameResult(Scripts.INIT + up, "n_down", 2, down.out());
        assertThat(SchemaSnapshot.of(golden.database(Scripts.INIT + up, down.out())))
                .isEqualTo(SchemaSnapshot.of(golden.database(Scripts.INIT)));
    }

    @Test
    void migrationThatFailsOnTheShadow() {
        golden.migrations()
                .with("20240101000000_init", Scripts.INIT)
                .with(
                        "20240102000000_bad",
                        step("o_shadow_fail", 0)
                                .get("pg_errors")
                                .get(0)
                                .get("script")
                                .asText());

        DiffRun run = golden.fromMigrations("--script", "--exit-code");

        assertExit("o_shadow_fail", 0, run);
        String recorded = step("o_shadow_fail", 0).get("stderr").asText();
        assertThat(recorded).contains("Error: P3006", "Migration `20240102000000_bad` failed to apply cleanly");
        assertThat(run.err())
                .startsWith(
                        "Error: P3006\n\nMigration `20240102000000_bad` failed to apply cleanly to the shadow database.")
                .contains("SQLSTATE 42P01");
    }

    @Test
    void fileThatIsMissing() {
        assertExit("o_shadow_fail", 3, golden.run(new String[] {}, "--from-empty", "--to-file", "nope.sql"));
    }

    @Test
    void noArguments() {
        DiffRun run = golden.run(new String[] {});

        assertExit("o_shadow_fail", 4, run);
        List<String> counts = step("o_shadow_fail", 4)
                .get("stderr")
                .asText()
                .lines()
                .filter(line -> line.contains("parameter(s) provided"))
                .toList();
        assertThat(counts).hasSize(2).allSatisfy(line -> assertThat(run.err()).contains(line));
    }

    private void threeMigrations() {
        golden.migrations()
                .with("20240101000000_init", Scripts.INIT)
                .with("20240102000000_add_name", Scripts.ADD_NAME)
                .with("20240103000000_email_unique", Scripts.EMAIL_UNIQUE);
    }

    private static void assertExit(String scenario, int step, DiffRun run) {
        assertThat(run.status())
                .as(() -> scenario + ", step " + step + "\n" + run.err())
                .isEqualTo(step(scenario, step).get("exit").asInt());
    }

    /** Of running a script, and the one that Prisma printed. */
    private void assertSameResult(String before, String scenario, int step, String script) {
        String prismas = step(scenario, step).get("stdout").asText();
        assertThat(SchemaSnapshot.of(golden.database(before, script)))
                .as(scenario + ", step " + step)
                .isEqualTo(SchemaSnapshot.of(golden.database(before, prismas)));
    }

    private static JsonNode step(String scenario, int index) {
        return Recording.read(scenario).steps().get(index);
    }
}
