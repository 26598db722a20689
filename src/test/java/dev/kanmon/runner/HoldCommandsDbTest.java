package dev.kanmon.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.RehearsalOutcome;
import dev.kanmon.contract.ReportReader;
import dev.kanmon.contract.RunReport;
import dev.kanmon.contract.RunReport.DriftState;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.engine.EngineFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code plan} and {@code deploy} with removing migrations left out, on a real database and a private shadow. */
class HoldCommandsDbTest {

    private static final String INIT = "20260101000000_init";
    private static final String DROP = "20260102000000_drop_name";
    private static final String LATER = "20260103000000_later";
    private static final String LAST = "20260104000000_last";

    @TempDir
    static Path cache;

    @TempDir
    Path folder;

    private EngineFixture fixture;

    /** How a command ended, what it printed, and its report. */
    private record Run(int status, String out, RunReport report) {}

    @BeforeEach
    void deployTheFirst() {
        fixture = new EngineFixture(folder.resolve("migrations"))
                .migration(INIT, "CREATE TABLE users (id int PRIMARY KEY, name text);");
        fixture.deploy();
        fixture.migration(DROP, "ALTER TABLE users DROP COLUMN name;");
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void laterOnesRunFirstAndTheReleasedOneRunsAfterThem() {
        // Would fail without the column, so a replay by name fails, too.
        fixture.migration(LATER, "CREATE TABLE names AS SELECT name FROM users;");

        RunReport.Plan held = plan().report().plan();
        assertThat(held.held()).containsExactly(DROP);
        assertThat(held.migrations()).isEqualTo(1);
        assertThat(held.rehearsal()).isEqualTo(RehearsalOutcome.Passed);
        RunReport deployed = deploy(held).report();
        assertThat(deployed.applied()).containsExactly(LATER);
        assertThat(deployed.pending()).containsExactly(DROP);
        assertThat(deployed.message()).endsWith("Held: " + DROP + ".");
        assertThat(drift()).isEqualTo(DriftState.InSync);

        Run released = plan(RunnerOptions.RELEASE, DROP);
        assertThat(released.report().plan().held()).isEmpty();
        assertThat(released.report().plan().removing()).containsExactly(DROP);
        assertThat(released.out()).doesNotContain("file/out-of-order");
        assertThat(deploy(released.report().plan(), RunnerOptions.RELEASE, DROP)
                        .report()
                        .applied())
                .containsExactly(DROP);

        assertThat(fixture.rows()).extracting(row -> row.get("migration_name")).containsExactly(INIT, LATER, DROP);
        assertThat(drift()).isEqualTo(DriftState.InSync);
    }

    @Test
    void allHeldIsNothingToDoAndTheReportNamesThem() {
        Run run = plan();

        assertThat(run.report().outcome()).isEqualTo(ExitCode.NOTHING_TO_DO);
        assertThat(run.report().plan().held()).containsExactly(DROP);
        assertThat(run.report().plan().migrations()).isZero();
        assertThat(run.report().history().pending()).isEqualTo(1);
        assertThat(run.out())
                .contains("## Held", "`" + DROP + "`: removing.", "line 1, `ALTER TABLE users DROP COLUMN name`");
        assertThat(deploy(run.report().plan()).report().outcome()).isEqualTo(ExitCode.NOTHING_TO_DO);
    }

    @Test
    void withoutARehearsalAllThatComesAfterIsHeld() {
        fixture.migration("20260101120000_before", "CREATE TABLE a (id int);")
                .migration(LATER, "CREATE TABLE b (id int);");

        Run run = plan(RunnerOptions.SHADOW, RunnerOptions.SHADOW_OFF);

        assertThat(run.report().plan().held()).containsExactly(DROP, LATER);
        assertThat(run.report().plan().migrations()).isEqualTo(1);
        assertThat(run.out()).contains("It comes after " + DROP + ", which is held");
        assertThat(deploy(run.report().plan()).report().applied()).containsExactly("20260101120000_before");
    }

    @Test
    void deployWithoutAPlanRunsNothingBehindWhatIsHeld() {
        fixture.migration(LATER, "CREATE TABLE b (id int);");

        Run run = run(RunnerOptions.DEPLOY, RunnerOptions.HOLD_REMOVING);

        assertThat(run.report().outcome()).isEqualTo(ExitCode.NOTHING_TO_DO);
        assertThat(run.report().pending()).containsExactly(DROP, LATER);
    }

    @Test
    void aPlanWithHeldOnesIsAnotherThanOneWithoutTheFlag() {
        fixture.migration(LATER, "CREATE TABLE b (id int);");
        RunReport.Plan plan = plan().report().plan();

        Run unheld = run(RunnerOptions.DEPLOY, approval(plan));

        assertThat(unheld.report().outcome()).isEqualTo(ExitCode.PLAN_CHANGED);
        assertThat(fixture.rows()).hasSize(1);
    }

    @Test
    void aLaterOneThatNeedsTheHeldOneFailsInTheRehearsal() {
        fixture.migration(LATER, "ALTER TABLE users ADD COLUMN name int;");

        RunReport report = plan().report();

        assertThat(report.outcome()).isEqualTo(ExitCode.REHEARSAL_FAILED);
        assertThat(report.hint()).contains("tried without " + DROP + ", which is held");
    }

    @Test
    void releasingALaterOneLeavesTheEarlierHeld() {
        fixture.migration(LATER, "CREATE TABLE b (id int);").migration(LAST, "DROP TABLE users;");

        RunReport.Plan plan = plan(RunnerOptions.RELEASE, LAST).report().plan();

        assertThat(plan.held()).containsExactly(DROP);
        assertThat(plan.removing()).containsExactly(LAST);
        assertThat(deploy(plan, RunnerOptions.RELEASE, LAST).report().applied()).containsExactly(LATER, LAST);
    }

    @Test
    void aRunThatWasCutOffGoesOnWithTheRestOfItsPlan() {
        fixture.migration(LATER, "CREATE TABLE b (id int);").migration(LAST, "CREATE TABLE c (id int);");
        RunReport.Plan plan = plan().report().plan();
        run(RunnerOptions.RESOLVE, RunnerOptions.APPLIED, LATER);

        assertThat(deploy(plan).report().applied()).containsExactly(LAST);
    }

    @Test
    void aMixedMigrationRunsUnlessThatIsRefused() {
        fixture.remove(DROP).migration(LATER, "ALTER TABLE users RENAME COLUMN name TO full_name;");

        assertThat(plan().report().plan().mixed()).containsExactly(LATER);
        RunReport refused =
                plan(RunnerOptions.MIXED, RunnerOptions.MIXED_REFUSE).report();
        assertThat(refused.outcome()).isEqualTo(ExitCode.REFUSED_BY_POLICY);
        assertThat(refused.code()).isEqualTo(ProblemCode.MIXED_MIGRATION.code());
        assertThat(refused.message()).contains(LATER, "Line 1", "RENAME COLUMN name TO full_name");
        assertThat(refused.hint()).contains("Split it");
    }

    @Test
    void anEmptyDatabaseWaitsForNobody() {
        fixture.database().sql("DROP TABLE users, _prisma_migrations");

        RunReport.Plan plan = plan().report().plan();

        assertThat(plan.held()).isEmpty();
        assertThat(plan.migrations()).isEqualTo(2);
    }

    @Test
    void aFailedMigrationBlocksAsEver() {
        fixture.migration("20260101120000_broken", "SELECT 1/0;");
        run(RunnerOptions.DEPLOY);

        assertThat(plan().report().outcome()).isEqualTo(ExitCode.HISTORY_BLOCKED);
    }

    @Test
    void everyCommandSaysWhichRequiredMigrationsAreApplied() {
        fixture.remove(DROP).migration(LATER, "CREATE TABLE b (id int);").migration(LAST, "SELECT 1/0;");
        String[] names = {
            RunnerOptions.REQUIRE, INIT, RunnerOptions.REQUIRE, LATER, RunnerOptions.REQUIRE, "99990101000000_nobody"
        };

        RunReport.Required planned = run(
                        RunnerOptions.PLAN, with(names, RunnerOptions.SHADOW, RunnerOptions.SHADOW_OFF))
                .report()
                .required();
        assertThat(planned.applied()).containsExactly(INIT);
        assertThat(planned.absent()).containsExactly(LATER, "99990101000000_nobody");
        RunReport failed = run(RunnerOptions.DEPLOY, names).report();
        assertThat(failed.outcome()).isEqualTo(ExitCode.MIGRATION_FAILED);
        assertThat(failed.required().applied()).containsExactly(INIT, LATER);
        RunReport.Required status = run(RunnerOptions.STATUS, names).report().required();
        assertThat(status.applied()).containsExactly(INIT, LATER);
        assertThat(run(RunnerOptions.STATUS).report().required()).isNull();
    }

    @Test
    void aDeployThatIsRefusedSaysItAsWell() {
        RunReport refused = run(
                        RunnerOptions.DEPLOY,
                        RunnerOptions.APPROVED_PLAN,
                        "sha256:" + "0".repeat(64),
                        RunnerOptions.REQUIRE,
                        INIT)
                .report();

        assertThat(refused.outcome()).isEqualTo(ExitCode.PLAN_CHANGED);
        assertThat(refused.required().applied()).containsExactly(INIT);
    }

    private Run plan(String... options) {
        return run(RunnerOptions.PLAN, with(options, RunnerOptions.HOLD_REMOVING));
    }

    private Run deploy(RunReport.Plan plan, String... options) {
        return run(RunnerOptions.DEPLOY, with(with(options, approval(plan)), RunnerOptions.HOLD_REMOVING));
    }

    private static String[] approval(RunReport.Plan plan) {
        return new String[] {
            RunnerOptions.APPROVED_PLAN, plan.hash(),
            RunnerOptions.APPROVED_RISK, plan.risk().name(),
            RunnerOptions.PLAN_MIGRATIONS, String.valueOf(plan.migrations())
        };
    }

    private DriftState drift() {
        return run(RunnerOptions.DRIFT).report().drift().state();
    }

    private static String[] with(String[] options, String... more) {
        return Stream.concat(Stream.of(options), Stream.of(more)).toArray(String[]::new);
    }

    private Run run(String command, String... options) {
        Path file = folder.resolve("report.json");
        List<String> common = List.of(
                command,
                RunnerOptions.DIR,
                folder.resolve("migrations").toString(),
                RunnerOptions.REPORT_FILE,
                file.toString());
        String[] arguments = Stream.concat(common.stream(), Stream.of(options)).toArray(String[]::new);
        CommandOutput output = CommandOutput.of(environment(), arguments);
        try {
            return new Run(
                    output.status(),
                    output.out() + output.err(),
                    new ReportReader().read(Files.readString(file)).orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(output.out() + output.err(), e);
        }
    }

    private Map<String, String> environment() {
        return Map.of(
                RunnerOptions.URL_ENV,
                fixture.database().url(),
                "KANMON_POSTGRES_HOME",
                Path.of("target", "postgresql").toAbsolutePath().toString(),
                "KANMON_SHADOW_CACHE",
                cache.toString());
    }
}
