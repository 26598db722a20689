package dev.kanmon.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.DatabaseMigrationSpec;
import dev.kanmon.api.v1alpha1.MigrationResolution;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.Action;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.MigrationReference;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.ResolutionScript;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.Suggestion;
import dev.kanmon.api.v1alpha1.Policy;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.ResolutionPhase;
import dev.kanmon.api.v1alpha1.Shadow;
import dev.kanmon.testsupport.SchemaSnapshot;
import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestPostgres;
import dev.kanmon.testsupport.operator.OperatorScene;
import dev.kanmon.testsupport.operator.Specs;
import dev.kanmon.testsupport.operator.Team;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ways back that teams know by heart, with the runner, the shadow and the API server as they are. */
class RecoveryRoadIT {

    private static final String INIT = "20260101000000_init";
    private static final String HOTFIX = "20260102000000_index_on_name";
    private static final String FAILING = "20260103000000_unique_email";

    private static final Map<String, String> SCRIPTS = Map.of(
            INIT,
            "CREATE TABLE \"User\" (id serial PRIMARY KEY, email text NOT NULL, name text);",
            HOTFIX,
            "CREATE INDEX user_name_index ON \"User\" (name);",
            FAILING,
            """
                    ALTER TABLE "User" ADD COLUMN phone text;
                    CREATE UNIQUE INDEX CONCURRENTLY "User_email_key" ON "User" (email);
                    ALTER TABLE "User" ADD COLUMN mobile text;
                    """);

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
    void aHotfixIsMarkedOnThePatchedDatabasesAndAppliedOnTheOthers() {
        try (TestDatabase patched = TestPostgres.shared().newDatabase();
                TestDatabase untouched = TestPostgres.shared().newDatabase()) {
            Map<String, TestDatabase> databases = Map.of("shop", database, "patched", patched, "untouched", untouched);
            databases.forEach((name, each) -> {
                team.secret(name + "-db", "url", each.url());
                team.configMap(name, source(INIT));
                team.migration(name);
            });
            databases.keySet().forEach(team::awaitReady);
            database.sql(SCRIPTS.get(HOTFIX));
            patched.sql(SCRIPTS.get(HOTFIX));

            create(
                    "hotfix",
                    new MigrationResolutionSpec(
                            null,
                            List.of(new MigrationReference("shop"), new MigrationReference("patched")),
                            null,
                            HOTFIX,
                            Action.Applied,
                            null,
                            null,
                            null,
                            "INC-1234"));
            databases.keySet().forEach(name -> team.configMap(name, source(INIT, HOTFIX)));

            databases
                    .keySet()
                    .forEach(name -> team.await(
                            name, migration -> migration.getStatus().history().applied() == 2));
            MigrationResolution hotfix =
                    team.awaitResolution("hotfix", found -> found.getStatus().phase() == ResolutionPhase.Resolved);
            assertThat(hotfix.getStatus().databases())
                    .hasSize(2)
                    .allMatch(each -> each.phase() == ResolutionPhase.Resolved);
            assertThat(stepsOf(database, HOTFIX)).as("marked").isZero();
            assertThat(stepsOf(patched, HOTFIX)).as("marked").isZero();
            assertThat(stepsOf(untouched, HOTFIX)).as("run").isEqualTo(1);
            assertThat(SchemaSnapshot.of(patched)).isEqualTo(SchemaSnapshot.of(untouched));
        }
    }

    @Test
    void aHotfixIsRecognisedAndProposedAndWaitsForAPersonToSayApplied() {
        migrated(INIT);
        database.sql(SCRIPTS.get(HOTFIX));

        team.configMap("shop", source(INIT, HOTFIX));
        DatabaseMigration waiting = team.awaitReason("shop", Reason.AlreadyApplied);

        assertThat(waiting.getStatus().plan().alreadyApplied()).containsExactly(HOTFIX);
        MigrationResolution asking = asking();
        assertThat(asking.getStatus().alreadyApplied()).isTrue();
        team.decide(asking.getMetadata().getName(), Action.Applied);
        team.await("shop", migration -> migration.getStatus().history().applied() == 2);
        team.awaitReady("shop");
        assertThat(stepsOf(database, HOTFIX)).as("marked, not run").isZero();
    }

