package dev.kanmon.engine.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kanmon.contract.Environment;
import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.EngineFixture;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.deploy.DeploySettings;
import dev.kanmon.engine.deploy.Progress;
import dev.kanmon.engine.session.Session;
import dev.kanmon.testsupport.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a database remembers of having been production, on a real one. */
class ProductionMarkDbTest {

    private static final String INIT = "20260101000000_init";
    private static final String TABLE = "public._kanmon_environment";

    @TempDir
    Path folder;

    private EngineFixture kanmon;

    @BeforeEach
    void openDatabase() {
        kanmon = new EngineFixture(folder).migration(INIT, "CREATE TABLE a (id int);");
    }

    @AfterEach
    void dropDatabase() {
        kanmon.close();
    }

    @Test
    void productionIsRefusedWhateverTheDatabaseSays() {
        Problem problem = refusal(Environment.Production);
        assertThat(problem.code()).isEqualTo(ProblemCode.PRODUCTION_PROTECTED);
        assertThat(problem.outcome()).isEqualTo(ExitCode.REFUSED_BY_POLICY);
        assertThat(problem.message()).startsWith("A reset is refused: the environment is Production");
        assertThat(problem.hint()).contains("--environment Development");
    }

    @ParameterizedTest
    @EnumSource(names = "Production", mode = EnumSource.Mode.EXCLUDE)
    void whatWasDeployedToAsProductionIsRefusedWhateverIsSaid(Environment said) {
        deploy(Environment.Production);
        Problem problem = refusal(said);
        assertThat(problem.code()).isEqualTo(ProblemCode.PRODUCTION_PROTECTED);
        assertThat(problem.message())
                .contains("\"" + kanmon.database().name() + "\"")
                .contains("was deployed to as Production on ");
    }

    @Test
    void aLaterDeployAsSomethingElseLeavesTheMarkAlone() {
        deploy(Environment.Production);
        kanmon.migration("20260102000000_more", "CREATE TABLE b (id int);");
        assertThat(deploy(Environment.Development)).isEqualTo(ExitCode.DONE);
        assertThat(refusal(Environment.Development).code()).isEqualTo(ProblemCode.PRODUCTION_PROTECTED);
    }

    @ParameterizedTest
    @EnumSource(names = "Production", mode = EnumSource.Mode.EXCLUDE)
    void anyOtherDeployLeavesNoMark(Environment environment) {
        deploy(environment);
        assertThat(kanmon.exists(TABLE)).isFalse();
        requireIsFine();
    }

    @Test
    void aDeployWithNothingToDoLeavesTheMark() {
        deploy(Environment.Staging);
        assertThat(deploy(Environment.Production)).isEqualTo(ExitCode.NOTHING_TO_DO);
        assertThat(refusal(Environment.Development).code()).isEqualTo(ProblemCode.PRODUCTION_PROTECTED);
    }

    @Test
    void aMigrationThatFailsHasNotKeptTheDatabaseFromRemembering() {
        kanmon.migration(INIT, "SELECT 1/0;");
        assertThat(deploy(Environment.Production)).isEqualTo(ExitCode.MIGRATION_FAILED);
        assertThat(refusal(Environment.Development).code()).isEqualTo(ProblemCode.PRODUCTION_PROTECTED);
    }

    @Test
    void aMarkInAnotherSchemaOfTheDatabaseCountsToo() {
        deploy(Environment.Production);
        kanmon.url(kanmon.database().urlFor("elsewhere"));
        assertThat(refusal(Environment.Development).code()).isEqualTo(ProblemCode.PRODUCTION_PROTECTED);
    }

    @Test
    void aCopyOfProductionIsNone() {
        deploy(Environment.Production);
        String copy = kanmon.database().name() + "_copy";
        try (TestDatabase copied = kanmon.database().copy(copy)) {
            kanmon.url(copied.url());
            requireIsFine();
            deploy(Environment.Production);
            assertThat(refusal(Environment.Development).message()).contains("\"" + copy + "\"");
        }
    }

    @Test
    void theSqlOfTheHintTakesAMistakenMarkAway() {
        deploy(Environment.Production);
        String hint = refusal(Environment.Development).hint();
        kanmon.database().sql(hint.substring(hint.indexOf("DROP TABLE")));
        requireIsFine();
    }

    @Test
    void aMarkThatTheRoleMayNotReadCounts() {
        deploy(Environment.Production);
        TestDatabase.Role role = kanmon.database().newRole("");
        kanmon.database().sql("GRANT USAGE ON SCHEMA public TO " + role.name());
        kanmon.url(kanmon.database().urlAs(role));
        assertThat(refusal(Environment.Development).message()).contains("counts as production");
    }

    @Test
    void aDeployThatMayNotLeaveTheMarkWarnsAndGoesOn() {
        deploy(Environment.Development);
        TestDatabase.Role role = kanmon.database().newRole("");
        kanmon.database()
                .sql(
                        "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
                        "GRANT USAGE ON SCHEMA public TO " + role.name(),
                        "GRANT ALL ON ALL TABLES IN SCHEMA public TO " + role.name());
        kanmon.url(kanmon.database().urlAs(role));
        assertThat(deploy(Environment.Production)).isEqualTo(ExitCode.NOTHING_TO_DO);
        assertThat(kanmon.progress()).last().isInstanceOfSatisfying(Progress.Warned.class, warned -> assertThat(
                        warned.message())
                .contains("could not be marked as production")
                .contains("42501"));
    }

    @Test
    void theMarkDoesNotMakeASchemaNonEmpty() {
        deploy(Environment.Production);
        kanmon.database().sql("DROP TABLE a, _prisma_migrations");
        assertThat(deploy(Environment.Production)).isEqualTo(ExitCode.DONE);
    }

    private ExitCode deploy(Environment environment) {
        return kanmon.settings(DeploySettings.DEFAULT.withEnvironment(environment))
                .deploy()
                .outcome();
    }

    private Problem refusal(Environment environment) {
        try (Session session = kanmon.open()) {
            ProblemException refused = catchThrowableOfType(
                    ProblemException.class, () -> ProductionGuard.require(session, environment, "A reset"));
            assertThat(refused).as("refused").isNotNull();
            return refused.problem();
        }
    }

    private void requireIsFine() {
        try (Session session = kanmon.open()) {
            assertThatCode(() -> ProductionGuard.require(session, Environment.Development, "A reset"))
                    .doesNotThrowAnyException();
        }
    }
}
