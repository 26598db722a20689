package dev.kanmon.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.engine.EngineFixture;
import dev.kanmon.engine.deploy.DeploySettings;
import dev.kanmon.engine.deploy.StopSignal;
import dev.kanmon.engine.drift.DriftResult;
import dev.kanmon.engine.schema.catalog.ObjectChange;
import dev.kanmon.engine.schema.shadow.ShadowSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans for targets that somebody has changed by hand. */
class HotfixPlanDbTest {

    private static final String INIT = "20260101000000_init";
    private static final String NEXT = "20260102000000_next";
    private static final String LAST = "20260103000000_last";
    private static final String INDEX = "CREATE INDEX by_email ON \"User\"(email)";
    private static final ShadowSettings SHADOW =
            new ShadowSettings.PrivateServer(Path.of("target", "postgresql").toAbsolutePath(), Optional.empty());

    @TempDir
    Path folder;

    private EngineFixture fixture;

    @BeforeEach
    void deployTheFirst() {
        fixture = new EngineFixture(folder)
                .migration(
                        INIT,
                        "CREATE TABLE \"User\" (id int PRIMARY KEY, email text, age int);"
                                + "CREATE TABLE \"Order\" (id serial PRIMARY KEY, total numeric(10, 2) DEFAULT 0);");
        fixture.deploy();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void indexThatWasMadeByHandIsRecognisedAndIsNoDrift() {
        fixture.migration(NEXT, INDEX + ";");
        fixture.database().sql(INDEX);

        Plan plan = plan();

        assertThat(plan.schema().alreadyApplied()).containsExactly(NEXT);
        assertThat(plan.schema().drift()).isInstanceOf(DriftResult.InSync.class);
        assertThat(plan.migrations()).extracting(PlannedMigration::name).containsExactly(NEXT);
        assertThat(messages(plan))
                .singleElement()
                .asString()
                .contains("index public.User.by_email already, just as this migration makes it");
    }

    @Test
    void untouchedTargetHasNothingAndIsInSync() {
        fixture.migration(NEXT, INDEX + ";");

        Plan plan = plan();

        assertThat(plan.schema().alreadyApplied()).isEmpty();
        assertThat(plan.schema().drift()).isInstanceOf(DriftResult.InSync.class);
        assertThat(messages(plan)).isEmpty();
    }

    @Test
    void migrationThatAlsoWritesRowsIsNotRecognised() {
        fixture.migration(NEXT, "ALTER TABLE \"User\" ADD COLUMN x int;\nUPDATE \"User\" SET x = 1;");
        fixture.database().sql("ALTER TABLE \"User\" ADD COLUMN x int");

        Plan plan = plan();

        assertThat(plan.schema().alreadyApplied()).isEmpty();
        assertThat(differences(plan)).containsExactly("column public.User.x");
        assertThat(messages(plan)).hasSize(1);
    }

    @Test
    void migrationThatIsThereInPartIsNotRecognisedAndSaysWhatIsInTheWay() {
        fixture.migration(NEXT, "CREATE INDEX by_age ON \"User\"(age);\n" + INDEX + ";");
        fixture.database().sql(INDEX);

        Plan plan = plan();

        assertThat(plan.schema().alreadyApplied()).isEmpty();
        JudgedFinding found = existing(plan).get(0);
        assertThat(found.finding().place().line()).isEqualTo(2);
        assertThat(found.finding().message()).contains("would fail");
    }

    @Test
    void objectWithAnotherDefinitionIsAFindingThatNamesBoth() {
        fixture.migration(NEXT, "CREATE TABLE coupon (id bigint PRIMARY KEY, code text);");
        fixture.database().sql("CREATE TABLE coupon (id int PRIMARY KEY, code text)");

        Plan plan = plan();

        assertThat(plan.schema().alreadyApplied()).isEmpty();
        assertThat(messages(plan))
                .singleElement()
                .asString()
                .contains("table public.coupon already, with another definition: the column public.coupon.id")
                .contains("integer")
                .contains("bigint");
    }

    @Test
    void statementThatPassesOverWhatIsThereIsNoFinding() {
        fixture.migration(NEXT, "CREATE INDEX IF NOT EXISTS by_email ON \"User\"(email);\nSELECT 1;");
        fixture.database().sql(INDEX);

        assertThat(messages(plan())).isEmpty();
    }

    @Test
    void invalidIndexIsNotTheOneThatTheMigrationMakes() {
        fixture.migration(NEXT, "CREATE INDEX CONCURRENTLY by_email ON \"User\"(email);");
        fixture.database().sql(INDEX, "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'by_email'::regclass");

        Plan plan = plan();

        assertThat(plan.schema().alreadyApplied()).isEmpty();
        assertThat(messages(plan)).hasSize(1);
    }

    @Test
    void driftBesideAHotfixIsToldWithoutIt() {
        fixture.migration(NEXT, INDEX + ";");
        fixture.database().sql(INDEX, "ALTER TABLE \"User\" ALTER COLUMN age SET NOT NULL");

        Plan plan = plan();

        assertThat(plan.schema().alreadyApplied()).containsExactly(NEXT);
        assertThat(differences(plan)).containsExactly("column public.User.age");
        DriftResult.Drifted drifted = (DriftResult.Drifted) plan.schema().drift();
        assertThat(drifted.drift().orElseThrow().text())
                .contains("SET NOT NULL")
                .doesNotContain("by_email");
        assertThat(drifted.undo().orElseThrow().text())
                .contains("DROP NOT NULL")
                .doesNotContain("by_email");
    }

    @Test
    void laterMigrationIsRecognisedBesideAnEarlierOneOfAnotherTable() {
        fixture.migration(NEXT, "ALTER TABLE \"Order\" ADD COLUMN note text;").migration(LAST, INDEX + ";");
        fixture.database().sql(INDEX);

        assertThat(plan().schema().alreadyApplied()).containsExactly(LAST);
    }

    @Test
    void laterMigrationOfTheSameTableWaitsForTheEarlierOne() {
        fixture.migration(NEXT, "ALTER TABLE \"User\" ADD COLUMN note text;").migration(LAST, INDEX + ";");
        fixture.database().sql(INDEX);

        Plan plan = plan();

        assertThat(plan.schema().alreadyApplied()).isEmpty();
        assertThat(messages(plan)).hasSize(1);
    }

    @Test
    void severalMigrationsThatWereAppliedTogetherAreRecognised() {
        fixture.migration(NEXT, "CREATE VIEW adults AS SELECT id FROM \"User\" WHERE age > 17;")
                .migration(LAST, "CREATE OR REPLACE VIEW adults AS SELECT id, age FROM \"User\" WHERE age > 17;");
        fixture.database().sql("CREATE VIEW adults AS SELECT id, age FROM \"User\" WHERE age > 17");

        assertThat(plan().schema().alreadyApplied()).containsExactly(NEXT, LAST);
    }

    @Test
    void driftChangesNeitherHashNorRisk() {
        fixture.migration(NEXT, INDEX + ";");
        Plan before = plan();
        fixture.database().sql("ALTER TABLE \"Order\" ADD COLUMN by_hand int");

        Plan after = plan();

        assertThat(differences(after)).containsExactly("column public.Order.by_hand");
        assertThat(after.hash()).isEqualTo(before.hash());
        assertThat(after.risk()).isEqualTo(before.risk());
    }

    @Test
    void historyThatDoesNotReplayIsNotComparedAndStillPlanned() {
        fixture.database().sql("CREATE TABLE legacy (id int)");
        fixture.migration("20260101500000_legacy", "ALTER TABLE legacy ADD COLUMN x int;");
        fixture.deploy();
        fixture.migration(NEXT, INDEX + ";");

        Plan plan = plan();

        assertThat(plan.schema().drift()).isInstanceOfSatisfying(DriftResult.NotChecked.class, not -> assertThat(
                        not.problem().message())
                .contains("20260101500000_legacy", "42P01"));
    }

    private Plan plan() {
        Planner.Result planned = Planner.plan(
                fixture::open,
                fixture.source(),
                DeploySettings.DEFAULT,
                new PlanSettings(SHADOW, List.of(), false, fixture.target()),
                new StopSignal());
        assertThat(planned.result().outcome()).isEqualTo(ExitCode.DONE);
        return planned.plan().orElseThrow();
    }

    private static List<String> differences(Plan plan) {
        return ((DriftResult.Drifted) plan.schema().drift())
                .difference().changes().stream()
                        .map(ObjectChange::object)
                        .map(Object::toString)
                        .toList();
    }

    private static List<JudgedFinding> existing(Plan plan) {
        return plan.findings().stream()
                .filter(found -> found.finding().rule().equals("plan/object-exists"))
                .toList();
    }

    private static List<String> messages(Plan plan) {
        return existing(plan).stream().map(found -> found.finding().message()).toList();
    }
}
