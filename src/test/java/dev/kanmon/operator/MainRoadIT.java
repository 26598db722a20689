package dev.kanmon.operator;

import static dev.kanmon.testsupport.operator.Team.condition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.ConditionState;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.MigrationResolution;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.Action;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.ResolutionPhase;
import dev.kanmon.api.v1alpha1.Source;
import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.operator.OperatorScene;
import dev.kanmon.testsupport.operator.Team;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a team lives through, on a real database and a real API server: the way that works, and the way back to it. */
class MainRoadIT {

    private static final String INIT = "20260101000000_init";
    private static final String UNIQUE = "20260102000000_unique_email";
    private static final Map<String, String> FIRST_VERSION =
            Map.of(INIT + ".sql", "CREATE TABLE \"User\" (id serial PRIMARY KEY, email text NOT NULL);");
    private static final Map<String, String> SECOND_VERSION = Map.of(
            INIT + ".sql",
            FIRST_VERSION.get(INIT + ".sql"),
            UNIQUE + ".sql",
            "-- one user, one address\nCREATE UNIQUE INDEX \"User_email_key\" ON \"User\" (email);");

    private OperatorScene scene;
    private Team team;
    private TestDatabase database;

    @BeforeEach
    void open() {
        scene = OperatorScene.open();
        team = scene.team();
        database = scene.database();
        team.secret("shop-db", "url", database.url());
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void anAppliedResourceMigratesTheDatabaseAndGoesReady() {
        team.configMap("shop", FIRST_VERSION);
        team.migration("shop");

        DatabaseMigration ready = team.awaitReady("shop");

        assertThat(database.value("SELECT count(*) FROM \"User\"")).isEqualTo(0L);
        assertThat(ready.getStatus().history().applied()).isEqualTo(1);
        assertThat(ready.getStatus().history().lastApplied()).isEqualTo(INIT);
        assertThat(condition(ready, ConditionType.Applied).status()).isEqualTo(ConditionState.True);
        assertThat(condition(ready, ConditionType.TargetReachable).status()).isEqualTo(ConditionState.True);
        assertThat(condition(ready, ConditionType.InSync).status()).isEqualTo(ConditionState.True);
        assertThat(condition(ready, ConditionType.Reconciling)).isNull();
        assertThat(condition(ready, ConditionType.Stalled)).isNull();
    }

    @Test
    void aChangeOfTheConfigMapStartsARunAndNothingElseDoes() {
        team.configMap("shop", FIRST_VERSION);
        team.migration("shop");
        team.awaitReady("shop");

        team.configMap("shop", SECOND_VERSION);

        team.await("shop", migration -> migration.getStatus().history().applied() == 2);
        assertThat(team.runs()).hasSize(2);
    }

    @Test
    void aFailedMigrationAsksForADecisionAndGoesOnWhenItIsRolledBack() {
        team.configMap("shop", FIRST_VERSION);
        team.migration("shop");
        team.awaitReady("shop");
        database.sql("INSERT INTO \"User\" (email) VALUES ('a@x'), ('a@x')");

        team.configMap("shop", SECOND_VERSION);
        DatabaseMigration failed = team.awaitReason("shop", Reason.MigrationFailed);

        assertThat(condition(failed, ConditionType.Stalled).status()).isEqualTo(ConditionState.True);
        String name = team.awaitOneResolution().getMetadata().getName();
        MigrationResolution asking = team.awaitResolution(
                name, resolution -> resolution.getStatus().phase() == ResolutionPhase.AwaitingDecision);
        assertThat(asking.getSpec().migration()).isEqualTo(UNIQUE);
        assertThat(asking.getStatus().failure().sqlState()).isEqualTo("23505");
        assertThat(asking.getStatus().failure().line()).isEqualTo(2);
        assertThat(asking.getStatus().failure().statement()).startsWith("CREATE UNIQUE INDEX");
        assertThat(condition(failed, ConditionType.Ready).message()).contains(name);

        database.sql("DELETE FROM \"User\" WHERE id = 2");
        team.decide(name, Action.RolledBack);

        DatabaseMigration ready = team.awaitReady("shop");
        assertThat(ready.getStatus().history().applied()).isEqualTo(2);
        assertThat(ready.getStatus().failure()).isNull();
        assertThat(team.resolution(name).getStatus().phase()).isEqualTo(ResolutionPhase.Resolved);
        assertThat(database.value("SELECT count(*) FROM _prisma_migrations WHERE migration_name = ?", UNIQUE))
                .as("one row rolled back, one finished")
                .isEqualTo(2L);
    }

    @Test
    void aHotfixMadeByHandIsMarkedBeforeTheDeployThatWouldRepeatIt() {
        team.configMap("shop", FIRST_VERSION);
        team.migration("shop");
        team.awaitReady("shop");
        database.sql("CREATE UNIQUE INDEX \"User_email_key\" ON \"User\" (email)");

        team.resolution("hotfix", "shop", UNIQUE, Action.Applied);
        team.awaitResolution("hotfix", resolution -> resolution.getStatus().phase() == ResolutionPhase.Pending);
        assertThat(condition(team.get("shop"), ConditionType.Ready).status())
                .as("a resolution ahead of its migration holds nothing up")
                .isEqualTo(ConditionState.True);
        team.configMap("shop", SECOND_VERSION);

        team.await(
                "shop",
                migration -> migration.getStatus().history().applied() == 2
                        && condition(migration, ConditionType.Ready).status() == ConditionState.True);
        assertThat(team.resolution("hotfix").getStatus().phase()).isEqualTo(ResolutionPhase.Resolved);
        assertThat(database.value(
                        "SELECT applied_steps_count FROM _prisma_migrations WHERE migration_name = ?", UNIQUE))
                .as("marked, not run")
                .isEqualTo(0);
    }

    @Test
    void aDatabaseWithoutHistoryIsBaselined() {
        database.sql("CREATE TABLE \"User\" (id serial PRIMARY KEY, email text NOT NULL)");
        team.configMap("shop", SECOND_VERSION);
        team.migration("shop");
        team.awaitReason("shop", Reason.DatabaseNotEmpty);

        team.resolution("baseline", "shop", INIT, Action.Applied);

        DatabaseMigration ready = team.awaitReady("shop");
        assertThat(ready.getStatus().history().applied()).isEqualTo(2);
    }

    @Test
    void aWrongDecisionIsRefusedWithItsReasonAndCanBeCorrected() {
        team.configMap("shop", FIRST_VERSION);
        team.migration("shop");
        team.awaitReady("shop");

        team.resolution("wrong", "shop", INIT, Action.RolledBack);

        MigrationResolution refused = team.awaitResolution(
                "wrong", resolution -> resolution.getStatus().phase() == ResolutionPhase.Failed);
        assertThat(refused.getStatus().conditions())
                .anyMatch(condition -> condition.type().equals("Stalled")
                        && condition.reason().equals(Reason.ResolutionRefused.name())
                        && condition.message().startsWith("P3012"));
        team.decide("wrong", Action.Applied);
        team.awaitResolution("wrong", resolution -> resolution.getStatus().phase() == ResolutionPhase.Resolved);
        team.awaitReady("shop");
    }

    @Test
    void anInlineSourceIsMigrated() {
        team.migration("shop", new Source(null, null, Map.of(INIT, "CREATE TABLE inline_made (id int);"), null));

        team.awaitReady("shop");

        assertThat(database.value("SELECT count(*) FROM inline_made")).isEqualTo(0L);
    }

    @Test
    void twoResourcesForOneDatabaseTakeTurnsAndBothGetThere() {
        team.secret("first-db", "url", database.urlFor("one"));
        team.secret("second-db", "url", database.urlFor("two"));
        team.configMap("first", Map.of(INIT + ".sql", "SELECT pg_sleep(2); CREATE TABLE a (id int);"));
        team.configMap("second", Map.of(INIT + ".sql", "SELECT pg_sleep(2); CREATE TABLE b (id int);"));
        team.migration("first");
        team.migration("second");

        team.awaitReady("first");
        team.awaitReady("second");

        assertThat(database.value("SELECT count(*) FROM one.a")).isEqualTo(0L);
        assertThat(database.value("SELECT count(*) FROM two.b")).isEqualTo(0L);
    }

    @Test
    void anOperatorThatRestartsInTheMiddleOfARunCarriesOn() {
        team.configMap("shop", Map.of(INIT + ".sql", "SELECT pg_sleep(3); CREATE TABLE slow (id int);"));
        team.migration("shop");
        team.awaitReason("shop", Reason.Migrating);

        scene.restartOperator();

        team.awaitReady("shop");
        assertThat(team.jobs()).as("one plan, one deploy").hasSize(2);
    }
}
