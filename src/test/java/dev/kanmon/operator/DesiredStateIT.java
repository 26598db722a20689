package dev.kanmon.operator;

import static dev.kanmon.testsupport.operator.Team.condition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.Action;
import dev.kanmon.api.v1alpha1.Policy;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.Source;
import dev.kanmon.api.v1alpha1.Source.ConfigMapReference;
import dev.kanmon.api.v1alpha1.Source.PrismaSchemaSource;
import dev.kanmon.contract.Environment;
import dev.kanmon.contract.Risk;
import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.operator.OperatorScene;
import dev.kanmon.testsupport.operator.Specs;
import dev.kanmon.testsupport.operator.Team;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A development database follows a wanted schema, on a real database and a real API server. */
class DesiredStateIT {

    private static final String SCHEMA =
            "datasource db {\n  provider = \"postgresql\"\n}\n\nmodel User {\n  id Int @id\n%s}\n";

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
    void theDatabaseFollowsTheSchemaAndWhatLosesDataWaitsForAPerson() {
        want("  name String?\n");
        apply(Environment.Development);
        team.awaitReady("shop");
        assertThat(database.value("SELECT count(name) FROM \"User\"")).isEqualTo(0L);

        want("  name String?\n  email String?\n");
        team.await("shop", migration -> migration.getStatus().history().applied() == 2);

        want("  email String?\n");
        DatabaseMigration waiting = team.awaitApproval("shop");
        assertThat(waiting.getStatus().plan().migrations())
                .singleElement()
                .asString()
                .startsWith("0003_desired_state_");
        assertThat(database.value("SELECT count(name) FROM \"User\"")).isEqualTo(0L);
        team.approve("shop", waiting.getStatus().plan().hash());
        team.await("shop", migration -> migration.getStatus().history().applied() == 3);
    }

    @Test
    void aFailureIsRolledBackAndTheNextDifferenceBeginsWithWhatThereIs() {
        String resolution = failOnARowWithoutTheWantedColumn();
        database.sql("DELETE FROM \"User\"");
        team.decide(resolution, Action.RolledBack);

        DatabaseMigration again = team.awaitApproval("shop");
        assertThat(again.getStatus().plan().migrations())
                .singleElement()
                .asString()
                .startsWith("0003_desired_state_");
        team.approve("shop", again.getStatus().plan().hash());
        team.awaitReady("shop");
        assertThat(database.value("SELECT count(name) FROM \"User\"")).isEqualTo(0L);
    }

    @Test
    void whatFailedAndWasDoneByHandIsMarkedAsApplied() {
        String resolution = failOnARowWithoutTheWantedColumn();
        database.sql(
                "ALTER TABLE \"User\" ADD COLUMN name text NOT NULL DEFAULT ''",
                "ALTER TABLE \"User\" ALTER COLUMN name DROP DEFAULT");

        team.decide(resolution, Action.Applied);

        team.await("shop", migration -> migration.getStatus().history().applied() == 2);
        team.awaitReady("shop");
    }

    @Test
    void errorsOfTheSchemaAreToldWithTheirPlaceAndMendingThemIsAllThereIsToDo() {
        want("  name Strin\n");
        apply(Environment.Development);

        DatabaseMigration stalled = team.awaitReason("shop", Reason.SchemaInvalid);

        assertThat(condition(stalled, ConditionType.Stalled).message()).contains("schema.prisma:7:");
        want("");
        team.awaitReady("shop");
    }

    /** Gives the name of the resolution that asks a person. */
    private String failOnARowWithoutTheWantedColumn() {
        want("");
        apply(Environment.Development);
        team.awaitReady("shop");
        database.sql("INSERT INTO \"User\" (id) VALUES (1)");
        want("  name String\n");
        DatabaseMigration waiting = team.awaitApproval("shop");
        team.approve("shop", waiting.getStatus().plan().hash());
        team.awaitReason("shop", Reason.MigrationFailed);
        return team.awaitOneResolution().getMetadata().getName();
    }

    private void want(String fields) {
        team.configMap("shop-schema", Map.of("schema.prisma", SCHEMA.formatted(fields)));
    }

    private void apply(Environment environment) {
        Source source =
                new Source(null, null, null, new PrismaSchemaSource(List.of(new ConfigMapReference("shop-schema"))));
        team.migration(
                "shop",
                Specs.unasked(Team.target("shop"), source)
                        .environment(environment)
                        .policy(new Policy(new Policy.Approval(Policy.Mode.OnRisk, Risk.High), null, null, null, null))
                        .build());
    }
}
