package dev.kanmon.operator.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.operator.decide.rollout.RolloutAct;
import dev.kanmon.operator.decide.rollout.RolloutAct.Delete;
import dev.kanmon.operator.decide.rollout.RolloutAct.Scale;
import dev.kanmon.operator.decide.rollout.RolloutAct.Switch;
import dev.kanmon.operator.probe.Prober;
import dev.kanmon.testsupport.TestKubernetes;
import dev.kanmon.testsupport.operator.Cluster;
import dev.kanmon.testsupport.operator.PlayedDeployment;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a rollout does to a cluster, under the rights of {@code deploy/rollouts}; and what it leaves when it was overtaken. */
class RolloutActsIT {

    private static final String KEY = "example.com/slot";

    private final KubernetesClient admin = Cluster.prepared();
    private final String namespace = TestKubernetes.shared().newNamespace();
    private final KubernetesClient operator = Cluster.asOperatorWithRollouts();
    private final DatabaseMigration owner = owner(namespace);

    @Test
    void switchChangesTheOneValueAndNothingElse() {
        Service before = service();

        perform(switched(before, "blue", "green"));

        assertThat(found().getSpec().getSelector()).isEqualTo(Map.of("app", "shop", KEY, "green"));
        assertThat(found().getSpec().getPorts()).isEqualTo(before.getSpec().getPorts());
    }

    @Test
    void switchIsDoneOnceHoweverOftenItIsTried() {
        Switch switching = switched(service(), "blue", "green");
        perform(switching);
        String version = found().getMetadata().getResourceVersion();

        perform(switching);

        assertThat(found().getMetadata().getResourceVersion()).isEqualTo(version);
    }

    @Test
    void serviceThatSomebodyHasChangedMeanwhileIsLeft() {
        Service before = service();
        admin.resource(before).edit(service -> new ServiceBuilder(service)
                .editMetadata()
                .addToLabels("somebody", "was-here")
                .endMetadata()
                .build());

        perform(switched(before, "blue", "green"));

        assertThat(found().getSpec().getSelector()).containsEntry(KEY, "blue");
    }

    @Test
    void serviceThatSelectsSomethingElseIsLeft() {
        perform(switched(service(), "red", "green"));

        assertThat(found().getSpec().getSelector()).containsEntry(KEY, "blue");
    }

    @Test
    void serviceThatIsGoneIsNoError() {
        Service before = service();
        admin.resource(before).delete();

        perform(switched(before, "blue", "green"));

        assertThat(found()).isNull();
    }

    @Test
    void deploymentIsScaledWhereItStillAsksForAsMany() {
        PlayedDeployment web = new PlayedDeployment(admin, namespace, "web", 0);

        perform(new Scale("web", 0, 3));
        assertThat(web.replicas()).isEqualTo(3);

        perform(new Scale("web", 2, 0));
        assertThat(web.replicas()).isEqualTo(3);
    }

    @Test
    void deploymentIsDeletedAndAnotherOneOfItsNameIsNot() {
        new PlayedDeployment(admin, namespace, "web", 1);
        String uid = admin.apps()
                .deployments()
                .inNamespace(namespace)
                .withName("web")
                .get()
                .getMetadata()
                .getUid();

        perform(new Delete("web", "another"));
        assertThat(exists()).isTrue();

        perform(new Delete("web", uid));
        assertThat(exists()).isFalse();
        perform(new Delete("web", uid));
    }

    private void perform(RolloutAct act) {
        try (Prober prober = new Prober()) {
            new RolloutActs(operator, new Deployments(operator), prober).perform(act, owner);
        }
    }

    private boolean exists() {
        return admin.apps().deployments().inNamespace(namespace).withName("web").get() != null;
    }

    private static Switch switched(Service seen, String from, String to) {
        return new Switch("shop", seen.getMetadata().getResourceVersion(), KEY, from, to);
    }

    private Service service() {
        return admin.resource(new ServiceBuilder()
                        .withNewMetadata()
                        .withName("shop")
                        .withNamespace(namespace)
                        .endMetadata()
                        .withNewSpec()
                        .withSelector(Map.of("app", "shop", KEY, "blue"))
                        .addNewPort()
                        .withPort(80)
                        .endPort()
                        .endSpec()
                        .build())
                .create();
    }

    private Service found() {
        return admin.services().inNamespace(namespace).withName("shop").get();
    }

    private static DatabaseMigration owner(String namespace) {
        DatabaseMigration migration = new DatabaseMigration();
        migration.setMetadata(new ObjectMetaBuilder()
                .withName("shop")
                .withNamespace(namespace)
                .build());
        return migration;
    }
}
