package dev.kanmon.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestKubernetes;
import dev.kanmon.testsupport.operator.Cluster;
import dev.kanmon.testsupport.operator.OperatorScene;
import dev.kanmon.testsupport.operator.Team;
import dev.kanmon.testsupport.operator.TestOperator;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Operators beside the scene's own: on the same namespace, and on several. */
class SeveralOperatorsIT {

    private static final Map<String, String> SOURCE = Map.of(
            "20260101000000_init.sql", "CREATE TABLE shop (id int);",
            "20260102000000_slow.sql", "SELECT pg_sleep(2); INSERT INTO shop VALUES (1);");

    private OperatorScene scene;

    @BeforeEach
    void open() {
        scene = OperatorScene.open();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void twoOperatorsAtOnceRunEachMigrationOnce() {
        TestDatabase database = scene.database();
        Team team = scene.team();
        try (TestOperator second = TestOperator.start(Cluster.asOperator(), team.namespace())) {
            team.secret("shop-db", "url", database.url());
            team.configMap("shop", SOURCE);
            team.migration("shop");

            team.awaitReady("shop");

            assertThat(second.migrations()).hasSize(1);
        }
        assertThat(database.value("SELECT count(*) FROM shop")).isEqualTo(1L);
        assertThat(database.value("SELECT count(*) FROM _prisma_migrations")).isEqualTo(2L);
        assertThat(team.jobs()).as("one plan, one deploy").hasSize(2);
    }

    @Test
    void anOperatorLooksAfterItsNamespacesAndNoOther() {
        Team first = new Team(scene.admin(), TestKubernetes.shared().newNamespace());
        Team second = new Team(scene.admin(), TestKubernetes.shared().newNamespace());
        Team unwatched = new Team(scene.admin(), TestKubernetes.shared().newNamespace());
        try (TestOperator operator = TestOperator.start(Cluster.asOperator(), first.namespace(), second.namespace())) {
            for (Team team : new Team[] {first, second, unwatched}) {
                team.configMap("shop", SOURCE);
                team.migration("shop");
            }

            first.await("shop", migration -> first.jobs().size() == 1);
            second.await("shop", migration -> second.jobs().size() == 1);

            Awaitility.await()
                    .during(Duration.ofSeconds(2))
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> !Team.isLookedAt(unwatched.get("shop"))
                            && unwatched.jobs().isEmpty());
            assertThat(operator.migrations()).hasSize(2);
        }
    }
}
