package dev.kanmon.operator;

import static dev.kanmon.testsupport.operator.Team.condition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.ConditionState;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.testsupport.TestKubernetes;
import dev.kanmon.testsupport.kubelet.KubeletPlayer;
import dev.kanmon.testsupport.operator.Cluster;
import dev.kanmon.testsupport.operator.ScriptedRunner;
import dev.kanmon.testsupport.operator.Team;
import dev.kanmon.testsupport.operator.TestOperator;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The operator on a real API server, with Jobs whose outcome the test gives. */
class ScriptedRunsIT {

    private KubernetesClient admin;
    private Team team;
    private TestOperator operator;

    @BeforeEach
    void start() {
        admin = Cluster.prepared();
        team = new Team(admin, TestKubernetes.shared().newNamespace());
        operator = TestOperator.start(Cluster.asOperator(), team.namespace());
    }

    @AfterEach
    void stop() {
        operator.close();
    }

    @Test
    void aJobThatDoesItsWorkMakesTheResourceReady() {
        try (KubeletPlayer ignored = KubeletPlayer.builder(admin)
                .namespace(team.namespace())
                .script(new ScriptedRunner("20260101000000_init"))
                .start()) {
            team.secret("shop-db", "url", "postgresql://nobody@localhost/none");
            team.configMap("shop", Map.of("20260101000000_init.sql", "CREATE TABLE t (id int);"));
            team.migration("shop");

            DatabaseMigration ready = team.awaitReady("shop");

            assertThat(condition(ready, ConditionType.Ready).status()).isEqualTo(ConditionState.True);
            assertThat(ready.getStatus().observedGeneration())
                    .isEqualTo(ready.getMetadata().getGeneration());
            assertThat(team.jobs()).as("one plan, one deploy").hasSize(2);
            assertThat(admin.configMaps()
                            .inNamespace(team.namespace())
                            .withName(ready.getStatus().plan().configMap())
                            .get()
                            .getData()
                            .get("plan.md"))
                    .as("a plan whose log is lost is kept as its summary")
                    .contains("could not be read", ready.getStatus().plan().hash());
        }
    }
}