    @Test
    void aFailedIndexIsTakenBackWithTheGeneratedScriptAndDeployedAgain() {
        List<String> before = failed();
        MigrationResolution asking = asking();
        assertThat(asking.getStatus().suggestions().tookEffect())
                .as("%s", asking.getStatus().suggestions())
                .hasSize(1);
        assertThat(asking.getStatus().suggestions().backward().rehearsed()).isTrue();

        decide(asking, Action.RolledBack, new ResolutionScript(null, Suggestion.Backward));
        team.awaitResolution(name(asking), found -> found.getStatus().phase() == ResolutionPhase.Resolved);

        assertThat(database.value("SELECT count(*) FROM information_schema.columns WHERE column_name = 'mobile'"))
                .as("it waits: the rows are as they were, and fail again")
                .isEqualTo(0L);
        DatabaseMigration again = team.await(
                "shop",
                migration ->
                        team.resolutions().size() == 2 || migration.getStatus().failure() == null);
        assertThat(again).isNotNull();
        MigrationResolution second = asking();
        mendRows();
        decide(second, Action.RolledBack, new ResolutionScript(null, Suggestion.Backward));

        team.await("shop", migration -> migration.getStatus().history().applied() == 2);
        assertThat(SchemaSnapshot.of(database)).isNotEqualTo(before).anyMatch(line -> line.contains("User_email_key"));
    }

    @Test
    void aFailedIndexIsFinishedWithTheGeneratedScriptAndMarkedApplied() {
        failed();
        MigrationResolution asking = asking();
        assertThat(asking.getStatus().suggestions().forward().rehearsed())
                .as("%s", asking.getStatus().suggestions())
                .isTrue();
        assertThat(asking.getStatus().suggestions().notes())
                .as("how many rows stand in the way")
                .anyMatch(note -> note.contains("SELECT"));
        mendRows();

        decide(asking, Action.Applied, new ResolutionScript(null, Suggestion.Forward));

        team.await("shop", migration -> migration.getStatus().history().applied() == 2);
        team.awaitReady("shop");
        assertThat(SchemaSnapshot.of(database)).isEqualTo(schemaAfter(INIT, FAILING));
    }

    @Test
    void aDownScriptRunsAfterAFailedUp() {
        List<String> before = failed();
        MigrationResolution asking = asking();
        mendRows();

        decide(
                asking,
                Action.RolledBack,
                new ResolutionScript(
                        "DROP INDEX IF EXISTS \"User_email_key\"; ALTER TABLE \"User\" DROP COLUMN phone;", null));
        team.awaitResolution(name(asking), found -> found.getStatus().phase() == ResolutionPhase.Resolved);

        team.await("shop", migration -> migration.getStatus().history().applied() == 2);
        assertThat(SchemaSnapshot.of(database)).isNotEqualTo(before).isEqualTo(schemaAfter(INIT, FAILING));
    }

    /** @return the schema before the migration that fails half-way */
    private List<String> failed() {
        migrated(INIT);
        database.sql("INSERT INTO \"User\" (email) VALUES ('a@x'), ('a@x')");
        List<String> before = SchemaSnapshot.of(database);
        team.configMap("shop", source(INIT, FAILING));
        team.awaitReason("shop", Reason.MigrationFailed);
        return before;
    }

    private void migrated(String... migrations) {
        team.configMap("shop", source(migrations));
        team.migration("shop", rehearsed());
        team.awaitReady("shop");
    }

    private void mendRows() {
        database.sql("DELETE FROM \"User\" WHERE id = 2");
    }

    private MigrationResolution asking() {
        return team.awaitAskingResolution();
    }

    private static String name(MigrationResolution resolution) {
        return resolution.getMetadata().getName();
    }

    private void decide(MigrationResolution asking, Action action, ResolutionScript script) {
        team.decide(name(asking), action, script);
    }

    private void create(String name, MigrationResolutionSpec spec) {
        MigrationResolution resolution = new MigrationResolution();
        resolution.setMetadata(new ObjectMetaBuilder()
                .withName(name)
                .withNamespace(team.namespace())
                .build());
        resolution.setSpec(spec);
        scene.admin().resource(resolution).create();
    }

    private static DatabaseMigrationSpec rehearsed() {
        Policy unasked = new Policy(new Policy.Approval(Policy.Mode.Never, null), null, null, null, null);
        return Specs.of(Team.target("shop"), Team.source("shop"))
                .policy(unasked)
                .shadow(new Shadow(Shadow.Mode.Private, null))
                .build();
    }

    private static Map<String, String> source(String... migrations) {
        Map<String, String> scripts = new HashMap<>();
        for (String migration : migrations) {
            scripts.put(migration + ".sql", SCRIPTS.get(migration));
        }
        return scripts;
    }

    private static int stepsOf(TestDatabase database, String migration) {
        return (Integer) database.value(
                "SELECT applied_steps_count FROM _prisma_migrations WHERE migration_name = ?"
                        + " AND finished_at IS NOT NULL",
                migration);
    }

    /** As the scripts make it where nothing stands in their way; the history's table is added. */
    private List<String> schemaAfter(String... migrations) {
        try (TestDatabase fresh = TestPostgres.shared().newDatabase()) {
            team.secret("fresh-db", "url", fresh.url());
            team.configMap("fresh", source(migrations));
            team.migration("fresh");
            team.awaitReady("fresh");
            return SchemaSnapshot.of(fresh);
        }
    }
}
