package dev.kanmon.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.CommandResult;
import dev.kanmon.engine.EngineFixture;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.deploy.Admission;
import dev.kanmon.engine.deploy.BaselineCheck;
import dev.kanmon.engine.deploy.Deploy;
import dev.kanmon.engine.deploy.DeploySettings;
import dev.kanmon.engine.deploy.Progress;
import dev.kanmon.engine.deploy.RowCopying;
import dev.kanmon.engine.deploy.StopSignal;
import dev.kanmon.engine.drift.DriftResult;
import dev.kanmon.engine.schema.shadow.ShadowSettings;
import dev.kanmon.engine.session.ServerException;
import dev.kanmon.engine.session.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Databases with tables and no history are taken over. */
class BaselineDbTest {

    private static final String FIRST = "20260101000000_first";
    private static final String SECOND = "20260102000000_second";
    private static final String THIRD = "20260103000000_third";
    private static final String USERS = "CREATE TABLE \"User\" (id int PRIMARY KEY, email text);";
    private static final String BY_EMAIL = "CREATE UNIQUE INDEX by_email ON \"User\"(email);";
    private static final ShadowSettings PRIVATE =
            new ShadowSettings.PrivateServer(Path.of("target", "postgresql").toAbsolutePath(), Optional.empty());

    @TempDir
    Path folder;

    private EngineFixture fixture;
    private ShadowSettings shadow = PRIVATE;
    private Optional<String> baseline = Optional.of(SECOND);
    private Progress.Listener listener = progress -> {};

