package dev.kanmon.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.RehearsalOutcome;
import dev.kanmon.contract.Risk;
import dev.kanmon.engine.CommandResult;
import dev.kanmon.engine.EngineFixture;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.deploy.Admission;
import dev.kanmon.engine.deploy.Deploy;
import dev.kanmon.engine.deploy.DeploySettings;
import dev.kanmon.engine.deploy.StopSignal;
import dev.kanmon.engine.lint.LintRequest;
import dev.kanmon.engine.lint.Severity;
import dev.kanmon.engine.schema.shadow.ShadowSettings;
import dev.kanmon.engine.session.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans on a real target, most of them without a rehearsal, which has tests of its own. */
class PlannerDbTest {

    private static final String INIT = "20260101000000_init";
    private static final String NEXT = "20260102000000_next";
    private static final String LAST = "20260103000000_last";
    private static final String USERS = "CREATE TABLE \"User\" (id int PRIMARY KEY, email text, age int);";

    @TempDir
    Path folder;

    private EngineFixture fixture;
    private ShadowSettings shadow = new ShadowSettings.Off();
    private List<LintRequest.Ignore> ignores = List.of();

    @BeforeEach
    void open() {
        fixture = new EngineFixture(folder).migration(INIT, USERS);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void firstMigrationsOfAnEmptyDatabaseAreNoRisk() {
        assertThat(plan().risk()).isIn(Risk.Low, Risk.Medium);
    }

    @Test
    void downScriptThatLeavesSomethingIsAFindingThatNamesIt() {
        shadow = privateServer();
        fixture.deploy();
        fixture.migration(NEXT, "CREATE TABLE posts (id int); CREATE TABLE tags (id int);")
                .file(NEXT + "/down.sql", "DROP TABLE posts;")
                .migration(LAST, "CREATE TABLE likes (id int);")
                .file(LAST + "/down.sql", "DROP TABLE nope;");

        Plan plan = plan();

        assertThat(finding(plan, "plan/down-does-not-undo").finding().message()).contains("table public.tags is left");
        assertThat(finding(plan, "plan/down-not-checked").finding().place().migration())
                .isEqualTo(LAST);
        assertThat(plan.rehearsalOutcome()).isEqualTo(RehearsalOutcome.Passed);
    }

    @Test
    void nothingPendingIsNoPlan() {
        fixture.deploy();

        Planner.Result planned = planned();

        assertThat(planned.plan()).isEmpty();
        assertThat(planned.result().outcome()).isEqualTo(ExitCode.NOTHING_TO_DO);
    }

    @Test
    void lossOfDataIsCriticalAndTheTargetIsLeftAlone() {
        deployed(INIT).migration(NEXT, "ALTER TABLE \"User\" DROP COLUMN email;");

        Plan plan = plan();

        assertThat(plan.risk()).isEqualTo(Risk.Critical);
        assertThat(rules(plan)).contains("data/drop-column");
        assertThat(fixture.rows()).hasSize(1);
    }

    @Test
    void indexOnASmallTableIsNoRiskAndTheFindingSaysWhy() {
        deployed(INIT).migration(NEXT, "CREATE INDEX user_email ON \"User\"(email);");
        fixture.database().sql("INSERT INTO \"User\" SELECT i, 'x' || i FROM generate_series(1, 40) i", "ANALYZE");

        JudgedFinding found = finding(plan(), "lock/index-not-concurrent");

        assertThat(found.severity()).isEqualTo(Severity.INFO);
        assertThat(found.finding().severity()).isEqualTo(Severity.ERROR);
        assertThat(found.because()).contains("40 rows");
    }

    @Test
    void indexOnALargerTableBlocksForAsLongAsItsSizeTells() {
        deployed(INIT).migration(NEXT, "CREATE INDEX user_email ON \"User\"(email);");
        fixture.database()
                .sql(
                        "INSERT INTO \"User\" SELECT i, repeat('x', 500) FROM generate_series(1, 60000) i",
                        "ANALYZE \"User\"");

        Plan plan = plan();

        assertThat(finding(plan, "lock/index-not-concurrent").severity()).isEqualTo(Severity.ERROR);
        assertThat(plan.risk()).isEqualTo(Risk.High);
        assertThat(plan.estimates()).anySatisfy(estimate -> {
            assertThat(estimate.blocks()).isEqualTo("writes");
            assertThat(estimate.duration().orElseThrow().toMillis()).isPositive();
            assertThat(estimate.basis()).contains("builds an index at");
        });
    }

    @Test
    void existingNullsStandInTheWayOfNotNull() {
        deployed(INIT).migration(NEXT, "ALTER TABLE \"User\" ALTER COLUMN email SET NOT NULL;");
        fixture.database().sql("INSERT INTO \"User\" VALUES (1, NULL), (2, 'a'), (3, NULL)");

        JudgedFinding found = finding(plan(), "plan/data-in-the-way");

        assertThat(found.finding().message()).startsWith("2 existing rows have no value in \"email\".");
        assertThat(found.finding().message()).contains("SELECT count(*)");
    }

    @Test
    void duplicatesAndOrphansStandInTheWayOfConstraints() {
        deployed(INIT)
                .migration(
                        NEXT,
                        "CREATE UNIQUE INDEX u ON \"User\"(email);"
                                + "ALTER TABLE \"User\" ADD CONSTRAINT f FOREIGN KEY (age) REFERENCES \"User\"(id);");
        fixture.database().sql("INSERT INTO \"User\" VALUES (1, 'a', 7), (2, 'a', 1)");

        assertThat(plan().findings())
                .filteredOn(found -> found.finding().rule().equals("plan/data-in-the-way"))
                .hasSize(2);
    }

    @Test
    void missingRightsAreInThePlanAndNotInAFailedRun() {
        deployed(INIT)
                .migration(NEXT, "CREATE TABLE \"Order\" (id int PRIMARY KEY); ALTER TABLE \"User\" ADD COLUMN x int;");
        var role = fixture.database().newRole("");
        fixture.database()
                .sql(
                        "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
                        "GRANT SELECT ON _prisma_migrations TO " + role.name());
        fixture.url(fixture.database().urlAs(role));

        assertThat(plan().findings())
                .filteredOn(found -> found.finding().rule().equals("plan/missing-right"))
                .extracting(found -> found.finding().message())
                .anySatisfy(message -> assertThat(message)
                        .isEqualTo(
                                "This needs CREATE on schema public, and role " + role.name() + " does not have it."))
                .anySatisfy(message -> assertThat(message).contains("needs the owner of public.User"));
    }

    @Test
    void ignoredRulesAreNotInThePlan() {
        deployed(INIT).migration(NEXT, "DROP TABLE \"User\";");
        ignores = List.of(new LintRequest.Ignore("data/*", ""));

        assertThat(rules(plan())).noneMatch(rule -> rule.startsWith("data/"));
    }

    @Test
    void hashIsTheSameForTheSamePlanAndAnotherForOtherContent() {
        deployed(INIT).migration(NEXT, "ALTER TABLE \"User\" DROP COLUMN email;");
        String first = plan().hash();

        assertThat(plan().hash()).isEqualTo(first).startsWith("sha256:");
        fixture.migration(NEXT, "ALTER TABLE \"User\" DROP COLUMN age;");
        assertThat(plan().hash()).isNotEqualTo(first);
    }

    @Test
    void tableThatGrowsIntoAnotherRiskMakesAnotherPlan() {
        deployed(INIT).migration(NEXT, "CREATE INDEX user_email ON \"User\"(email);");
        Plan before = plan();
        grow();
        Plan after = plan();

        assertThat(after.risk()).isGreaterThan(before.risk());
        assertThat(after.hash()).isNotEqualTo(before.hash());
    }

    @Test
    void approvedPlanIsAppliedAndNothingElse() {
        deployed(INIT).migration(NEXT, "ALTER TABLE \"User\" DROP COLUMN email;");
        Plan plan = plan();
        fixture.migration(LAST, "DROP TABLE \"User\";");

        assertThatThrownBy(() -> deploy(approved(plan))).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(
                        e.problem().code())
                .isEqualTo(ProblemCode.PLAN_CHANGED));
        assertThat(fixture.rows()).hasSize(1);

        fixture.remove(LAST);
        assertThat(deploy(approved(plan)).applied()).containsExactly(NEXT);
    }

