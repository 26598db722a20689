package dev.kanmon.operator;

import static dev.kanmon.testsupport.operator.ConditionAsserts.assertSays;
import static dev.kanmon.testsupport.operator.ConditionAsserts.assertStalled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kanmon.api.v1alpha1.ApiGroup;
import dev.kanmon.api.v1alpha1.ConditionState;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.Policy;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.Rollout;
import dev.kanmon.api.v1alpha1.RolloutStatus.Requirement;
import dev.kanmon.testsupport.operator.ApplicationPods;
import dev.kanmon.testsupport.operator.OperatorScene;
import dev.kanmon.testsupport.operator.Specs;
import dev.kanmon.testsupport.operator.Team;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pods take no traffic before their schema, and keep it afterwards, on a real API server with the rights of production. */
class ReadinessGateIT {

    private static final String CUSTOMER = "20260101000000_customer";
    private static final String EMAIL = "20260102000000_email";
    private static final String AGE = "20260103000000_age";

    private static final Map<String, String> SCRIPTS = Map.of(
            CUSTOMER, "CREATE TABLE customer (id bigint PRIMARY KEY);",
            EMAIL, "ALTER TABLE customer ADD COLUMN email text;",
            AGE, "ALTER TABLE customer ADD COLUMN age integer;");

    @Test
    void eachVersionWaitsForItsOwnMigrationAndIsNotHeldAgain() {
        try (OperatorScene scene = OperatorScene.openForRollouts()) {
            Team team = scene.team();
            ApplicationPods pods = new ApplicationPods(scene.admin(), team.namespace(), "shop");
            pods.start("old", CUSTOMER);
            assertThat(pods.schemaReady("old")).isEmpty();
            open(scene, CUSTOMER);

            team.awaitReady("shop");
            awaitLetThrough(pods, "old");
            PodCondition let = pods.schemaReady("old").orElseThrow();
            assertThat(let.getReason()).isEqualTo(Reason.SchemaReady.name());
            assertThat(let.getLastTransitionTime()).isNotNull();

            pods.start("new", EMAIL);
            team.await("shop", migration -> isAbsent(migration, EMAIL));
            assertThat(pods.isLetThrough("new")).isFalse();

            team.configMap("shop", scripts(CUSTOMER, EMAIL));
            awaitLetThrough(pods, "new");
            assertThat(scene.database()
                            .value("SELECT count(*) FROM _prisma_migrations WHERE migration_name = '" + EMAIL
                                    + "' AND finished_at IS NOT NULL"))
                    .isEqualTo(1L);

            team.change("shop", spec -> Specs.from(spec)
                    .policy(new Policy(new Policy.Approval(Policy.Mode.Always, null), null, null, null, null))
                    .build());
            team.configMap("shop", scripts(CUSTOMER, EMAIL, AGE));
            DatabaseMigration waiting = team.awaitApproval("shop");
            assertSays(
                    waiting, ConditionType.GateOpen, ConditionState.False, Reason.SchemaNotReady, "AwaitingApproval");
            pods.start("old-too", CUSTOMER);
            pods.start("newest", AGE);
            awaitLetThrough(pods, "old-too");
            assertThat(pods.isLetThrough("newest")).isFalse();
            assertThat(pods.schemaReady("old"))
                    .as("a pending migration closes no pod")
                    .contains(let);
        }
    }

    @Test
    void withoutTheRightTheResourceStallsAndNamesTheSwitch() {
        try (OperatorScene scene = OperatorScene.open()) {
            ApplicationPods pods =
                    new ApplicationPods(scene.admin(), scene.team().namespace(), "shop");
            open(scene, CUSTOMER);
            scene.team().awaitReady("shop");

            pods.start("new", CUSTOMER);

            DatabaseMigration stalled = scene.team().awaitReason("shop", Reason.RolloutNotPermitted);
            assertStalled(stalled, Reason.RolloutNotPermitted, "rollouts.readinessGates=true", "pods/status");
            assertThat(pods.schemaReady("new")).isEmpty();
            scene.admin()
                    .pods()
                    .inNamespace(scene.team().namespace())
                    .withName("new")
                    .delete();
            scene.team().awaitReady("shop");
        }
    }

    private static void open(OperatorScene scene, String... migrations) {
        Team team = scene.team();
        team.secret("shop-db", "url", scene.database().url());
        team.configMap("shop", scripts(migrations));
        team.migration(
                "shop",
                Specs.unasked(Team.target("shop"), Team.source("shop"))
                        .rollout(new Rollout(List.of(), null, ApiGroup.SCHEMA_READY, null, null))
                        .build());
    }

    private static void awaitLetThrough(ApplicationPods pods, String name) {
        await("pod " + name + " is let through").atMost(Duration.ofMinutes(2)).until(() -> pods.isLetThrough(name));
    }

    private static boolean isAbsent(DatabaseMigration migration, String name) {
        return migration.getStatus().rollout() != null
                && migration.getStatus().rollout().requirements().stream()
                        .filter(requirement -> requirement.migration().equals(name))
                        .filter(requirement -> !requirement.applied())
                        .map(Requirement::run)
                        .anyMatch(run -> run != null);
    }

    private static Map<String, String> scripts(String... migrations) {
        Map<String, String> scripts = new HashMap<>();
        List.of(migrations).forEach(name -> scripts.put(name + ".sql", SCRIPTS.get(name)));
        return scripts;
    }
}