    @BeforeEach
    void writeMigrations() {
        fixture = new EngineFixture(folder)
                .migration(FIRST, USERS)
                .migration(SECOND, BY_EMAIL)
                .migration(THIRD, "ALTER TABLE \"User\" ADD COLUMN age int;");
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void planTakesTheBaselineForAppliedAndWritesNothing() {
        fixture.database().sql(USERS, BY_EMAIL);

        Planner.Result planned = planned();

        Plan plan = planned.plan().orElseThrow();
        assertThat(planned.result().outcome()).isEqualTo(ExitCode.DONE);
        assertThat(planned.result().pending()).containsExactly(THIRD);
        assertThat(plan.migrations()).extracting(PlannedMigration::name).containsExactly(THIRD);
        assertThat(plan.schema().baseline()).containsExactly(FIRST, SECOND);
        assertThat(plan.schema().drift()).isInstanceOf(DriftResult.InSync.class);
        assertThat(fixture.exists("_prisma_migrations")).isFalse();
    }

    @Test
    void deployMarksTheBaselineAndAppliesTheRestAsPlanned() {
        fixture.database().sql(USERS, BY_EMAIL);
        Plan plan = planned().plan().orElseThrow();

        CommandResult result =
                deploy(new ApprovedPlan(plan.hash(), plan.migrations().size(), plan.risk(), List.of()));

        assertThat(result.outcome()).isEqualTo(ExitCode.DONE);
        assertThat(result.applied()).containsExactly(FIRST, SECOND, THIRD);
        assertThat(result.history().applied()).isEqualTo(3);
        assertThat(result.history().lastApplied()).isEqualTo(THIRD);
        assertThat(fixture.rows()).extracting(row -> row.get("migration_name")).containsExactly(FIRST, SECOND, THIRD);
        assertThat(fixture.rows().get(1))
                .containsAllEntriesOf(Map.of("finished", true, "rolled_back", false, "steps", 0, "logs", ""));
        assertThat(deploy().outcome()).isEqualTo(ExitCode.NOTHING_TO_DO);
    }

    @Test
    void baselineOfAllMigrationsIsMarkedThoughNothingRuns() {
        fixture.database().sql(USERS, BY_EMAIL, "ALTER TABLE \"User\" ADD COLUMN age int");
        baseline = Optional.of(THIRD);

        assertThat(planned().plan().orElseThrow().migrations()).isEmpty();
        assertThat(deploy().applied()).containsExactly(FIRST, SECOND, THIRD);
        assertThat(fixture.rows()).hasSize(3);
    }

    @Test
    void otherSchemaIsRefusedWithTheDifferenceAndNothingIsWritten() {
        fixture.database().sql(USERS, "CREATE INDEX by_email ON \"User\"(email)");

        Planner.Result planned = planned();

        assertThat(planned.plan()).isEmpty();
        assertThat(planned.result().outcome()).isEqualTo(ExitCode.DATABASE_NOT_EMPTY);
        assertThat(planned.result().pending()).hasSize(3);
        assertThat(planned.result().problem().orElseThrow().code()).isEqualTo(ProblemCode.BASELINE_DIFFERS);
        assertThat(planned.result().problem().orElseThrow().message())
                .contains("index public.User.by_email is not as the migrations make it");
        DriftResult.Drifted difference = (DriftResult.Drifted) planned.refused().orElseThrow();
        assertThat(difference.undo().orElseThrow().text()).contains("CREATE UNIQUE INDEX by_email");
        assertRefused(ProblemCode.BASELINE_DIFFERS);
    }

    @Test
    void withoutAShadowNothingIsMarkedOnTrust() {
        fixture.database().sql(USERS, BY_EMAIL);
        shadow = new ShadowSettings.Off();

        Planner.Result planned = planned();

        assertThat(planned.result().problem().orElseThrow().code()).isEqualTo(ProblemCode.SHADOW_UNAVAILABLE);
        assertRefused(ProblemCode.SHADOW_UNAVAILABLE);
    }

    @Test
    void baselineThatDoesNotReplayIsNotMarked() {
        fixture.migration(FIRST, "ALTER TABLE legacy ADD COLUMN x int;");
        fixture.database().sql(USERS, BY_EMAIL);

        Planner.Result planned = planned();

        assertThat(planned.result().problem().orElseThrow().code()).isEqualTo(ProblemCode.REPLAY_FAILED);
        assertThat(planned.result().problem().orElseThrow().message()).contains(FIRST, "42P01");
        assertRefused(ProblemCode.REPLAY_FAILED);
    }

    @Test
    void baselineThatTheSourceDoesNotHaveIsInvalid() {
        fixture.database().sql(USERS, BY_EMAIL);
        baseline = Optional.of("20260109000000_unknown");

        assertThatThrownBy(this::planned).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().code()).isEqualTo(ProblemCode.UNKNOWN_MIGRATION);
            assertThat(e.problem().outcome()).isEqualTo(ExitCode.INVALID_INPUT);
        });
        assertRefused(ProblemCode.UNKNOWN_MIGRATION);
    }

    @Test
    void baselineHasNoEffectOnAnEmptyDatabase() {
        assertThat(planned().plan().orElseThrow().migrations()).hasSize(3);
        assertThat(deploy().applied()).containsExactly(FIRST, SECOND, THIRD);
        assertThat(fixture.exists("by_email")).isTrue();
    }

    @Test
    void baselineHasNoEffectOnceThereIsAHistoryThoughItsFileIsGone() {
        fixture.deploy();
        fixture.remove(FIRST).migration("20260104000000_next", "CREATE TABLE t (id int);");
        baseline = Optional.of(FIRST);

        assertThat(deploy().applied()).containsExactly("20260104000000_next");
    }

    @Test
    void schemaThatChangedWhileTheRunBeganIsRefusedUnderTheLock() {
        fixture.database().sql(USERS, BY_EMAIL);
        try (Session session = fixture.open()) {
            BaselineCheck check = ReplayedBaseline.prepare(session, fixture.source(), baseline, shadow);
            fixture.database().sql("ALTER TABLE \"User\" ADD COLUMN by_hand int");

            assertThatThrownBy(() -> deploy(session, Admission.UNCONDITIONAL, check))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.BASELINE_DIFFERS));
        }
        assertThat(fixture.exists("_prisma_migrations")).isFalse();
    }

    @Test
    void deployThatNobodyPreparedMarksNothing() {
        fixture.database().sql(USERS, BY_EMAIL);
        try (Session session = fixture.open()) {
            assertThatThrownBy(() -> deploy(session, Admission.UNCONDITIONAL, BaselineCheck.NOT_PREPARED))
                    .isInstanceOf(ProblemException.class);
        }
        assertThat(fixture.exists("_prisma_migrations")).isFalse();
    }

    @Test
    void serverThatDiesWhileMarkingLeavesNothingAndTheNextRunMarks() {
        fixture.database().sql(USERS, BY_EMAIL);
        try (Session session = fixture.open()) {
            BaselineCheck check = ReplayedBaseline.prepare(session, fixture.source(), baseline, shadow);
            BaselineCheck thenDie = (own, due) -> {
                check.require(own, due);
                fixture.database().sql(DIE_AT_DDL);
            };
            assertThatThrownBy(() -> deploy(session, Admission.UNCONDITIONAL, thenDie))
                    .isInstanceOf(ServerException.class);
        }
        fixture.database().sql("DROP EVENT TRIGGER die", "DROP FUNCTION die()");
        assertThat(fixture.exists("_prisma_migrations")).isFalse();

        assertThat(deploy().applied()).containsExactly(FIRST, SECOND, THIRD);
    }

    @Test
    void runThatIsKilledBehindTheMarksGoesOnWithTheApprovedPlan() {
        fixture.database().sql(USERS, BY_EMAIL);
        Plan plan = planned().plan().orElseThrow();
        ApprovedPlan approved = new ApprovedPlan(plan.hash(), plan.migrations().size(), plan.risk(), List.of());
        listener = progress -> {
            if (progress instanceof Progress.Baselined) {
                fixture.database()
                        .sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                                + " WHERE datname = current_database() AND application_name = 'kanmon test'");
            }
        };

        assertThat(deploy(approved).outcome()).isNotEqualTo(ExitCode.DONE);
        assertThat(fixture.rows()).extracting(row -> row.get("migration_name")).containsExactly(FIRST, SECOND);

        listener = progress -> {};
        assertThat(deploy(approved).applied()).containsExactly(THIRD);
        assertThat(fixture.rows()).hasSize(3);
    }

    private static final String DIE_AT_DDL = "CREATE FUNCTION die() RETURNS event_trigger LANGUAGE plpgsql AS"
            + " 'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); END';"
            + " CREATE EVENT TRIGGER die ON ddl_command_end EXECUTE FUNCTION die()";

    private Planner.Result planned() {
        return Planner.plan(
                fixture::open,
                fixture.source(),
                DeploySettings.DEFAULT.withBaseline(baseline),
                new PlanSettings(shadow, List.of(), false, fixture.target()),
                new StopSignal());
    }

    private CommandResult deploy() {
        return deploy(Admission.UNCONDITIONAL);
    }

    /** As the command does it. */
    private CommandResult deploy(Admission admission) {
        try (Session session = fixture.open()) {
            return deploy(session, admission, ReplayedBaseline.prepare(session, fixture.source(), baseline, shadow));
        }
    }

    private CommandResult deploy(Session session, Admission admission, BaselineCheck check) {
        return Deploy.run(
                session,
                fixture.source(),
                DeploySettings.DEFAULT.withBaseline(baseline),
                admission,
                check,
                RowCopying.NONE,
                new StopSignal(),
                listener);
    }

    private void assertRefused(ProblemCode code) {
        assertThatThrownBy(this::deploy).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(
                        e.problem().code())
                .isEqualTo(code));
        assertThat(fixture.exists("_prisma_migrations")).isFalse();
    }
}