    @Test
    void planThatHasBecomeMoreDangerousIsNotApplied() {
        deployed(INIT).migration(NEXT, "CREATE INDEX user_email ON \"User\"(email);");
        Plan plan = plan();
        grow();

        assertThatThrownBy(() -> deploy(approved(plan))).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(
                        e.problem().message())
                .contains("is High now"));
    }

    @Test
    void planThatHasBecomeLessDangerousIsApplied() {
        deployed(INIT).migration(NEXT, "CREATE INDEX user_email ON \"User\"(email);");
        grow();
        Plan plan = plan();
        fixture.database().sql("TRUNCATE \"User\"");

        assertThat(deploy(approved(plan)).applied()).containsExactly(NEXT);
    }

    @Test
    void runThatWasCutOffGoesOnWithTheRestOfItsPlan() {
        deployed(INIT)
                .migration(NEXT, "ALTER TABLE \"User\" DROP COLUMN email;")
                .migration(LAST, "DROP TABLE \"User\";");
        Plan plan = plan();
        fixture.remove(LAST);
        fixture.deploy();
        fixture.migration(LAST, "DROP TABLE \"User\";");

        assertThat(deploy(approved(plan)).applied()).containsExactly(LAST);
    }

    @Test
    void rehearsalThatFailsFailsThePlanAndTheTargetIsLeftAlone() {
        shadow = privateServer();
        deployed(INIT)
                .migration(NEXT, "ALTER TABLE \"User\" ADD COLUMN x int;\nALTER TABLE \"Nobody\" ADD COLUMN y int;");

        CommandResult result = planned().result();

        assertThat(result.outcome()).isEqualTo(ExitCode.REHEARSAL_FAILED);
        assertThat(result.problem().orElseThrow().message()).contains("line 2").contains("42P01");
        assertThat(fixture.rows()).hasSize(1);
    }

    @Test
    void whatADoBlockHidesTheRehearsalSees() {
        shadow = privateServer();
        deployed(INIT)
                .migration(
                        NEXT,
                        "DO $$ BEGIN EXECUTE replace('ALTER TABLE \"User\" ALTER COLUMN age TYPE XX', 'XX', 'bigint'); END $$;");

        Plan plan = plan();

        assertThat(plan.rehearsalOutcome()).isEqualTo(RehearsalOutcome.Passed);
        assertThat(finding(plan, "rehearsal/unforeseen").finding().message()).contains("public.User");
    }

    private EngineFixture deployed(String migration) {
        fixture.deploy();
        assertThat(fixture.rows()).hasSize(1);
        return fixture;
    }

    private void grow() {
        fixture.database()
                .sql(
                        "INSERT INTO \"User\" SELECT i, repeat('x', 500) FROM generate_series(1, 60000) i",
                        "ANALYZE \"User\"");
    }

    private static ShadowSettings privateServer() {
        return new ShadowSettings.PrivateServer(Path.of("target", "postgresql").toAbsolutePath(), Optional.empty());
    }

    private Plan plan() {
        return planned().plan().orElseThrow();
    }

    private Planner.Result planned() {
        return Planner.plan(
                fixture::open,
                fixture.source(),
                DeploySettings.DEFAULT,
                new PlanSettings(shadow, ignores, false, fixture.target()),
                new StopSignal());
    }

    private Admission approved(Plan plan) {
        return new ApprovedPlan(plan.hash(), plan.migrations().size(), plan.risk(), ignores);
    }

    private CommandResult deploy(Admission admission) {
        try (Session session = fixture.open()) {
            return Deploy.run(
                    session, fixture.source(), DeploySettings.DEFAULT, admission, new StopSignal(), progress -> {});
        }
    }

    private static List<String> rules(Plan plan) {
        return plan.findings().stream().map(found -> found.finding().rule()).toList();
    }

    private static JudgedFinding finding(Plan plan, String rule) {
        return plan.findings().stream()
                .filter(found -> found.finding().rule().equals(rule))
                .findFirst()
                .orElseThrow(() -> new AssertionError(rule + " is not among " + rules(plan)));
    }
}
